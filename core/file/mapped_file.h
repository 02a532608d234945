// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "core/file/guarded_region.h"

namespace latentwalk {

// The same bytes, to be compared with text.
inline std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A whole regular file mapped read-only. Bytes stay readable as long as any copy of the shared_ptr lives, whatever
// happens to the file: deleted or replaced by another, it stays what it was; cut off, what is missing reads as zeros.
// Who must not take such bytes, or those of a file that was written over, for the file's asks checkUnchanged() after
// reading. Safe to read from several threads.
class MappedFile {
public:
    // Throws FileError when the path is missing, is not a regular file, or cannot be mapped. An empty file maps to an
    // empty span.
    static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);

    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::filesystem::path& path() const noexcept { return m_path; }
    std::span<const std::byte> bytes() const noexcept { return m_bytes; }

    // Gives back the memory that the bytes take which were read so far: whoever reads them again gets them from the
    // file again. For files that were copied and are kept for the rare case.
    void letGo() const noexcept;

    // Whether the file was written to or cut off since it was opened, or its disk failed under us.
    bool changed() const noexcept;
    // Throws FileError when changed().
    void checkUnchanged() const;

private:
    // What a file is known by again.
    struct State {
        std::int64_t size = 0;
        std::int64_t seconds = 0;  // of its last change
        std::int64_t nanoseconds = 0;

        bool operator==(const State&) const = default;
    };

    MappedFile(std::filesystem::path path, int descriptor, std::span<const std::byte> bytes);
    static std::optional<State> stateOf(int descriptor) noexcept;

    std::filesystem::path m_path;
    int m_descriptor;  // kept: the name may come to stand for another file
    std::optional<State> m_state;
    std::span<const std::byte> m_bytes;
    std::optional<GuardedRegion> m_guard;
};

}  // namespace latentwalk
