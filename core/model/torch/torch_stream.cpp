// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstring>
#include <string>
#include <unordered_map>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/torch/torch_file.h"

// The container of PyTorch before 1.6 (torch/serialization.py, _legacy_save): five pickles - a magic number, the
// protocol, facts about the machine, the object, the keys of its storages - and for each key a count and raw values.
namespace latentwalk {
namespace {

constexpr std::string_view kMagicNumber("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
constexpr std::string_view kMagicLine = "L119547037146038801333356L\n";  // the same number as protocols 0 and 1 have it
constexpr std::int64_t kProtocol = 1001;

using Kind = Pickle::Kind;

class StreamReader {
public:
    explicit StreamReader(const std::shared_ptr<const MappedFile>& file) : m_file(file), m_bytes(file->bytes()) {}

    TorchFile read() {
        readPreface();
        TorchFile result;
        result.file = m_file;
        result.format = CheckpointFormat::GanZooStream;
        result.pickle = nextPickle();
        m_pickle = &result.pickle;
        result.storages.resize(result.pickle.storages.size());
        readStorages(result);
        return result;
    }

private:
    const std::filesystem::path& path() const { return m_file->path(); }
    TorchPickle nextPickle() { return readTorchPickle(path(), m_bytes, m_position); }

    void readPreface() {
        const Pickle magic = nextPickle().values;
        if (magic[magic.root()].kind != Kind::BigInt || magic[magic.root()].text != kMagicNumber) {
            throw FileError(path(), Core::about("%1 is a pickle file, but not one that torch.save wrote"));
        }
        const Pickle protocol = nextPickle().values;
        const auto& version = protocol[protocol.root()];
        if (version.kind != Kind::Int || version.integer != kProtocol) {
            throw FileError(path(),
                            Core::about("%1 has an unknown version of torch.save's stream format; 1001 is known"));
        }
        // Facts about the machine, its byte order among them. The storages are little-endian whatever it says, written
        // so on big-endian machines too.
        nextPickle();
    }

    void readStorages(TorchFile& result) {
        std::unordered_map<std::string_view, std::size_t> byKey;
        for (std::size_t i = 0; i < m_pickle->storages.size(); ++i) {
            byKey.emplace(m_pickle->storages[i].key, i);
        }
        const Pickle keys = nextPickle().values;
        if (keys[keys.root()].kind != Kind::List) {
            throw FileError::damaged(path(), Core::says("the list of its storages is missing"));
        }
        std::vector<bool> seen(byKey.size(), false);
        for (const auto keyNode : keys.children(keys.root())) {
            const auto& key = keys[keyNode];
            const auto found = key.kind == Kind::Text ? byKey.find(key.text) : byKey.end();
            if (found == byKey.end()) {
                throw FileError::damaged(
                    path(), Core::says("it lists storage %1, which its pickle does not know")(forMessage(key.text)));
            }
            if (seen[found->second]) {
                throw FileError::damaged(path(), Core::says("it lists storage %1 twice")(forMessage(key.text)));
            }
            seen[found->second] = true;
            result.storages[found->second] = readStorage(found->second);
        }
        for (std::size_t i = 0; i < seen.size(); ++i) {
            if (!seen[i]) {
                throw FileError::damaged(path(), Core::says("it has no data for %1")(nameOfStorage(i)));
            }
        }
        // Python reads no further, so what follows is not minded here either.
    }

    std::span<const std::byte> readStorage(std::size_t index) {
        const auto& storage = m_pickle->storages[index];
        const std::uint64_t needed = storage.elements * storage.elementSize;
        std::int64_t count = 0;
        if (m_bytes.size() - m_position < sizeof count) {
            throw cutOff(index, sizeof count);
        }
        std::memcpy(&count, m_bytes.data() + m_position, sizeof count);
        m_position += sizeof count;
        if (count < 0 || static_cast<std::uint64_t>(count) != storage.elements) {
            throw FileError::damaged(path(), Core::says("%1 has %2 values where its pickle says %3")(
                                                 nameOfStorage(index), count, grouped(storage.elements)));
        }
        if (needed > m_bytes.size() - m_position) {
            throw cutOff(index, needed);
        }
        const auto bytes = m_bytes.subspan(m_position, needed);
        m_position += needed;
        return bytes;
    }

    FileError cutOff(std::size_t index, std::uint64_t needed) const {
        return FileError::cutOff(
            path(), Core::says("%1 needs %2 bytes at %3, the file ends at %4")(
                        nameOfStorage(index), grouped(needed), grouped(m_position), grouped(m_bytes.size())));
    }

    // A name that says something: that of the tensor that lies in the storage, in one of the checkpoint's networks.
    Message nameOfStorage(std::size_t index) const {
        const Pickle& pickle = m_pickle->values;
        for (const auto& [networkName, network] : pickle.items(pickle.root())) {
            for (const auto& [name, value] : pickle.items(network)) {
                if (pickle[value].kind == Kind::Tensor && pickle[name].kind == Kind::Text &&
                    m_pickle->tensors[static_cast<std::size_t>(pickle[value].integer)].storage == index) {
                    return Core::says("tensor %1 of %2")(forMessage(pickle[name].text),
                                                         forMessage(pickle[networkName].text));
                }
            }
        }
        return Core::says("storage %1")(forMessage(m_pickle->storages[index].key));
    }

    std::shared_ptr<const MappedFile> m_file;
    std::span<const std::byte> m_bytes;
    std::size_t m_position = 0;
    const TorchPickle* m_pickle = nullptr;
};

}  // namespace

bool isTorchStream(std::span<const std::byte> bytes) {
    // PROTO 2 or later, LONG1 of 10 bytes: the magic number. A file that ends within it counts too.
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto agrees = [&](std::size_t offset, std::string_view wanted) {
        return offset >= text.size() || text.substr(offset, wanted.size()) == wanted.substr(0, text.size() - offset);
    };
    if (text.starts_with('L')) {  // protocols 0 and 1
        return agrees(0, kMagicLine) && text.size() > 8;
    }
    return text.starts_with('\x80') && (text.size() < 2 || (text[1] >= 2 && text[1] <= 5)) &&
           agrees(text.size() > 2 && text[2] == '\x95' ? 11 : 2, "\x8a\x0a") &&
           agrees(text.size() > 2 && text[2] == '\x95' ? 13 : 4, kMagicNumber);
}

TorchFile readTorchStream(const std::shared_ptr<const MappedFile>& file) {
    return StreamReader(file).read();
}

}  // namespace latentwalk
