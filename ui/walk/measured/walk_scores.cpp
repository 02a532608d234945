// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/measured/walk_scores.h"

#include <algorithm>
#include <utility>

#include "core/picture/images.h"
#include "ui/stage/face_reading.h"

namespace latentwalk {
namespace {

constexpr int kScoresRest = 400;     // milliseconds
constexpr int kPixelsOfFaces = 128;  // in which faces are looked at, whatever the picture's size

}  // namespace

bool WalkFaces::showFaces() const {
    return named ? namesFaces(*named)
                 : std::any_of(scores.begin(), scores.end(), [](const auto& each) { return each.readable; });
}

WalkScores::WalkScores(RenderService& service, Document& document, std::filesystem::path folder, QObject* parent)
    : QObject(parent),
      m_service(service),
      m_document(document),
      m_reading(std::make_shared<FaceReading>(std::move(folder))) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kScoresRest);
    connect(&m_rest, &QTimer::timeout, this, &WalkScores::begin);
    connect(&document.place(), &WalkPlace::walkChanged, this, &WalkScores::beginAnew);
    connect(&document.growth(), &GrowthLevel::changed, this, [this] {
        if (m_open && m_shown && measuredWalk().ends() != *m_shown) {
            beginAnew();
        }
    });
}

WalkScores::~WalkScores() = default;

void WalkScores::setCheckpoint(const CheckpointInfo& info) {
    m_open = true;
    m_scale = info.scaleFor(kPixelsOfFaces);
    beginAnew();
}

void WalkScores::readNames() {
    ++m_names;
    beginAnew();
}

void WalkScores::setWanted(bool wanted) {
    m_wanted = wanted;
    if (!wanted) {
        m_rest.stop();
        m_job.forget();
    } else if (!m_job.isRunning()) {
        restSoon();
    }
}

void WalkScores::beginAnew() {
    m_measured = false;
    m_job.forget();
    emit outdated();
    restSoon();
}

void WalkScores::restSoon() {
    if (m_wanted && !m_measured) {
        m_rest.start();
    }
}

void WalkScores::begin() {
    if (!m_open || !m_wanted || m_measured || m_job.isRunning()) {
        return;
    }
    m_shown = measuredWalk().ends();
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    const auto work = [reading = m_reading, walk = measuredWalk(), model = m_document.session().model, names = m_names,
                       generator](const TellProgress& tell) {
        WalkFaces faces{Walk::positions(kSteps + 1, true), {}};
        const auto take = [&](const Images& images) {
            for (std::int64_t i = 0; i < images.count; ++i) {
                faces.scores.push_back(reading->read(toPicture(images, i)));
            }
        };
        walk.paint(*generator, faces.positions, take, tell);
        faces.named = reading->namesOf(model, names);
        return faces;
    };
    m_job.start(work, {.finished =
                           [this](const WalkFaces& faces) {
                               m_measured = true;
                               emit measured(faces);
                           },
                       .failed = [this](const QString& message) { emit failed(message); },
                       .progressed =
                           [this](const Progress& progress) {
                               emit progressed(static_cast<double>(progress.done) / static_cast<double>(progress.all));
                           },
                       .interrupt = [generator] { generator->stop(); }});
}

MeasuredWalk WalkScores::measuredWalk() const {
    return {m_document.session(), m_document.walk(), m_scale};
}

}  // namespace latentwalk
