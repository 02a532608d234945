#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/file_error.h"
#include "core/file/mapped_file.h"
#include "core/output/encoder_thread.h"
#include "core/output/exporter.h"
#include "core/output/frame_batches.h"
#include "core/output/recipe_reader.h"
#include "core/session/base64.h"

namespace latentwalk {
namespace {

// "NAME_000001.png" for index 0; more digits where six do not suffice.
std::string numberedName(const std::string& name, std::int64_t index) {
    char number[32];
    std::snprintf(number, sizeof number, "_%06lld.png", static_cast<long long>(index) + 1);
    return name + number;
}

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
    void claimFolder() const {
        makeDirectories(m_folder);
        const std::filesystem::path manifest = m_folder / (m_name + ".json");
        const std::string head = headOfManifest();
        std::error_code ignored;
        if (std::filesystem::exists(manifest, ignored)) {
            const auto file = MappedFile::open(manifest);
            const std::string_view text(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
            if (!text.starts_with(head)) {
                throw FileError(m_folder, "holds frames of another walk or with other settings (" +
                                              manifest.filename().string() + "); choose another folder");
            }
        } else if (std::filesystem::exists(fileOf(0), ignored)) {
            throw FileError(m_folder, "already holds a " + numberedName(m_name, 0) +
                                          " that belongs to nothing known here; choose another folder");
        }
        writeManifest(manifest, head);
    }

private:
    double positionOf(std::int64_t index) const { return framePosition(m_session, index, count()); }

    std::string headOfManifest() const {
        return "{\"format\":\"latentwalk-frames\",\"version\":1,\"recipe\":" + recipeOf(0) + ",\n\"frames\":[";
    }

    void writeManifest(const std::filesystem::path& path, const std::string& head) const {
        AtomicFile file(path);
        std::string text = head;
        for (std::int64_t i = 0; i < count(); ++i) {
            char position[40];
            std::snprintf(position, sizeof position, "%.17g", positionOf(i));
            text += (i == 0 ? "\n{\"file\":\"" : ",\n{\"file\":\"") + fileOf(i).filename().string() +
                    "\",\"position\":" + position + ",\"latent\":\"" + floatsToBase64(momentOf(i).latent) + "\"}";
            if (text.size() > std::size_t{1} << 20U) {
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

Outcome exportSequence(Generator& generator, const Session& session, const std::filesystem::path& folder,
                       const GoOn& goOn, const std::string& name) {
    Session complete = session;
    if (!ensurePace(complete, generator, goOn)) {
        return Outcome::Cancelled;
    }
    const Sequence sequence(complete, folder, name);
    sequence.claimFolder();
    const std::int64_t size = commonSize(complete);
    EncoderThread encoder([&](std::int64_t index, const Picture& picture) {
        const std::string recipe = sequence.recipeOf(index);
        writePicture(sequence.fileOf(index), framePicture(enlargedTo(picture, size), complete.film), PictureFormat::Png,
                     {100, recipe});
    });

    // What is missing is found a stretch at a time: a sequence may have millions of frames.
    constexpr std::int64_t kStretch = 1024;
    for (std::int64_t first = 0; first < sequence.count(); first += kStretch) {
        const std::int64_t end = std::min(first + kStretch, sequence.count());
        std::vector<std::int64_t> missing;
        for (std::int64_t i = first; i < end; ++i) {
            std::error_code ignored;
            const std::filesystem::path file = sequence.fileOf(i);
            if (!std::filesystem::exists(file, ignored) || !isCompletePng(file, sequence.recipeOf(i))) {
                missing.push_back(i);
            }
        }
        const auto indexOf = [&](std::int64_t i) { return missing[static_cast<std::size_t>(i)]; };
        const bool rendered = forEachPicture(
            generator, static_cast<std::int64_t>(missing.size()),
            [&](std::int64_t i) { return sequence.momentOf(indexOf(i)); }, rangeOf(complete),
            [&](std::int64_t i, Picture picture) { encoder.add(indexOf(i), std::move(picture)); },
            [&](std::int64_t done) { return !goOn || goOn(indexOf(done - 1) + 1, sequence.count()); });
        if (!rendered) {
            return Outcome::Cancelled;
        }
    }
    encoder.finish();
    return Outcome::Finished;
}

}  // namespace latentwalk
