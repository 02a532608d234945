// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/face_reading.h"

#include <algorithm>

#include "core/faces/named/known_named.h"
#include "core/faces/open_face_networks.h"
#include "core/message/file_error.h"

namespace latentwalk {

faces::FaceScores FaceReading::read(const Picture& picture) {
    if (!m_reader) {
        try {
            m_reader.emplace(faces::builtInFaceNetworks());
        } catch (const FileError&) {
            m_reader.emplace(nullptr);  // pixels still tell something
        }
    }
    return m_reader->read(picture);
}

const std::optional<NamedDirections>& FaceReading::namesOf(const ModelReference& model, int reading) {
    if (std::pair wanted(model.sha256, reading); m_names != wanted) {
        m_names = std::move(wanted);
        m_named.reset();
        try {
            m_named = knownNamed(model, m_folder);
        } catch (const FileError&) {
            // Then the numbers are told as they are.
        }
    }
    return m_named;
}

bool namesFaces(const NamedDirections& named) {
    return std::any_of(named.predictors.begin(), named.predictors.end(), [](const ScorePredictor& known) {
        const auto score = faces::scoreOf(known.id);
        return score && faces::needsOf(*score) != faces::Needs::Pixels;
    });
}

}  // namespace latentwalk
