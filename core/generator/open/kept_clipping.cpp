// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/open/kept_clipping.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/generator/make/clipping.h"
#include "core/log/log.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"

namespace latentwalk {
namespace {

bool hasDigest(const ModelReference& model) {
    constexpr std::size_t kLength = 64;
    return model.sha256.size() == kLength &&
           model.sha256.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

// Goes up when it is counted in another way, or of other faces: then it is counted anew.
std::string beginningOfClipping() {
    return "latentwalk clipped pixels 1, of " + std::to_string(kClippingFaces) + " faces: ";
}

std::optional<double> shareIn(std::string_view text) {
    const std::string beginning = beginningOfClipping();
    if (!text.starts_with(beginning) || !text.ends_with('\n')) {
        return std::nullopt;
    }
    text = text.substr(beginning.size(), text.size() - beginning.size() - 1);
    double share = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && share >= 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

}  // namespace

std::filesystem::path clippingFile(const std::filesystem::path& folder, const ModelReference& model) {
    return folder / (lowerCaseDigits(model.sha256) + '-' + std::string(nameOf(model.kind)) + ".clipped");
}

std::optional<double> knownClippedShare(const std::filesystem::path& folder, const ModelReference& model) {
    if (lowerCaseDigits(model.sha256) == kBuiltInModelSha256) {
        return kBuiltInModelClippedShare;
    }
    if (!hasDigest(model)) {
        return std::nullopt;
    }
    try {
        return shareIn(asText(MappedFile::open(clippingFile(folder, model))->bytes()));
    } catch (const FileError&) {
        return std::nullopt;
    }
}

void keepClippedShare(const std::filesystem::path& folder, const ModelReference& model, double share) {
    if (!hasDigest(model)) {
        return;
    }
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), share);
    try {
        makeDirectories(folder);
        AtomicFile file(clippingFile(folder, model));
        file.write(beginningOfClipping() + std::string(digits.data(), end.ptr) + '\n');
        file.commit();
        log(LogLevel::Info, "how many pixels are clipped is kept in " + clippingFile(folder, model).string());
    } catch (const FileError& error) {
        log(LogLevel::Warning, std::string("how many pixels are clipped is not kept: ") + error.what());
    }
}

}  // namespace latentwalk
