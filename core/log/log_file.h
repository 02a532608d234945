// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/log/log.h"

namespace latentwalk {

// The window's log on the disk: FOLDER/latentwalk.log, readable by its owner only. When it would grow beyond
// `mostBytes`, it becomes latentwalk.log.1 and a new one begins, so that both together never take more than twice that.
// Several programs may write the same one. Where nothing can be written, nothing is.
class LogFile {
public:
    static constexpr std::uint64_t kMostBytes = 1 << 20;

    explicit LogFile(std::filesystem::path folder, std::uint64_t mostBytes = kMostBytes);

    std::filesystem::path path() const { return m_folder / "latentwalk.log"; }
    // One thread at a time. Blocks for the disk's cache, not for the disk.
    void write(std::string_view line) const noexcept;
    LogSink sink() const {
        return [*this](std::string_view line) { write(line); };
    }

private:
    std::filesystem::path m_folder;
    std::uint64_t m_mostBytes;
};

}  // namespace latentwalk
