// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/direction_teacher.h"

#include <algorithm>
#include <utility>

#include "core/latent/found/found_directions.h"
#include "core/latent/found/taught_direction.h"
#include "core/latent/spectrum/spectrum.h"

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

DirectionTeacher::DirectionTeacher(QObject* parent) : QObject(parent), m_rest(this) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kTeachingRest);
    connect(&m_rest, &QTimer::timeout, this, &DirectionTeacher::start);
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
    m_job.forget();
}

void DirectionTeacher::teach(const QString& id, const std::vector<FaceMark>& marks) {
    if (!m_checkpoint) {
        return;
    }
    m_next = Lesson{id, marks};
    m_job.forget();
    m_rest.start();
}

void DirectionTeacher::start() {
    if (!m_next) {
        return;
    }
    const Lesson lesson = *std::exchange(m_next, std::nullopt);
    const auto work = [checkpoint = m_checkpoint, kind = m_kind, prior = m_prior,
                       marks = lesson.marks](const TellProgress& tell) {
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
        return teachDirection(faces, *prior->spectrum, architecture.pixelNorm, tell).direction;
    };
    m_job.start(work, {.finished = [this, id = lesson.id](const Direction& direction) { emit taught(id, direction); },
                       .failed = [this, id = lesson.id](const QString& message) { emit failed(id, message); }});
}

}  // namespace latentwalk
