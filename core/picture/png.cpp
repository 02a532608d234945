// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/png.h"

#include <png.h>

#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

// libpng reports errors by calling back and must not return from it; it is C, but built to be unwound through.
struct PngFailure {
    std::string message;
};

[[noreturn]] void onError(png_structp, png_const_charp message) {
    throw PngFailure{message};
}

void onWarning(png_structp, png_const_charp) {}

using TakeBytes = std::function<void(std::span<const std::byte> bytes)>;

// What it throws goes through libpng like onError().
void onWrite(png_structp png, png_bytep data, std::size_t length) {
    (*static_cast<TakeBytes*>(png_get_io_ptr(png)))(std::as_bytes(std::span(data, length)));
}

void onFlush(png_structp) {}

}  // namespace

// Not in the unnamed namespace: PngFile::State holds one.
class PngWriter {
public:
    explicit PngWriter(TakeBytes take)
        : m_take(std::move(take)), m_png(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, onError, onWarning)) {
        if (m_png != nullptr) {
            m_info = png_create_info_struct(m_png);
        }
        if (m_info == nullptr) {
            png_destroy_write_struct(&m_png, nullptr);
            throw PngFailure{"libpng could not start"};
        }
    }
    ~PngWriter() { png_destroy_write_struct(&m_png, &m_info); }
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;

    void begin(std::int64_t width, std::int64_t height, std::string_view recipe) {
        // The default limit of a million pixels a side is meant for hostile files, not for our own grids.
        png_set_user_limits(m_png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_write_fn(m_png, &m_take, onWrite, onFlush);
        png_set_IHDR(m_png, m_info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                     PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        std::string text(recipe);  // libpng wants what it does not change as char*
        std::string keyword("latentwalk");
        if (!recipe.empty()) {
            png_text entry{};
            entry.compression = PNG_ITXT_COMPRESSION_zTXt;
            entry.key = keyword.data();
            entry.text = text.data();
            png_set_text(m_png, m_info, &entry, 1);
        }
        png_write_info(m_png, m_info);
    }

    void add(const Picture& rows) {
        for (std::int64_t y = 0; y < rows.height; ++y) {
            png_write_row(m_png, rows.rgb.data() + y * rows.width * 3);
        }
    }

    void end() { png_write_end(m_png, m_info); }

private:
    TakeBytes m_take;
    png_structp m_png;
    png_infop m_info = nullptr;
};

std::vector<std::byte> encodePng(const Picture& picture, std::string_view recipe) {
    try {
        std::vector<std::byte> bytes;
        PngWriter writer([&](std::span<const std::byte> more) { bytes.insert(bytes.end(), more.begin(), more.end()); });
        writer.begin(picture.width, picture.height, recipe);
        writer.add(picture);
        writer.end();
        return bytes;
    } catch (const PngFailure& failure) {
        throw Error(failure.message);
    }
}

struct PngFile::State {
    explicit State(const std::filesystem::path& where)
        : path(where), file(where), writer([this](std::span<const std::byte> bytes) { file.write(bytes); }) {}

    std::filesystem::path path;
    AtomicFile file;
    PngWriter writer;
};

namespace {

template <class Work>
void naming(const std::filesystem::path& path, const Work& work) {
    try {
        work();
    } catch (const PngFailure& failure) {
        throw FileError(path, Core::about("%1 cannot be written as %2: %3")(std::string("PNG"), failure.message));
    }
}

}  // namespace

PngFile::PngFile(const std::filesystem::path& path, std::int64_t width, std::int64_t height, std::string_view recipe) {
    if (width < 1 || height < 1 || width > kLargestPngSide || height > kLargestPngSide) {
        throw FileError(path, Core::about("%1 cannot be written as %2: %3")(
                                  std::string("PNG"), Core::says("it has 1 to %1 pixels a side, not %2 x %3")(
                                                          grouped(kLargestPngSide), width, height)));
    }
    naming(path, [&] {
        m_state = std::make_unique<State>(path);
        m_state->writer.begin(width, height, recipe);
    });
}

PngFile::~PngFile() = default;

void PngFile::add(const Picture& rows) {
    naming(m_state->path, [&] { m_state->writer.add(rows); });
}

void PngFile::commit() {
    naming(m_state->path, [&] { m_state->writer.end(); });
    m_state->file.commit();
}

}  // namespace latentwalk
