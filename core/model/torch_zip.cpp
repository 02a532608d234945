#include <string>

#include "core/file/file_error.h"
#include "core/file/mapped_file.h"
#include "core/model/torch_file.h"
#include "core/model/zip_directory.h"

// The container of PyTorch since 1.6: a zip archive with everything in one folder, NAME/data.pkl for the object and
// NAME/data/KEY for each of its storages.
namespace latentwalk {
namespace {

constexpr std::string_view kPickleName = "/data.pkl";

std::string findFolder(const std::filesystem::path& path, const ZipDirectory& zip) {
    std::string folder;
    for (const auto& [name, entry] : zip.entries()) {
        if (name.ends_with(kPickleName) && name.find('/') == name.size() - kPickleName.size()) {
            if (!folder.empty()) {
                throw FileError(path, "is damaged: its zip container has two data.pkl");
            }
            folder = name.substr(0, name.size() - kPickleName.size());
        }
    }
    if (folder.empty()) {
        throw FileError(path, "is a zip file, but not a PyTorch checkpoint: there is no data.pkl in it");
    }
    return folder;
}

std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TorchFile readTorchZip(const std::shared_ptr<const MappedFile>& file) {
    const auto& path = file->path();
    const ZipDirectory zip(file);
    const std::string folder = findFolder(path, zip);
    if (zip.contains(folder + "/constants.pkl")) {
        throw FileError(path, "is a TorchScript program, not a checkpoint; a file that torch.save wrote is needed");
    }
    // Damage anywhere is worth knowing, even in what is not needed.
    for (const auto& [name, entry] : zip.entries()) {
        zip.data(name);
    }
    if (const std::string name = folder + "/byteorder"; zip.contains(name) && asText(zip.data(name)) != "little") {
        throw FileError(path, "was written on a big-endian machine; its numbers cannot be read");
    }
    if (const std::string name = folder + "/version"; zip.contains(name)) {
        const auto version = asText(zip.data(name));
        if (version.find_first_not_of("0123456789\n") != std::string_view::npos || version.size() > 8) {
            throw FileError(path, "is damaged: " + forMessage(version) + " is not a version of PyTorch's zip format");
        }
    }
    TorchFile result;
    result.file = file;
    result.format = CheckpointFormat::GanZooZip;
    const auto pickleBytes = zip.data(folder + std::string(kPickleName));
    std::size_t position = 0;
    const auto origin = static_cast<std::size_t>(pickleBytes.data() - file->bytes().data());
    result.pickle = Pickle::read(path, pickleBytes, position, origin);
    if (position != pickleBytes.size()) {
        throw FileError(
            path, "is damaged: data.pkl has " + withThousands(pickleBytes.size() - position) + " bytes after its end");
    }
    for (const auto& storage : result.pickle.storages()) {
        const auto bytes = zip.data(folder + "/data/" + std::string(storage.key));
        if (bytes.size() != storage.elements * storage.elementSize) {
            throw FileError(path, "is damaged: storage " + forMessage(storage.key) + " has " +
                                      withThousands(bytes.size()) + " bytes where its pickle says " +
                                      withThousands(storage.elements * storage.elementSize));
        }
        result.storages.push_back(bytes);
    }
    return result;
}

}  // namespace latentwalk
