// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/file_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/file/mapped_file.h"
#include "core/recipe/png_chunks.h"

namespace latentwalk {
namespace {

using namespace std::string_view_literals;

// The boxes that films of the MP4 family begin with; QuickTime needs no "ftyp".
constexpr std::array kFirstBoxes{"ftyp"sv, "moov"sv, "mdat"sv, "wide"sv, "free"sv, "skip"sv, "styp"sv};
// Brands of pictures that are built like films.
constexpr std::array kPictureBrands{"avif"sv, "avis"sv, "heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv,
                                    "hevx"sv, "mif1"sv, "msf1"sv, "jxl "sv, "jp2 "sv, "crx "sv};

template <std::size_t count>
bool isOneOf(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The name of the first member tells an archive of NumPy's from one of PyTorch's.
FileKind kindOfZip(std::string_view text) {
    constexpr std::size_t kNameLength = 26;
    constexpr std::size_t kName = 30;
    if (text.size() < kName) {
        return FileKind::Model;
    }
    const std::size_t length = static_cast<unsigned char>(text[kNameLength]) |
                               static_cast<std::size_t>(static_cast<unsigned char>(text[kNameLength + 1])) << 8U;
    return text.substr(kName, length).ends_with(".npy") ? FileKind::Array : FileKind::Model;
}

}  // namespace

FileKind fileKindOf(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto at = [&](std::size_t offset, std::string_view wanted) {
        return text.size() >= offset && text.substr(offset).starts_with(wanted);
    };
    if (text.empty()) {
        return FileKind::Empty;
    }
    if (at(0, kPngSignature)) {
        return FileKind::Png;
    }
    if (at(0, "\xFF\xD8\xFF")) {
        return FileKind::Jpeg;
    }
    if (at(0, "RIFF") && at(8, "WEBP")) {
        return FileKind::WebP;
    }
    if (at(0, "GIF8")) {
        return FileKind::Gif;
    }
    if (at(0, "\x1A\x45\xDF\xA3")) {
        return FileKind::Matroska;
    }
    if (text.size() >= 12 && isOneOf(kFirstBoxes, text.substr(4, 4))) {
        return at(4, "ftyp") && isOneOf(kPictureBrands, text.substr(8, 4)) ? FileKind::Unknown : FileKind::Mp4;
    }
    if (at(0, "\x93NUMPY")) {
        return FileKind::Array;
    }
    if (at(0, "PK\x03\x04") || at(0, "PK\x05\x06")) {
        return kindOfZip(text);
    }
    std::string_view start = text;
    start.remove_prefix(at(0, "\xEF\xBB\xBF") ? 3 : 0);
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (start.starts_with('{')) {
        return start.find(R"("latentwalk-session")") != std::string_view::npos ? FileKind::Session : FileKind::Json;
    }
    // Pickles; safetensors, whose header follows its length; gzip, HDF5 and GGUF, which are models of other programs.
    const bool model = at(0, "\x80") || at(8, "{") || at(0, "\x1F\x8B") || at(0, "\x89HDF\r\n") || at(0, "GGUF");
    return model ? FileKind::Model : FileKind::Unknown;
}

FileKind fileKindOf(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return FileKind::Model;
    }
    const auto file = MappedFile::open(path);
    const FileKind kind = fileKindOf(file->bytes());
    file->checkUnchanged();
    return kind;
}

}  // namespace latentwalk
