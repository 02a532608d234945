// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include "core/file/unfinished_file.h"

namespace latentwalk {

// Writes a file that appears under its name only when complete: the bytes go to a temporary name in the same folder,
// commit() flushes them to the disk and renames. Destroyed without commit(), it leaves nothing behind and whatever
// stood under the name before is untouched; what a killed process left, the next AtomicFile of the same path removes
// (see UnfinishedFile). A file that its user may not write to is refused. Every failure is a FileError naming the final
// path.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    void commit();

    // Brings the nameless file behind `descriptor` (O_TMPFILE, in the folder of `path`) to `path` as commit() does,
    // without copying it; later writes change that file. False where the system cannot do that, and then nothing has
    // happened.
    static bool place(int descriptor, const std::filesystem::path& path);

private:
    AtomicFile(std::filesystem::path path, UnfinishedFile file);

    std::filesystem::path m_path;
    UnfinishedFile m_file;
};

// Makes `directory` and its missing parents; throws FileError when that fails or a plain file is in the way.
void makeDirectories(const std::filesystem::path& directory);

}  // namespace latentwalk
