// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/file/mapped_file.h"
#include "core/file/zip/zip_directory.h"
#include "core/message/file_error.h"
#include "core/model/torch/torch_file.h"

// The container of PyTorch since 1.6: a zip archive with everything in one folder, NAME/data.pkl for the object and
// NAME/data/KEY for each of its storages. Who packs it anew may put it deeper or leave the folder out.
namespace latentwalk {
namespace {

constexpr std::string_view kPickleName = "data.pkl";

// Whether `name` is a file called `file`, in whatever folder.
bool isCalled(std::string_view name, std::string_view file) {
    return name.ends_with(file) && (name.size() == file.size() || name[name.size() - file.size() - 1] == '/');
}

// Programs and models that are zip archives too, and a checkpoint that was put into one.
std::optional<AboutFile> whatItIs(const ZipDirectory& zip) {
    const auto has = [&](const auto& condition) {
        return std::any_of(zip.entries().begin(), zip.entries().end(),
                           [&](const auto& item) { return condition(item.first); });
    };
    const auto contains = [&](std::string_view file) {
        return has([&](std::string_view name) { return isCalled(name, file); });
    };
    const auto hasFolder = [&](std::string_view folder) {
        return has([&](std::string_view name) {
            return name.starts_with(folder) || name.find("/" + std::string(folder)) != std::string_view::npos;
        });
    };
    if (contains("constants.pkl") || contains("bytecode.pkl") || contains("attributes.pkl") ||
        (contains("model.json") && hasFolder("code/"))) {
        return Core::about("%1 is a TorchScript program, not a checkpoint; a file that torch.save wrote is needed");
    }
    if (contains("serialized_exported_program.json") || contains("archive_format") ||
        hasFolder(".data/extern_modules") || hasFolder("data/aotinductor/")) {
        return Core::about(
            "%1 is an exported program (torch.export or torch.package, much like TorchScript), not a checkpoint; a "
            "file that torch.save wrote is needed");
    }
    return std::nullopt;
}

AboutFile whatIsInIt(const ZipDirectory& zip) {
    for (const std::string_view ending : {".pth", ".pt", ".ckpt", ".pkl", ".safetensors", "model.json"}) {
        for (const auto& [name, entry] : zip.entries()) {
            // "._NAME" in "__MACOSX" are macOS's notes about NAME.
            if (name.ends_with(ending) && name.find("__MACOSX/") == std::string_view::npos &&
                !isCalled(name, kPickleName)) {
                return Core::about("%1 is a zip archive with %2 in it; unpack it and open that")(forMessage(name));
            }
        }
    }
    return Core::about("%1 is a zip file, but not a PyTorch checkpoint: %2")(Core::says("there is no data.pkl in it"));
}

// With its slash; of several the one nearest to the top.
std::string findFolder(const std::filesystem::path& path, const ZipDirectory& zip) {
    std::string folder;
    std::ptrdiff_t depth = -1;
    bool isOnly = true;
    for (const auto& [name, entry] : zip.entries()) {
        if (isCalled(name, kPickleName)) {
            const auto slashes = std::count(name.begin(), name.end(), '/');
            isOnly = depth < 0 || slashes < depth || (slashes > depth && isOnly);
            if (depth < 0 || slashes < depth) {
                depth = slashes;
                folder = name.substr(0, name.size() - kPickleName.size());
            }
        }
    }
    if (!isOnly) {
        throw FileError::damaged(path, Core::says("its zip container has two data.pkl"));
    }
    if (depth < 0) {
        throw FileError(path, whatIsInIt(zip));
    }
    return folder;
}

bool isBigEndian(ZipDirectory& zip, const std::filesystem::path& path, const std::string& name) {
    if (!zip.contains(name)) {
        return false;
    }
    const auto data = zip.data(name);
    const std::string_view order = asText(data.bytes);
    if (order != "little" && order != "big") {
        throw FileError::damaged(path, Core::says("%1 is not a byte order")(forMessage(order)));
    }
    return order == "big";
}

void checkVersion(ZipDirectory& zip, const std::filesystem::path& path, const std::string& name) {
    if (zip.contains(name)) {
        const auto data = zip.data(name);
        const auto version = asText(data.bytes);
        if (version.find_first_not_of("0123456789\n") != std::string_view::npos || version.size() > 8) {
            throw FileError::damaged(path,
                                     Core::says("%1 is not a version of PyTorch's zip format")(forMessage(version)));
        }
    }
}

// Unpacks deflated storages, each once.
class Unpacker {
public:
    // `folder` is that of the storages.
    Unpacker(std::shared_ptr<ZipDirectory> zip, std::filesystem::path path, std::string folder,
             const TorchPickle& pickle)
        : m_zip(std::move(zip)), m_path(std::move(path)), m_storages(pickle.storages.size()) {
        for (std::size_t i = 0; i < m_storages.size(); ++i) {
            m_storages[i].name = folder + std::string(pickle.storages[i].key);
            m_storages[i].elements = pickle.storages[i].elements;
        }
        for (const TorchTensor& tensor : pickle.tensors) {
            std::uint64_t elements = 1;  // fits, since the tensor lies in its storage
            for (std::size_t i = 0; i < tensor.dimensions; ++i) {
                elements *= static_cast<std::uint64_t>(tensor.sizes[i]);
            }
            auto& used = m_storages[tensor.storage].used;
            used = elements > ~used ? ~std::uint64_t{0} : used + elements;
        }
    }

    TorchFile::Bytes operator()(std::size_t index) {
        constexpr std::uint64_t kMostUnused = 64;  // times what is used
        Storage& storage = m_storages[index];
        if (!storage.data.owner) {
            // A few bytes in a file can stand for a gigabyte: it has to be there for something.
            if (storage.elements / kMostUnused > storage.used) {
                throw FileError(m_path,
                                Core::about("%1 cannot be opened: %2")(
                                    Core::says("%1 in its zip container holds %2 values, of which its tensors need %3")(
                                        forMessage(storage.name), grouped(storage.elements), grouped(storage.used))));
            }
            storage.data = m_zip->data(storage.name);
        }
        return {storage.data.bytes, storage.data.owner};
    }

private:
    struct Storage {
        std::string name;
        std::uint64_t elements = 0;
        std::uint64_t used = 0;
        ZipDirectory::Data data{};
    };

    std::shared_ptr<ZipDirectory> m_zip;
    std::filesystem::path m_path;
    std::vector<Storage> m_storages;
};

}  // namespace

TorchFile readTorchZip(const std::shared_ptr<const MappedFile>& file) {
    const auto& path = file->path();
    const auto zip = std::make_shared<ZipDirectory>(file);
    if (const auto kind = whatItIs(*zip)) {
        throw FileError(path, *kind);
    }
    const std::string folder = findFolder(path, *zip);
    // Damage anywhere is worth knowing, even in what is not needed; but nothing is unpacked for that.
    for (const auto& [name, entry] : zip->entries()) {
        if (entry.isStored() && name.starts_with(folder)) {
            zip->data(name);
        }
    }
    TorchFile result;
    result.file = file;
    result.format = CheckpointFormat::GanZooZip;
    result.isBigEndian = isBigEndian(*zip, path, folder + "byteorder");
    checkVersion(*zip, path, folder + "version");
    const auto [pickleBytes, pickleOwner] = zip->data(folder + std::string(kPickleName));
    std::size_t position = 0;
    const bool isStored = pickleOwner == file;
    const auto origin = isStored ? static_cast<std::size_t>(pickleBytes.data() - file->bytes().data()) : 0;
    result.pickle = readTorchPickle(path, pickleBytes, position, origin);
    result.pickleOwner = pickleOwner;
    bool isDeflated = false;
    for (const auto& storage : result.pickle.storages) {
        const auto& entry = zip->entry(folder + "data/" + std::string(storage.key));
        if (entry.size != storage.elements * storage.elementSize) {
            throw FileError::damaged(path, Core::says("storage %1 has %2 bytes where its pickle says %3")(
                                               forMessage(storage.key), grouped(entry.size),
                                               grouped(storage.elements * storage.elementSize)));
        }
        isDeflated = isDeflated || !entry.isStored();
        result.storages.push_back(entry.isStored() ? zip->packedBytes(entry) : std::span<const std::byte>{});
    }
    if (isDeflated) {
        result.unpack = Unpacker(zip, path, folder + "data/", result.pickle);
    }
    return result;
}

}  // namespace latentwalk
