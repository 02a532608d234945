// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/measured/walk_measure.h"

#include <algorithm>
#include <utility>

namespace latentwalk {
namespace {

constexpr int kMeasuringRest = 400;  // milliseconds
constexpr int kPixels = 32;          // enough to tell how much a picture changes

// Between two pictures that may be of different scales.
double change(const Images& a, const Images& b) {
    const std::int64_t side = std::max(a.height, b.height);
    return pictureChange(a.height == side ? a : enlarged(a, side), a.count - 1,
                         b.height == side ? b : enlarged(b, side), 0);
}

}  // namespace

WalkMeasure::WalkMeasure(RenderService& service, Document& document, QObject* parent)
    : QObject(parent), m_service(service), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kMeasuringRest);
    connect(&m_rest, &QTimer::timeout, this, &WalkMeasure::begin);
    const auto changed = [this] {
        m_measured = false;
        stop();
        m_rest.start();
    };
    connect(&document.place(), &WalkPlace::walkChanged, this, changed);
    connect(&document.growth(), &GrowthLevel::changed, this, [this, changed] {
        if (m_open && measuredWalk().ends() != m_shown) {
            changed();
        }
    });
}

void WalkMeasure::setCheckpoint(const CheckpointInfo& info) {
    m_open = true;
    m_scale = info.scaleFor(kPixels);
    m_measured = false;
    stop();
    m_rest.start();
}

void WalkMeasure::stop() {
    m_pace.forget();
    m_steps.forget();
}

void WalkMeasure::setWanted(bool wanted) {
    m_wanted = wanted;
    if (wanted && !m_measured) {
        m_rest.start();
    }
}

void WalkMeasure::begin() {
    if (!m_open || m_pace.isRunning() || m_steps.isRunning()) {
        return;
    }
    if (m_document.walk().needsPace()) {
        measurePace();
    } else if (m_wanted && !m_measured) {
        measureSteps();
    }
}

void WalkMeasure::measurePace() {
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    m_pace.start([session = m_document.session(),
                  generator](const TellProgress& tell) { return latentwalk::measurePace(session, *generator, tell); },
                 {.finished =
                      [this](const Pace& pace) {
                          m_document.settings().setMeasuredPace(pace);
                          emit paceMeasured();
                          m_rest.start();
                      },
                  .failed = [this](const QString& message) { fail(message); },
                  .interrupt = [generator] { generator->stop(); }});
}

void WalkMeasure::measureSteps() {
    m_shown = measuredWalk().ends();
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    const std::vector<double> positions = Walk::positions(kSteps + 1, true);
    const auto work = [walk = measuredWalk(), generator, positions](const TellProgress& tell) {
        std::vector<double> changes;
        Images last;
        const auto take = [&](Images images) {
            if (last.count > 0) {
                changes.push_back(change(last, images));
            }
            for (std::int64_t i = 1; i < images.count; ++i) {
                changes.push_back(pictureChange(images, i - 1, images, i));
            }
            last = std::move(images);
        };
        walk.paint(*generator, positions, take, tell);
        return changes;
    };
    m_steps.start(work,
                  {.finished =
                       [this, positions](const std::vector<double>& changes) {
                           m_measured = true;
                           emit stepsMeasured(positions, changes);
                       },
                   .failed = [this](const QString& message) { fail(message); },
                   .progressed =
                       [this](const Progress& progress) {
                           emit progressed(static_cast<double>(progress.done) / static_cast<double>(progress.all));
                       },
                   .interrupt = [generator] { generator->stop(); }});
}

void WalkMeasure::fail(const QString& message) {
    m_measured = true;  // not again before the walk is another
    emit failed(message);
}

MeasuredWalk WalkMeasure::measuredWalk() const {
    return {m_document.session(), m_document.walk(), m_scale};
}

}  // namespace latentwalk
