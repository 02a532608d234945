// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/kept_starts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/log/log.h"
#include "core/message/file_error.h"

namespace latentwalk::projection {
namespace {

constexpr std::int64_t kAtOnce = 24;

bool isNamed(const ModelReference& model) {
    constexpr std::size_t kDigits = 64;
    return model.sha256.size() == kDigits &&
           model.sha256.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

// The smallest scale that is painted and as large as small pictures are; the last of a network that is smaller.
int scaleOfStarts(const Generator& generator) {
    const int last = generator.architecture().scaleCount() - 1;
    for (int scale = 0; scale < last; ++scale) {
        if (Architecture::resolution(scale) >= Starts::kSide && generator.hasHead(scale)) {
            return scale;
        }
    }
    return last;
}

// What a file of such pictures begins with. The number goes up when they are made in another way.
std::string beginningOf(std::int64_t channels, std::int64_t side) {
    return "latentwalk small pictures 1: " + std::to_string(kStartSeeds) + " of " + std::to_string(channels) + " x " +
           std::to_string(side) + " x " + std::to_string(side) + "\n";
}

Starts startsIn(std::string_view text) {
    for (const std::int64_t channels : {3, 1}) {
        for (std::int64_t side = Starts::kSide; side >= 4; side /= 2) {
            const std::string beginning = beginningOf(channels, side);
            const auto size = static_cast<std::size_t>(kStartSeeds * channels * side * side);
            if (text.starts_with(beginning) && text.size() == beginning.size() + size) {
                text.remove_prefix(beginning.size());
                return Starts::of({text.begin(), text.end()}, channels, side);
            }
        }
    }
    return {};
}

}  // namespace

void makeStarts(Generator& generator, Starts& starts, const TellProgress& tell) {
    const Architecture& architecture = generator.architecture();
    const int scale = scaleOfStarts(generator);
    tellProgress(tell, {starts.count(), kStartSeeds});
    while (starts.count() < kStartSeeds) {
        LatentBatch batch{0, architecture.latentSize, {}};
        const std::int64_t end = std::min(starts.count() + kAtOnce, kStartSeeds);
        for (std::int64_t seed = starts.count(); seed < end; ++seed) {
            batch.append(sampleLatent(static_cast<std::uint64_t>(seed), architecture.latentSize, architecture.labels));
        }
        starts.add(generator.generate(batch, {scale, {}}));
        tellProgress(tell, {starts.count(), kStartSeeds});
    }
}

std::filesystem::path startsFile(const std::filesystem::path& folder, const ModelReference& model) {
    return folder / (lowerCaseDigits(model.sha256) + '-' + std::string(nameOf(model.kind)) + '-' +
                     std::string(nameOf(model.heads)) + '-' + std::string(nameOf(model.precision)) + ".starts");
}

Starts keptStarts(const std::filesystem::path& folder, const ModelReference& model) {
    if (!isNamed(model)) {
        return {};
    }
    try {
        return startsIn(asText(MappedFile::open(startsFile(folder, model))->bytes()));
    } catch (const FileError&) {
        return {};
    }
}

void keepStarts(const std::filesystem::path& folder, const ModelReference& model, const Starts& starts) {
    if (!isNamed(model) || starts.count() != kStartSeeds) {
        return;
    }
    try {
        makeDirectories(folder);
        AtomicFile file(startsFile(folder, model));
        file.write(beginningOf(starts.channels(), starts.side()));
        file.write(std::string_view(reinterpret_cast<const char*>(starts.bytes().data()), starts.bytes().size()));
        file.commit();
        log(LogLevel::Info, "small pictures of the model's faces are kept in " + startsFile(folder, model).string());
    } catch (const FileError& error) {
        log(LogLevel::Warning, std::string("small pictures of the model's faces are not kept: ") + error.what());
    }
}

}  // namespace latentwalk::projection
