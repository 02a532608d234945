#include "core/output/png.h"

#include <png.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "core/output/picture_file.h"

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

    std::vector<std::byte> encode(const Picture& picture, std::string_view recipe) {
        std::vector<std::byte> bytes;
        // The default limit of a million pixels a side is meant for hostile files, not for our own grids.
        png_set_user_limits(m_png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_write_fn(m_png, &bytes, onWrite, onFlush);
        png_set_IHDR(m_png, m_info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height),
                     8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
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

std::vector<std::byte> encodePng(const Picture& picture, std::string_view recipe) {
    try {
        return Writer().encode(picture, recipe);
    } catch (const PngFailure& failure) {
        throw std::runtime_error("as PNG: " + failure.message);
    }
}

void writePng(const std::filesystem::path& path, const Picture& picture, std::string_view recipe) {
    writePicture(path, picture, PictureFormat::Png, {100, recipe});
}

}  // namespace latentwalk
