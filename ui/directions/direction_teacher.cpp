// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/direction_teacher.h"

#include <algorithm>
#include <utility>

#include "core/generator/torch/found_directions.h"

namespace latentwalk {
namespace {

constexpr int kTeachingRest = 300;  // milliseconds

}  // namespace

// Touched by one fit at a time.
struct DirectionTeacher::Prior {
    std::optional<Spectrum> spectrum;
};

MarkCount countOf(const std::vector<FaceMark>& marks) {
    const auto more =
        static_cast<int>(std::count_if(marks.begin(), marks.end(), [](const FaceMark& mark) { return mark.more; }));
    return {more, static_cast<int>(marks.size()) - more};
}

int DirectionTeacher::fewest() {
    return kFewestMarks;
}

bool DirectionTeacher::isEnough(const std::vector<FaceMark>& marks) {
    const MarkCount count = countOf(marks);
    return count.more >= kFewestMarks && count.less >= kFewestMarks;
}

DirectionTeacher::DirectionTeacher(QObject* parent) : QObject(parent) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kTeachingRest);
    connect(&m_rest, &QTimer::timeout, this, &DirectionTeacher::start);
    connect(&m_job, &BackgroundJob::finished, this, [this] { end({}); });
    connect(&m_job, &BackgroundJob::cancelled, this, [this] { end({}); });
    connect(&m_job, &BackgroundJob::failed, this, &DirectionTeacher::end);
}

void DirectionTeacher::setCheckpoint(std::shared_ptr<const Checkpoint> checkpoint, GeneratorKind kind) {
    forget();
    m_checkpoint = std::move(checkpoint);
    m_kind = kind;
    m_prior = std::make_shared<Prior>();
}

void DirectionTeacher::forget() {
    m_rest.stop();
    m_next.reset();
    m_now.clear();
    m_job.cancel();
}

void DirectionTeacher::teach(const QString& id, const std::vector<FaceMark>& marks) {
    if (!m_checkpoint) {
        return;
    }
    m_next = Lesson{id, marks};
    m_now.clear();
    m_job.cancel();
    m_rest.start();
}

void DirectionTeacher::start() {
    if (!m_next || m_job.isRunning()) {
        return;  // end() comes back here
    }
    const Lesson lesson = *std::exchange(m_next, std::nullopt);
    m_now = lesson.id;
    m_result = std::make_shared<Result>();
    m_job.start([checkpoint = m_checkpoint, kind = m_kind, prior = m_prior, result = m_result,
                 marks = lesson.marks](const GoOn& goOn) {
        if (!prior->spectrum) {
            prior->spectrum = formatSpectrum(checkpoint->weights(kind));
        }
        const Architecture& architecture = checkpoint->architecture;
        std::vector<Mark> faces;
        for (const FaceMark& mark : marks) {
            faces.push_back({mark.latent.empty()
                                 ? sampleLatent(*mark.seed, architecture.latentSize, architecture.labels)
                                 : mark.latent,
                             mark.more});
        }
        const auto taught = teachDirection(faces, *prior->spectrum, checkpoint->architecture.pixelNorm, goOn);
        if (taught) {
            result->direction = taught->direction;
        }
        return taught.has_value();
    });
}

void DirectionTeacher::end(const QString& failure) {
    const QString id = std::exchange(m_now, {});
    if (!id.isEmpty() && !failure.isEmpty()) {
        emit failed(id, failure);
    } else if (!id.isEmpty() && m_result->direction) {
        emit taught(id, *m_result->direction);
    }
    if (!m_rest.isActive()) {
        start();
    }
}

}  // namespace latentwalk
