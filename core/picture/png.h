// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk {

inline constexpr std::int64_t kLargestPngSide = 0x7FFFFFFF;

// An 8-bit RGB PNG; `recipe` (JSON), where there is one, goes before the pixels as a compressed iTXt chunk
// "latentwalk". The same input always gives the same bytes. Throws std::runtime_error with the cause.
std::vector<std::byte> encodePng(const Picture& picture, std::string_view recipe = {});

// A PNG that is written as its rows come, so that memory does not grow with its height; the bytes are those of
// encodePng(). It appears complete with commit() or not at all. Every function throws FileError.
class PngFile {
public:
    PngFile(const std::filesystem::path& path, std::int64_t width, std::int64_t height, std::string_view recipe = {});
    ~PngFile();
    PngFile(const PngFile&) = delete;
    PngFile& operator=(const PngFile&) = delete;

    // The next rows from the top, as wide as the whole.
    void add(const Picture& rows);
    // Once all rows are there.
    void commit();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace latentwalk
