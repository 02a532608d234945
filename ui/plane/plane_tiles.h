// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QPointer>
#include <compare>
#include <map>
#include <memory>
#include <vector>

#include "core/plane/session_plane.h"
#include "ui/render/board/render_retry.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// A tile of a plane by its place: where two levels share one, it is the same tile.
struct PlaneTile {
    int level = 0;
    qint64 column = 0;
    qint64 row = 0;

    // The tile as the coarsest level that has it names it.
    static PlaneTile of(int level, qint64 column, qint64 row);
    PlanePoint place(const Plane& plane) const;

    auto operator<=>(const PlaneTile&) const = default;
};

// The pictures of a plane's tiles: those in sight are ordered, first all of them coarse, then fine, the nearest to the
// middle first; a few at a time, so that what comes into sight does not wait behind what has left it. Pictures are kept
// by their place, those that were in sight last; 64 MiB of them. UI thread; nothing blocks. The service may end first.
class PlaneTiles : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kMostBytes = qsizetype{64} << 20U;

    explicit PlaneTiles(RenderService& service, QObject* parent = nullptr, qsizetype mostBytes = kMostBytes);

    // Forgets all pictures.
    void setCheckpoint(const CheckpointInfo& info);
    // Other faces at the same places: what is in sight is shown as it was until its picture comes.
    void setPlane(std::shared_ptr<const SessionPlane> plane);
    // What is in sight from now on, the most important first, each `pixels` of the screen a side.
    void look(const std::vector<PlaneTile>& inSight, int pixels);

    // The best that there is of a tile; null without any.
    QImage picture(const PlaneTile& tile) const;
    // How many of those in sight are still to come, and how many of them are not even there coarsely.
    int missing() const;
    int missingCoarse() const;
    qsizetype bytes() const { return m_bytes; }

signals:
    void pictureChanged(const latentwalk::PlaneTile& tile);

private:
    enum class Quality { None, Coarse, Fine };
    struct Entry {
        QImage image;
        Quality quality = Quality::None;  // of the faces of now
        Quality ordered = Quality::None;
        PictureOrder order;
        bool failed = false;
        quint64 seen = 0;
    };

    void orderMore();
    // Orders the next picture of this quality; false when none is wanted or enough are on their way.
    bool orderNext(Quality quality);
    std::optional<PictureRequest> requestFor(const PlaneTile& tile, Quality quality) const;
    bool canMake(const GenerateOptions& options) const;
    void take(const PlaneTile& tile, const QImage& image);
    void forgetOld();

    QPointer<RenderService> m_service;
    const qsizetype m_mostBytes;
    std::optional<CheckpointInfo> m_checkpoint;
    std::shared_ptr<const SessionPlane> m_plane;
    std::map<PlaneTile, Entry> m_entries;
    std::vector<PlaneTile> m_inSight;
    int m_fineScale = 0;
    std::optional<int> m_coarseScale;
    int m_open = 0;  // orders on their way
    qsizetype m_bytes = 0;
    quint64 m_now = 0;
    RenderRetry m_retry;
};

}  // namespace latentwalk
