// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <map>
#include <optional>
#include <vector>

#include "ui/family/face_pictures.h"

namespace latentwalk {

// The pictures of a tree's faces, each in halving sizes, so that a small one is neither slow nor coarse. Those in sight
// are ordered, the most important first, a few at a time, so that what comes into sight does not wait behind what has
// left it; those that were in sight last are kept, 64 MiB of them. UI thread; nothing blocks. The service may end
// first.
class TreePictures : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kMostBytes = qsizetype{64} << 20U;
    static constexpr int kSmallest = 16;  // pixels a side
    static constexpr int kLargest = 256;

    explicit TreePictures(RenderService& service, QObject* parent = nullptr, qsizetype mostBytes = kMostBytes);

    // Forgets all pictures.
    void setCheckpoint(const CheckpointInfo& info);
    // Forgets those of faces that are not in this family, which may have the same numbers.
    void keepOnly(const Family& family);
    // What is in sight from now on, each `pixels` of the screen a side.
    void look(std::vector<FamilyFace> inSight, int pixels);

    // The smallest there is that has so many pixels a side, else the largest; null without any.
    QImage picture(FaceId face, int pixels) const;
    // How many of those in sight are still to come as large as they are seen.
    int missing() const;
    qsizetype bytes() const { return m_bytes; }

signals:
    void pictureChanged(latentwalk::FaceId face);

private:
    struct Entry {
        std::vector<QImage> sizes;  // the largest first
        int pixels = 0;             // that it was asked for with
        BredFace face = {};
        quint64 seen = 0;
    };

    bool isThere(FaceId face) const;
    bool needsMore() const;
    void orderMore();
    void take(int place);
    void forgetOld();

    const qsizetype m_mostBytes;
    std::optional<CheckpointInfo> m_info;
    PictureBoard m_board;
    std::vector<FaceId> m_places;  // of the board
    std::vector<FamilyFace> m_inSight;
    std::map<FaceId, PictureRequest> m_requests;  // that the board has: a photograph's descendant takes some making
    std::map<FaceId, Entry> m_entries;
    int m_pixels = kSmallest;
    quint64 m_now = 0;
    qsizetype m_bytes = 0;
    QTimer m_more{this};
};

}  // namespace latentwalk
