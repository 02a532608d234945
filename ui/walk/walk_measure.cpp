#include "ui/walk/walk_measure.h"

namespace latentwalk {
namespace {

constexpr int kRest = 400;   // milliseconds
constexpr int kPixels = 32;  // enough to tell how much a picture changes
constexpr std::int64_t kBatch = 4;

}  // namespace

WalkMeasure::WalkMeasure(RenderService& service, WalkDocument& document, QObject* parent)
    : QObject(parent), m_service(service), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &WalkMeasure::begin);
    const auto changed = [this] {
        m_measured = false;
        stop();
        m_rest.start();
    };
    connect(&document, &WalkDocument::walkChanged, this, changed);
    connect(&document, &WalkDocument::growthChanged, this, changed);
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
    m_job.start(
        [walk = m_document.walk(), generator = m_generator, positions, changes, scale = m_scale](const GoOn& goOn) {
            GenerateOptions options;
            options.scale = scale;
            Images last;
            const auto count = static_cast<std::int64_t>(positions->size());
            for (std::int64_t first = 0; first < count; first += kBatch) {
                LatentBatch latents;
                for (std::int64_t i = first; i < std::min(first + kBatch, count); ++i) {
                    const Latent latent = walk.latentAt((*positions)[static_cast<std::size_t>(i)]);
                    latents.size = static_cast<std::int64_t>(latent.size());
                    latents.append(latent);
                }
                Images images = generator->generate(latents, options);
                if (last.count > 0) {
                    changes->push_back(pictureChange(last, last.count - 1, images, 0));
                }
                for (std::int64_t i = 1; i < images.count; ++i) {
                    changes->push_back(pictureChange(images, i - 1, images, i));
                }
                last = std::move(images);
                if (!goOn(first + latents.count, count)) {
                    return false;
                }
            }
            return true;
        });
}

}  // namespace latentwalk
