#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "core/latent/walk.h"

namespace latentwalk {

// A latent with where it came from.
struct Face {
    std::optional<quint64> seed;  // without one the latent was found on a walk
    Latent latent;

    bool operator==(const Face&) const = default;
};

// A face that the user pinned as one end of the walk.
struct Anchor {
    Face face;
    QString name;  // "A", "B"

    bool operator==(const Anchor&) const = default;
};

// What the user works on: the anchors, the way between them, where on it we are, and possibly a face beside the walk
// that is only being looked at. No widgets, no thread but the UI's; every setter that changes something emits.
// There are always at least two anchors; all latents have latentSize() components.
class WalkDocument : public QObject {
    Q_OBJECT

public:
    explicit WalkDocument(QObject* parent = nullptr);

    // Fits the document to a generator. Anchors with a seed keep it; those without keep their latent where its size is
    // right and otherwise start anew. Emits everything.
    void setLatentSize(std::int64_t size);
    std::int64_t latentSize() const { return m_latentSize; }

    const std::vector<Anchor>& anchors() const { return m_anchors; }
    double position() const { return m_position; }
    WalkPath path() const { return m_path; }
    Walk walk() const;

    // The face beside the walk that is being looked at, if any.
    const std::optional<Face>& aside() const { return m_aside; }
    // The face to show: the one aside, else the walk's at the position. Has a seed where the position is exactly at an
    // anchor that has one.
    Face current() const;

    // The position of an anchor on the walk.
    double positionOf(int anchor) const;
    // The position of the next anchor in direction +1 or -1, or the end of the walk.
    double anchorBeside(double position, int direction) const;

    // Goes back to the walk. `position` is clamped to [0, 1].
    void setPosition(double position);
    void setPath(WalkPath path);
    void setAnchorSeed(int anchor, quint64 seed);
    // The anchor becomes the face that is shown, and the position goes there: the picture stays the same.
    void pin(int anchor);
    // Shows a seed's face beside the walk.
    void showSeed(quint64 seed);

signals:
    void anchorChanged(int anchor);
    void pathChanged();
    // The position, or whether a face aside is shown.
    void positionChanged();
    // current() may be another face than before.
    void currentChanged();

private:
    Face faceOf(quint64 seed) const;
    void moveTo(double position);

    std::int64_t m_latentSize = 512;
    std::vector<Anchor> m_anchors;
    double m_position = 0;
    WalkPath m_path = WalkPath::Straight;
    std::optional<Face> m_aside;
};

}  // namespace latentwalk
