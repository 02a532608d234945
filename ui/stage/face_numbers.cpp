// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/face_numbers.h"

#include <utility>

#include "core/faces/face_reader.h"
#include "core/faces/named/known_named.h"
#include "core/message/file_error.h"
#include "ui/stage/measured_text.h"

namespace latentwalk {
namespace {

constexpr int kRest = 150;  // milliseconds that a picture has to stay

}  // namespace

// What is kept from one picture to the next. Only one of the job's threads works at a time.
struct FaceNumbers::Reading {
    std::optional<faces::FaceReader> reader;
    std::pair<std::string, int> names;  // the model that `named` is of, and which reading of them
    std::optional<NamedDirections> named;

    Result read(const Picture& picture, const ModelReference& reference, const std::filesystem::path& folder,
                int reading) {
        if (!reader) {
            try {
                reader.emplace(faces::builtInFaceNetworks());
            } catch (const FileError&) {
                reader.emplace(nullptr);  // pixels still tell something
            }
        }
        if (std::pair wanted(reference.sha256, reading); names != wanted) {
            names = std::move(wanted);
            named.reset();
            try {
                named = knownNamed(reference, folder);
            } catch (const FileError&) {
                // Then the numbers are told as they are.
            }
        }
        return {reader->read(picture), named};
    }
};

FaceNumbers::FaceNumbers(std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_reading(std::make_shared<Reading>()) {
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
    m_job.start([reading = m_reading, picture = m_picture, model = m_model, folder = m_folder,
                 names = m_names](const TellProgress&) { return reading->read(*picture, model, folder, names); },
                {.finished = [this, picture = m_picture](Result result) {
                    if (picture == m_picture) {  // otherwise the next one waits already
                        m_told = true;
                        emit measured(measuredText(result.scores, result.named ? &*result.named : nullptr));
                    }
                }});
}

}  // namespace latentwalk
