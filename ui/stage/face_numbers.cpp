// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/face_numbers.h"

#include <utility>

#include "ui/stage/measured_text.h"

namespace latentwalk {
namespace {

constexpr int kRest = 150;  // milliseconds that a picture has to stay

}  // namespace

FaceNumbers::FaceNumbers(std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_reading(std::make_shared<FaceReading>(std::move(folder))) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &FaceNumbers::start);
}

FaceNumbers::~FaceNumbers() = default;

void FaceNumbers::measure(std::shared_ptr<const Picture> picture, const ModelReference& model) {
    m_picture = std::move(picture);
    m_model = model;
    m_rest.start();
    // While a hand drags there is one such word and not one for each frame.
    if (std::exchange(m_told, false)) {
        emit measured({});
    }
}

void FaceNumbers::readNames() {
    ++m_names;
    if (m_picture) {
        m_rest.start();
    }
}

void FaceNumbers::start() {
    const auto work = [reading = m_reading, picture = m_picture, model = m_model,
                       names = m_names](const TellProgress&) -> Result {
        return {reading->read(*picture), reading->namesOf(model, names)};
    };
    m_job.start(work, {.finished = [this, picture = m_picture, model = m_model](const Result& result) {
                    if (picture == m_picture) {  // otherwise the next one waits already
                        m_told = true;
                        emit measured(measuredText(result.scores, result.named ? &*result.named : nullptr));
                        emit seen(QString::fromStdString(model.sha256),
                                  result.named ? namesFaces(*result.named) : result.scores.readable);
                    }
                }});
}

}  // namespace latentwalk
