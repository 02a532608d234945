// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/message/file_error.h"

namespace latentwalk {

// The bytes of a pickle, taken from the front, and the place that messages name. What is taken are views. Everything
// here throws FileError where the bytes end too early.
class PickleSource {
public:
    // Begins at `position` of `bytes`; `origin` is the place of `bytes` in the file `path`. Both outlive this.
    PickleSource(const std::filesystem::path& path, std::span<const std::byte> bytes, std::size_t position,
                 std::size_t origin)
        : m_path(path), m_bytes(bytes), m_position(position), m_opcodeAt(position), m_origin(origin) {}

    const std::filesystem::path& path() const noexcept { return m_path; }
    std::size_t position() const noexcept { return m_position; }
    std::size_t remaining() const noexcept { return m_bytes.size() - m_position; }

    // An opcode begins here: damaged() and refused() name its place.
    void beginOpcode() noexcept { m_opcodeAt = m_position; }

    std::string_view take(std::size_t count);
    // A little-endian number of at most 8 bytes.
    std::uint64_t takeUnsigned(std::size_t count);
    // As many bytes as the number of `lengthSize` bytes before them says.
    std::string_view takeCounted(std::size_t lengthSize);
    // Without its newline. Throws FileError also where it is not shorter than `longest`.
    std::string_view takeLine(std::size_t longest);

    // "is damaged: its pickle `what` at byte 17"; "cannot be opened: its pickle `what` at byte 17".
    FileError damaged(const Message& what) const;
    FileError refused(const Message& what) const;

private:
    Message placed(const Message& what) const;

    const std::filesystem::path& m_path;
    std::span<const std::byte> m_bytes;
    std::size_t m_position;
    std::size_t m_opcodeAt;
    std::size_t m_origin;
};

}  // namespace latentwalk
