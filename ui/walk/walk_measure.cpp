// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/walk_measure.h"

#include <algorithm>

#include "core/walk/growth.h"

namespace latentwalk {
namespace {

constexpr int kMeasuringRest = 400;  // milliseconds
constexpr int kPixels = 32;          // enough to tell how much a picture changes
constexpr std::int64_t kBatch = 4;

// The picture of a place of the walk as it is measured. Only where the walk grows are the scale and alpha of each place
// what they are; elsewhere they are the same everywhere, and a small scale shows the change as well.
GenerateOptions measuredAt(const SessionWalk& walk, double position, bool grows, int scale) {
    const GenerateOptions options = walk.at(position).options;
    const bool small = options.scale && *options.scale <= scale;
    return grows || small ? options : GenerateOptions{scale, std::nullopt};
}

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
        if (m_open && shown() != m_shown) {
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
    m_shown = shown();
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    const std::vector<double> positions = Walk::positions(kSteps + 1, true);
    const auto work = [walk = m_document.walk(), grows = growsAlong(m_document.session()), generator, positions,
                       scale = m_scale](const TellProgress& tell) {
        std::vector<double> changes;
        Images last;
        for (std::size_t next = 0; next < positions.size();) {
            const GenerateOptions options = measuredAt(walk, positions[next], grows, scale);
            LatentBatch latents = LatentBatch::of(walk.latentAt(positions[next++]));
            while (next < positions.size() && latents.count < kBatch &&
                   measuredAt(walk, positions[next], grows, scale) == options) {
                latents.append(walk.latentAt(positions[next++]));
            }
            Images images = generator->generate(latents, options);
            if (last.count > 0) {
                changes.push_back(change(last, images));
            }
            for (std::int64_t i = 1; i < images.count; ++i) {
                changes.push_back(pictureChange(images, i - 1, images, i));
            }
            last = std::move(images);
            tell({static_cast<std::int64_t>(next), static_cast<std::int64_t>(positions.size())});
        }
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

WalkMeasure::Shown WalkMeasure::shown() const {
    const SessionWalk& walk = m_document.walk();
    const bool grows = growsAlong(m_document.session());
    return {measuredAt(walk, 0, grows, m_scale), measuredAt(walk, 1, grows, m_scale)};
}

}  // namespace latentwalk
