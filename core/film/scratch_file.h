// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace latentwalk {

// A file without a name in the folder of the one that it is to become: written in any order, gone when the process
// ends, however that happens. moveToFinal() brings it to its place, where it appears complete or not at all. Failures
// are FileErrors that name the final path.
class ScratchFile {
public:
    explicit ScratchFile(const std::filesystem::path& final);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    void writeAt(std::uint64_t offset, std::span<const std::byte> bytes);
    // Reads as much as there is, at most `bytes.size()`; gives how much that was.
    std::size_t readAt(std::uint64_t offset, std::span<std::byte> bytes) const;
    std::uint64_t size() const noexcept { return m_size; }

    // Ends the writing. Where the system cannot give a nameless file a name, it is copied, which takes its size once
    // more on the disk meanwhile.
    void moveToFinal();

private:
    std::filesystem::path m_final;
    int m_descriptor;
    std::uint64_t m_size = 0;
};

}  // namespace latentwalk
