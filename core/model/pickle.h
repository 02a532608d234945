#pragma once

#include "core/model/checkpoint.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace latentwalk {

// What a pickle says, as data. Python's pickles are programs that may call anything; here only those operations are
// known that tensors, dicts, numbers, strings and a config object need, names are compared with a short list, and
// nothing is ever looked up or run. All nodes lie in one array and refer to each other by index, so that neither
// reading nor destroying them recurses, whatever the nesting. Texts are views into the bytes that were read.
class Pickle {
public:
    using Index = std::uint32_t;

    enum class Kind : std::uint8_t {
        None,
        Bool,     // integer: 0 or 1
        Int,      // integer
        BigInt,   // text: two's complement, little-endian, more than 8 bytes
        Float,    // real
        Text,     // text
        Bytes,    // text
        Tuple,    // children
        List,     // children
        Set,      // children
        Dict,     // children: key, value, key, value, ...
        Class,    // text: name; integer: which (only the interpreter needs it)
        Object,   // text: name of the class; children: the dict of its attributes where it has one
        Storage,  // integer: index into views()
        Tensor,   // integer: index into tensors()
    };

    static constexpr Index kNone = ~Index{0};

    struct Node {
        Kind kind = Kind::None;
        Index firstChild = kNone;  // into the cells
        Index lastChild = kNone;
        Index childCount = 0;
        std::int64_t integer = 0;
        double real = 0;
        std::string_view text{};
    };

    // A torch storage that the pickle refers to by key: `elements` values of one type, in the container's data.
    struct Storage {
        std::string_view key;
        std::string_view typeName;  // "FloatStorage"
        std::size_t elementSize = 0;
        std::optional<DType> dtype;  // nothing for types that no weight has
        std::uint64_t elements = 0;
    };

    // A part of a storage: in old files a storage can be a view of another one; usually it is the whole.
    struct StorageView {
        std::size_t storage = 0;  // into storages()
        std::uint64_t offset = 0;
        std::uint64_t elements = 0;
    };

    static constexpr std::size_t kMostDimensions = 8;

    // Lies within its storage; no two of its elements share a place. Sizes and strides count elements.
    struct Tensor {
        std::size_t storage = 0;
        std::uint64_t offset = 0;
        std::size_t dimensions = 0;
        std::array<std::int64_t, kMostDimensions> sizes{};
        std::array<std::int64_t, kMostDimensions> strides{};
    };

    // Reads the pickle that begins at `position` of `bytes` up to its STOP, and moves `position` behind that. `origin`
    // is the place of `bytes` in the file, for messages. Throws FileError.
    static Pickle read(const std::filesystem::path& path, std::span<const std::byte> bytes, std::size_t& position,
                       std::size_t origin = 0);

    Index root() const noexcept { return m_root; }
    const Node& operator[](Index index) const { return m_nodes[index]; }
    const std::vector<Storage>& storages() const noexcept { return m_storages; }
    const std::vector<StorageView>& views() const noexcept { return m_views; }
    const std::vector<Tensor>& tensors() const noexcept { return m_tensors; }

    std::vector<Index> children(Index index) const;
    // The pairs of a dict; none when it is something else.
    std::vector<std::pair<Index, Index>> items(Index dict) const;
    // The value of the last pair whose key is this text, as in Python.
    std::optional<Index> find(Index dict, std::string_view key) const;

private:
    friend class PickleInterpreter;

    struct Cell {
        Index value;
        Index next;
    };

    Index m_root = 0;
    std::vector<Node> m_nodes;
    std::vector<Cell> m_cells;
    std::vector<Storage> m_storages;
    std::vector<StorageView> m_views;
    std::vector<Tensor> m_tensors;
};

}  // namespace latentwalk
