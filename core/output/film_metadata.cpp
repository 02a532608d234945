#include "core/output/film_metadata.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/file/file_error.h"

// Read by hand and not by FFmpeg's demuxers: for one text, those would understand the whole film, and they allocate
// what its tables claim to need, gigabytes for a file of a kilobyte. Sources: ISO/IEC 14496-12 (boxes), Apple's
// QuickTime File Format (udta, ilst), RFC 8794 and RFC 9559 (EBML and Matroska).
namespace latentwalk {
namespace {

constexpr std::string_view kRecipeStart = "{\"format\":\"latentwalk-recipe\"";

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

// A part of a film: an MP4 box or an EBML element.
struct Part {
    std::uint64_t id = 0;
    std::string_view content;
};

// Takes the first box off `rest`; nothing when it does not fit.
std::optional<Part> takeBox(std::string_view& rest) {
    if (rest.size() < 8) {
        return std::nullopt;
    }
    std::uint64_t size = bigEndian(rest.substr(0, 4));
    std::size_t head = 8;
    if (size == 1 && rest.size() >= 16) {
        size = bigEndian(rest.substr(8, 8));
        head = 16;
    } else if (size == 0) {
        size = rest.size();  // up to the end of the file
    }
    if (size < head || size > rest.size()) {
        return std::nullopt;
    }
    const Part box{bigEndian(rest.substr(4, 4)), rest.substr(head, size - head)};
    rest.remove_prefix(size);
    return box;
}

// A number of EBML, whose leading zero bits tell its length; `marked` keeps the bit that ends them, as ids do.
std::optional<std::uint64_t> takeNumber(std::string_view& rest, bool marked) {
    if (rest.empty() || rest.front() == '\0') {
        return std::nullopt;
    }
    const auto first = static_cast<unsigned char>(rest.front());
    std::size_t length = 1;
    while ((first & (0x80U >> (length - 1))) == 0) {
        ++length;
    }
    if (length > rest.size()) {
        return std::nullopt;
    }
    std::uint64_t value = bigEndian(rest.substr(0, length));
    const std::uint64_t mark = std::uint64_t{1} << (7 * length);
    const bool unknown = value == 2 * mark - 1;
    value = marked ? value : unknown ? ~std::uint64_t{0} : value - mark;
    rest.remove_prefix(length);
    return value;
}

std::optional<Part> takeElement(std::string_view& rest) {
    const auto id = takeNumber(rest, true);
    const auto size = id ? takeNumber(rest, false) : std::nullopt;
    constexpr std::uint64_t kSegment = 0x18538067;
    // Films that were recorded live do not know how long their segment is.
    const bool open = size == ~std::uint64_t{0} && id == kSegment;
    if (!size || (*size > rest.size() && !open)) {
        return std::nullopt;
    }
    const std::size_t length = open ? rest.size() : static_cast<std::size_t>(*size);
    const Part element{*id, rest.substr(0, length)};
    rest.remove_prefix(length);
    return element;
}

using Take = std::optional<Part> (*)(std::string_view&);

// The content of the first part of that kind.
std::optional<std::string_view> find(std::string_view within, Take take, std::uint64_t id) {
    while (const auto part = take(within)) {
        if (part->id == id) {
            return part->content;
        }
    }
    return std::nullopt;
}

constexpr std::uint64_t box(const char (&name)[5]) {
    std::uint64_t id = 0;
    for (int i = 0; i < 4; ++i) {
        id = id << 8U | static_cast<unsigned char>(name[i]);
    }
    return id;
}

std::optional<std::string_view> commentOfMp4(std::string_view movie) {
    const auto user = find(movie, takeBox, box("udta"));
    auto meta = user ? find(*user, takeBox, box("meta")) : std::nullopt;
    if (!meta || meta->size() < 4) {
        return std::nullopt;
    }
    meta->remove_prefix(4);  // version and flags
    const auto list = find(*meta, takeBox, box("ilst"));
    const auto comment = list ? find(*list, takeBox,
                                     box("\xA9"
                                         "cmt"))
                              : std::nullopt;
    const auto data = comment ? find(*comment, takeBox, box("data")) : std::nullopt;
    return data && data->size() >= 8 ? std::optional(data->substr(8)) : std::nullopt;  // type and language
}

std::optional<std::string_view> commentOfWebm(std::string_view segment) {
    constexpr std::uint64_t kTags = 0x1254C367;
    constexpr std::uint64_t kTag = 0x7373;
    constexpr std::uint64_t kSimpleTag = 0x67C8;
    constexpr std::uint64_t kName = 0x45A3;
    constexpr std::uint64_t kString = 0x4487;
    while (const auto tags = takeElement(segment)) {
        std::string_view tagList = tags->id == kTags ? tags->content : std::string_view();
        while (const auto tag = takeElement(tagList)) {
            std::string_view entries = tag->id == kTag ? tag->content : std::string_view();
            while (const auto entry = takeElement(entries)) {
                if (entry->id == kSimpleTag && find(entry->content, takeElement, kName) == "COMMENT") {
                    return find(entry->content, takeElement, kString);
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> recipeOfFilm(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const std::string_view film(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool matroska = film.starts_with('\x1A');
    constexpr std::uint64_t kSegment = 0x18538067;
    const auto main = matroska ? find(film, takeElement, kSegment) : find(film, takeBox, box("moov"));
    if (!main) {
        throw FileError(path, "is damaged: it is no complete MP4 or WebM film");
    }
    const auto comment = matroska ? commentOfWebm(*main) : commentOfMp4(*main);
    return comment && comment->starts_with(kRecipeStart) ? std::optional(std::string(*comment)) : std::nullopt;
}

}  // namespace latentwalk
