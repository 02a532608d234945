// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "core/latent/direction.h"
#include "core/model/weights/checkpoint.h"
#include "ui/background/job.h"
#include "ui/directions/store/known_direction.h"

namespace latentwalk {

// How many marks say more, and how many less.
struct MarkCount {
    int more = 0;
    int less = 0;
};
MarkCount countOf(const std::vector<FaceMark>& marks);

// Fits taught directions to their marks, in the background, a moment after the marks have come to rest; the newest wish
// wins. The prior comes from the checkpoint's format layer, computed once for each checkpoint. Used on the UI thread,
// where the signals come as well.
class DirectionTeacher : public QObject {
    Q_OBJECT

public:
    explicit DirectionTeacher(QObject* parent = nullptr);

    // What was wished for before is forgotten.
    void setCheckpoint(std::shared_ptr<const Checkpoint> checkpoint, GeneratorKind kind);
    // Whether marks are enough for a fit: kFewestMarks of each kind.
    static bool isEnough(const std::vector<FaceMark>& marks);
    static int fewest();
    // Ends in taught or failed unless a newer wish takes its place.
    void teach(const QString& id, const std::vector<FaceMark>& marks);
    void forget();
    bool isBusy() const { return m_next.has_value() || m_job.isRunning(); }

signals:
    void taught(const QString& id, const latentwalk::Direction& direction);
    void failed(const QString& id, const QString& message);

private:
    struct Lesson {
        QString id;
        std::vector<FaceMark> marks;
    };
    struct Prior;  // of a checkpoint; filled by the first fit

    void start();

    std::shared_ptr<const Checkpoint> m_checkpoint;
    GeneratorKind m_kind = GeneratorKind::Average;
    std::shared_ptr<Prior> m_prior;
    std::optional<Lesson> m_next;
    QTimer m_rest;
    Job<Direction> m_job;
};

}  // namespace latentwalk
