// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "core/session/session.h"
#include "ui/walk/anchor_thumbnail.h"
#include "ui/walk/closeness_slider.h"
#include "ui/widgets/seed_edit.h"

namespace latentwalk {

// One anchor of the walk: its picture, its name, its seed, and buttons to draw another one or to take the face that is
// shown; of one that carries offsets how close it stays to its photo. Knows nothing of the document; it shows what it
// is told and says what the user wants.
class AnchorEditor : public QWidget {
    Q_OBJECT

public:
    // With the thumbnail on the left or, for the last anchor, on the right.
    explicit AnchorEditor(Qt::Edge thumbnailEdge, QWidget* parent = nullptr);

    void setAnchor(const SessionAnchor& anchor, int index);
    AnchorThumbnail* thumbnail() const { return m_thumbnail; }
    // `key` pins the shown face here; for the tooltip.
    void setPinKey(const QString& key);
    void setThumbnail(const QImage& image) { m_thumbnail->setImage(image); }
    void setCurrent(bool current) { m_thumbnail->setCurrent(current); }

signals:
    void seedEntered(quint64 seed);
    void pinRequested();
    // Of an anchor that carries offsets; the slider of others is hidden.
    void closenessMoved(double closeness);
    void closenessReleased();

private:
    QToolButton* makeButton(const QString& iconName);

    AnchorThumbnail* m_thumbnail;
    QLabel* m_name;
    SeedEdit* m_seed;
    QToolButton* m_random;
    QToolButton* m_pin;
    ClosenessSlider* m_closeness;
    QString m_pinKey;
};

}  // namespace latentwalk
