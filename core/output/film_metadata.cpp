#include "core/output/film_metadata.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "core/file/file_error.h"
#include "core/output/ffmpeg.h"

namespace latentwalk {
namespace {

struct Input {
    std::span<const std::byte> bytes;
    std::int64_t at = 0;
};

int readSome(void* opaque, std::uint8_t* buffer, int size) {
    auto& input = *static_cast<Input*>(opaque);
    const auto left = static_cast<std::int64_t>(input.bytes.size()) - input.at;
    const auto count = std::min<std::int64_t>(size, left);
    if (count <= 0) {
        return AVERROR_EOF;
    }
    std::memcpy(buffer, input.bytes.data() + input.at, static_cast<std::size_t>(count));
    input.at += count;
    return static_cast<int>(count);
}

std::int64_t seekTo(void* opaque, std::int64_t offset, int whence) {
    auto& input = *static_cast<Input*>(opaque);
    const auto size = static_cast<std::int64_t>(input.bytes.size());
    if (whence == AVSEEK_SIZE) {
        return size;
    }
    const std::int64_t base = whence == SEEK_CUR ? input.at : whence == SEEK_END ? size : 0;
    if (offset < -base || offset > size - base) {
        return AVERROR(EINVAL);
    }
    return input.at = base + offset;
}

struct CloseInput {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};

}  // namespace

std::optional<std::string> recipeOfFilm(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    constexpr int kBuffer = 65536;
    av_log_set_level(AV_LOG_QUIET);  // what it says on stderr is said by our own errors
    Input input{bytes};
    const ffmpeg::Io io(ffmpeg::check(
        avio_alloc_context(static_cast<std::uint8_t*>(ffmpeg::check(av_malloc(kBuffer), "reading a film")), kBuffer, 0,
                           &input, readSome, nullptr, seekTo),
        "reading a film"));
    AVFormatContext* context = ffmpeg::check(avformat_alloc_context(), "reading a film");
    context->pb = io.get();
    // Of the many formats that FFmpeg knows only the two we write; these two open no other file.
    const bool matroska = bytes.size() >= 4 && bytes[0] == std::byte{0x1A};
    const AVInputFormat* format = av_find_input_format(matroska ? "matroska" : "mov");
    // A context that could not be opened is freed by FFmpeg.
    if (avformat_open_input(&context, "", format, nullptr) < 0) {
        throw FileError(path, "is damaged: it is no complete MP4 or WebM film");
    }
    const std::unique_ptr<AVFormatContext, CloseInput> opened(context);
    const AVDictionaryEntry* comment = av_dict_get(context->metadata, "comment", nullptr, 0);
    return comment == nullptr || !std::string_view(comment->value).starts_with("{\"format\":\"latentwalk-recipe\"")
               ? std::nullopt
               : std::optional<std::string>(comment->value);
}

}  // namespace latentwalk
