#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace latentwalk {

// A whole regular file mapped read-only. Bytes stay valid as long as any copy of the shared_ptr lives.
// Safe to read from several threads.
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

private:
    MappedFile(std::filesystem::path path, std::span<const std::byte> bytes);

    std::filesystem::path m_path;
    std::span<const std::byte> m_bytes;
};

}  // namespace latentwalk
