// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <functional>
#include <optional>
#include <vector>

#include "core/faces/search/seed_query.h"
#include "core/session/session.h"
#include "ui/background/job.h"

namespace latentwalk {

// A face that others can be compared with, and what it is called.
struct LikeFace {
    QString name;
    std::optional<quint64> seed;  // or, of a face that is no seed's:
    Latent latent;
    CarriedOffsets offsets = {};  // with it

    bool operator==(const LikeFace&) const = default;
};

// Which face the found ones shall be like: none, the one on the stage, an anchor, or one that is dropped here, from the
// gallery or as a picture of ours. The face is taken when it is chosen; it does not change with the stage.
class LikeBox : public QComboBox {
    Q_OBJECT

public:
    explicit LikeBox(QWidget* parent = nullptr);

    // What there is to choose from, asked for each time that the list opens; the face on the stage first.
    using Faces = std::function<std::vector<LikeFace>()>;
    void setFaces(Faces faces) { m_faces = std::move(faces); }
    // Of the open model; a picture of another one is refused.
    void setModel(const ModelReference& model) { m_model = model; }

    const std::optional<LikeFace>& face() const { return m_face; }
    // Tells nobody.
    void setFace(const std::optional<LikeFace>& face);
    // A picture of ours, read in the background: changed() or failed() follows.
    void takePicture(const QString& path);

    void showPopup() override;

signals:
    void changed();
    void failed(const QString& sentence);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fill();
    void choose(int index);

    Faces m_faces;
    ModelReference m_model;
    std::optional<LikeFace> m_face;
    std::vector<LikeFace> m_listed;
    Job<LikeFace> m_reading;
};

// What a search calls a seed's face, and one that is none.
QString seedName(quint64 seed);

}  // namespace latentwalk
