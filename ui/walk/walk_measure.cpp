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

WalkMeasure::WalkMeasure(RenderService& service, WalkDocument& document, QObject* parent)
    : QObject(parent), m_service(service), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kMeasuringRest);
    connect(&m_rest, &QTimer::timeout, this, &WalkMeasure::begin);
    const auto changed = [this] {
        m_measured = false;
        stop();
        m_rest.start();
    };
    connect(&document, &WalkDocument::walkChanged, this, changed);
    connect(&document, &WalkDocument::growthChanged, this, [this, changed] {
        if (m_open && shown() != m_shown) {
            changed();
        }
    });
    connect(&m_job, &BackgroundJob::cancelled, this, [this] { m_rest.start(); });
    connect(&m_job, &BackgroundJob::failed, this, [this](const QString& message) {
        m_measured = true;  // not again before the walk is another
        emit failed(message);
    });
}

void WalkMeasure::setCheckpoint(const CheckpointInfo& info) {
    m_open = true;
    m_scale = info.scaleFor(kPixels);
    m_measured = false;
    stop();
    m_rest.start();
}

WalkMeasure::~WalkMeasure() {
    stop();
}

// The job asks between two batches; what it has ordered and waits for is taken back.
void WalkMeasure::stop() {
    m_job.cancel();
    if (m_generator) {
        m_generator->stop();
    }
}

void WalkMeasure::setWanted(bool wanted) {
    m_wanted = wanted;
    if (wanted && !m_measured) {
        m_rest.start();
    }
}

void WalkMeasure::begin() {
    if (!m_open || m_job.isRunning()) {
        return;  // its end begins anew
    }
    if (m_document.walk().needsPace()) {
        measurePaceOf(m_document.session());
    } else if (m_wanted && !m_measured) {
        measureSteps();
    }
}

void WalkMeasure::measurePaceOf(const Session& session) {
    m_generator = m_service.generatorFor(Urgency::Measure);
    const auto pace = std::make_shared<std::optional<Pace>>();
    disconnect(&m_job, &BackgroundJob::finished, this, nullptr);
    connect(&m_job, &BackgroundJob::finished, this, [this, pace] {
        m_document.setMeasuredPace(**pace);
        emit paceMeasured();
        m_rest.start();
    });
    m_job.start([session, generator = m_generator, pace](const GoOn& goOn) {
        *pace = measurePace(session, *generator, goOn);
        return pace->has_value();
    });
}

void WalkMeasure::measureSteps() {
    m_generator = m_service.generatorFor(Urgency::Measure);
    m_shown = shown();
    const auto positions = std::make_shared<std::vector<double>>(Walk::positions(kSteps + 1, true));
    const auto changes = std::make_shared<std::vector<double>>();
    disconnect(&m_job, &BackgroundJob::finished, this, nullptr);
    connect(&m_job, &BackgroundJob::finished, this, [this, positions, changes] {
        m_measured = true;
        emit stepsMeasured(*positions, *changes);
    });
    disconnect(&m_job, &BackgroundJob::progressed, this, nullptr);
    connect(&m_job, &BackgroundJob::progressed, this,
            [this](qint64 done, qint64 all) { emit progressed(static_cast<double>(done) / static_cast<double>(all)); });
    m_job.start([walk = m_document.walk(), grows = growsAlong(m_document.session()), generator = m_generator, positions,
                 changes, scale = m_scale](const GoOn& goOn) {
        Images last;
        for (std::size_t next = 0; next < positions->size();) {
            const GenerateOptions options = measuredAt(walk, (*positions)[next], grows, scale);
            LatentBatch latents = LatentBatch::of(walk.latentAt((*positions)[next++]));
            while (next < positions->size() && latents.count < kBatch &&
                   measuredAt(walk, (*positions)[next], grows, scale) == options) {
                latents.append(walk.latentAt((*positions)[next++]));
            }
            Images images = generator->generate(latents, options);
            if (last.count > 0) {
                changes->push_back(change(last, images));
            }
            for (std::int64_t i = 1; i < images.count; ++i) {
                changes->push_back(pictureChange(images, i - 1, images, i));
            }
            last = std::move(images);
            if (!goOn(static_cast<std::int64_t>(next), static_cast<std::int64_t>(positions->size()))) {
                return false;
            }
        }
        return true;
    });
}

WalkMeasure::Shown WalkMeasure::shown() const {
    const SessionWalk& walk = m_document.walk();
    const bool grows = growsAlong(m_document.session());
    return {measuredAt(walk, 0, grows, m_scale), measuredAt(walk, 1, grows, m_scale)};
}

}  // namespace latentwalk
