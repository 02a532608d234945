// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/faces/face_reader.h"
#include "core/faces/named/named_directions.h"
#include "core/picture/picture.h"
#include "core/session/session.h"

namespace latentwalk {

// Reads faces, and what is known of the numbers' spread among a model's faces; keeps what that takes from one picture
// to the next. One thread at a time, and not the UI's: blocking.
class FaceReading {
public:
    // Named directions of models that were not built in are looked for in `folder`.
    explicit FaceReading(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    // See faces::FaceReader::read(). Without the networks' files only what pixels tell is there.
    faces::FaceScores read(const Picture& picture);

    // The named directions of a model, which know the numbers' spread; nothing where none are known or they cannot be
    // read. They are read again where `reading` is another than the last time.
    const std::optional<NamedDirections>& namesOf(const ModelReference& model, int reading);

private:
    std::filesystem::path m_folder;
    std::optional<faces::FaceReader> m_reader;
    std::pair<std::string, int> m_names;  // the model that m_named is of, and which reading of them
    std::optional<NamedDirections> m_named;
};

// Whether something that only faces show is known of a model's pictures: then it paints faces.
bool namesFaces(const NamedDirections& named);

}  // namespace latentwalk
