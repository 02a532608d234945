// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/base64.h"
#include "core/file/mapped_file.h"
#include "core/film/encoder_thread.h"
#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/output/frame_batches.h"
#include "core/output/missing_frames.h"
#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "core/recipe/recipe_reader.h"

namespace latentwalk {
namespace {

constexpr std::size_t kFewestDigits = 6;
constexpr std::string_view kFrameEnding = ".png";

// "NAME_000001.png" for index 0; more digits where six do not suffice.
std::string numberedName(const std::string& name, std::int64_t index) {
    const std::string digits = std::to_string(index + 1);
    const std::string zeros(kFewestDigits - std::min(digits.size(), kFewestDigits), '0');
    return name + "_" + zeros + digits + std::string(kFrameEnding);
}

// As JSON writes it: in quotes, with whatever needs escaping escaped. Bytes that are not UTF-8 become U+FFFD.
std::string jsonText(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What stands in a manifest around the recipe of its first frame.
constexpr std::string_view kBeforeRecipe = R"({"format":"latentwalk-frames","version":1,"recipe":)";
constexpr std::string_view kAfterRecipe = ",\n\"frames\":[";

// One sequence and its folder.
class Sequence {
public:
    Sequence(const Session& session, std::filesystem::path folder, std::string name)
        : m_session(session),
          m_walk(session),
          m_recipe(sequenceRecipe(session, session.film.frames)),
          m_folder(std::move(folder)),
          m_name(std::move(name)) {}

    std::int64_t count() const { return m_session.film.frames; }
    std::filesystem::path fileOf(std::int64_t index) const { return m_folder / numberedName(m_name, index); }
    Moment momentOf(std::int64_t index) const { return m_walk.at(positionOf(index)); }

    std::string recipeOf(std::int64_t index) const {
        return toJson(frameRecipe(m_recipe, index, positionOf(index), momentOf(index).latent));
    }

    // Refuses a folder with frames of something else; otherwise (re)writes the manifest.
    void claimFolder(const TellProgress& tell) {
        makeDirectories(m_folder);
        const std::filesystem::path manifest = m_folder / (m_name + ".json");
        std::error_code ignored;
        if (std::filesystem::exists(manifest, ignored)) {
            continueFrom(manifest);
        } else if (const std::string foreign = anyFrame(); !foreign.empty()) {
            throw FileError(
                m_folder,
                Core::about("%1 already holds a %2 that belongs to nothing known here; choose another folder")(
                    forMessage(foreign)));
        }
        writeManifest(manifest, tell);
    }

private:
    double positionOf(std::int64_t index) const { return framePosition(m_session, index, count()); }

    // Frames that were begun are ended with the recipe that they were begun with, in what does not show in them too
    // (the film's rate, names, the version of the program): so all frames of a folder carry the same.
    void continueFrom(const std::filesystem::path& manifest) {
        const auto file = MappedFile::open(manifest);
        std::string_view text(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
        const auto end = text.find(kAfterRecipe);
        if (text.starts_with(kBeforeRecipe) && end != std::string_view::npos) {
            text = text.substr(kBeforeRecipe.size(), end - kBeforeRecipe.size());
            Recipe begun = parseRecipe(manifest, text);
            if (isSameFrame(begun, frameRecipe(m_recipe, 0, positionOf(0), momentOf(0).latent))) {
                m_recipe = std::move(begun);
                return;
            }
        }
        throw FileError(
            m_folder, Core::about("%1 holds frames of another walk or with other settings (%2); choose another folder")(
                          forMessage(manifest.filename().string())));
    }

    // The name of a file that could be one of our frames, of whatever number; empty where there is none.
    std::string anyFrame() const {
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        const std::string before = m_name + "_";
        std::error_code error;
        for (auto entry = std::filesystem::directory_iterator(m_folder, error);
             !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
            const std::string file = entry->path().filename().string();
            if (file.starts_with(before) && file.ends_with(kFrameEnding)) {
                const std::string_view number =
                    std::string_view(file).substr(before.size(), file.size() - before.size() - kFrameEnding.size());
                if (number.size() >= kFewestDigits && std::all_of(number.begin(), number.end(), isDigit)) {
                    return file;
                }
            }
        }
        return {};
    }

    void writeManifest(const std::filesystem::path& path, const TellProgress& tell) const {
        constexpr std::int64_t kAsk = 1024;
        AtomicFile file(path);
        std::string text = std::string(kBeforeRecipe) + recipeOf(0) + std::string(kAfterRecipe);
        for (std::int64_t i = 0; i < count(); ++i) {
            char position[40];
            std::snprintf(position, sizeof position, "%.17g", positionOf(i));
            text += std::string(i == 0 ? "\n" : ",\n") + "{\"file\":" + jsonText(fileOf(i).filename().string()) +
                    ",\"position\":" + position + ",\"latent\":\"" + floatsToBase64(momentOf(i).latent) + "\"}";
            if (i % kAsk == 0) {
                tellProgress(tell, {0, count()});
                file.write(text);
                text.clear();
            }
        }
        file.write(text + "\n]}\n");
        file.commit();
    }

    Session m_session;
    SessionWalk m_walk;
    Recipe m_recipe;
    std::filesystem::path m_folder;
    std::string m_name;
};

}  // namespace

void exportSequence(Generator& generator, const Session& session, const std::filesystem::path& folder,
                    const TellProgress& tell, const std::string& name) {
    Session complete = session;
    ensurePace(complete, generator, tell);
    Sequence sequence(complete, folder, name);
    sequence.claimFolder(tell);
    const std::int64_t size = commonSize(complete);
    EncoderThread encoder([&](std::int64_t index, const Picture& picture) {
        const std::string recipe = sequence.recipeOf(index);
        writePicture(sequence.fileOf(index), framePicture(enlargedTo(picture, size), complete.film), PictureFormat::Png,
                     {100, recipe});
    });

    const auto isThere = [&](std::int64_t index) {
        std::error_code ignored;
        const std::filesystem::path file = sequence.fileOf(index);
        return std::filesystem::exists(file, ignored) && isCompletePng(file, sequence.recipeOf(index));
    };
    const auto make = [&](std::span<const std::int64_t> missing, const std::function<void(std::int64_t)>& done) {
        const auto indexOf = [&](std::int64_t i) { return missing[static_cast<std::size_t>(i)]; };
        forEachPicture(
            generator, std::ssize(missing), [&](std::int64_t i) { return sequence.momentOf(indexOf(i)); },
            rangeOf(complete), [&](std::int64_t i, Picture picture) { encoder.add(indexOf(i), std::move(picture)); },
            done);
    };
    forEachMissing(sequence.count(), isThere, make, tell);
    encoder.finish();
}

}  // namespace latentwalk
