#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace latentwalk {

// Writes a file that appears under its name only when complete: the bytes go to a temporary name in the same folder,
// commit() flushes them to the disk and renames. Destroyed without commit(), it leaves nothing behind and whatever
// stood under the name before is untouched. Every failure is a FileError naming the final path.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    void commit();

private:
    std::filesystem::path m_path;
    std::string m_temporary;
    int m_descriptor = -1;
};

// Makes `directory` and its missing parents; throws FileError when that fails or a plain file is in the way.
void makeDirectories(const std::filesystem::path& directory);

}  // namespace latentwalk
