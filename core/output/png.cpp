#include "core/output/png.h"

#include <png.h>

#include <string>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/file_error.h"

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

void onWrite(png_structp png, png_bytep data, std::size_t length) {
    auto* bytes = static_cast<std::vector<std::byte>*>(png_get_io_ptr(png));
    const auto* first = reinterpret_cast<const std::byte*>(data);
    bytes->insert(bytes->end(), first, first + length);
}

void onFlush(png_structp) {}

class Writer {
public:
    Writer() : m_png(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, onError, onWarning)) {
        if (m_png != nullptr) {
            m_info = png_create_info_struct(m_png);
        }
        if (m_info == nullptr) {
            png_destroy_write_struct(&m_png, nullptr);
            throw PngFailure{"libpng could not start"};
        }
    }
    ~Writer() { png_destroy_write_struct(&m_png, &m_info); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    std::vector<std::byte> encode(const Picture& picture) {
        std::vector<std::byte> bytes;
        // The default limit of a million pixels a side is meant for hostile files, not for our own grids.
        png_set_user_limits(m_png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_write_fn(m_png, &bytes, onWrite, onFlush);
        png_set_IHDR(m_png, m_info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height),
                     8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_write_info(m_png, m_info);
        for (std::int64_t y = 0; y < picture.height; ++y) {
            png_write_row(m_png, picture.rgb.data() + y * picture.width * 3);
        }
        png_write_end(m_png, m_info);
        return bytes;
    }

private:
    png_structp m_png;
    png_infop m_info = nullptr;
};

}  // namespace

void writePng(const std::filesystem::path& path, const Picture& picture) {
    AtomicFile file(path);
    try {
        file.write(Writer().encode(picture));
    } catch (const PngFailure& failure) {
        throw FileError(path, "cannot be written as PNG: " + failure.message);
    }
    file.commit();
}

}  // namespace latentwalk
