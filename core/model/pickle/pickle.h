// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/pickle/pickle_tensor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latentwalk {

// What a pickle says, as data. Python's pickles are programs that may call anything; here only those operations are
// known that tensors, dicts, numbers and strings need. An object of any other class stays opaque: its class and its
// attributes, as the file has them. Nothing is ever looked up or run. All nodes lie in one array and refer to each
// other by index, so that neither reading nor destroying them recurses, whatever the nesting. Texts are views into the
// bytes that were read, and a few that the file spells otherwise lie in the pickle itself: it can be moved, not copied.
class Pickle {
public:
    using Index = std::uint32_t;
    using Storage = PickleStorage;
    using StorageView = PickleStorageView;
    using Tensor = PickleTensor;

    enum class Kind : std::uint8_t {
        None,
        Bool,    // integer: 0 or 1
        Int,     // integer
        BigInt,  // text: two's complement, little-endian, more than 8 bytes
        Float,   // real
        Text,    // text
        Bytes,   // text; integer: 1 where it spells each byte as the character of that number
        Tuple,   // children
        List,    // children
        Set,     // children
        Dict,    // children: key, value, key, value, ...
        Class,   // text: name; integer: into classes (a function looks like a class)
        Object,  // text: name of the class; integer: as in Class; children: the dict of its attributes where it has one
        Storage,  // integer: index into views()
        Tensor,   // integer: index into tensors()
    };

    static constexpr Index kNone = ~Index{0};
    static constexpr std::size_t kMostDimensions = Tensor::kMostDimensions;

    struct Node {
        Kind kind = Kind::None;
        Index firstChild = kNone;  // into the cells
        Index lastChild = kNone;
        Index childCount = 0;
        std::int64_t integer = 0;
        double real = 0;
        std::string_view text{};
    };

    // Reads the pickle that begins at `position` of `bytes` up to its STOP, and moves `position` behind that. `origin`
    // is the place of `bytes` in the file, for messages. Throws FileError.
    static Pickle read(const std::filesystem::path& path, std::span<const std::byte> bytes, std::size_t& position,
                       std::size_t origin = 0);

    Pickle() = default;
    Pickle(Pickle&&) = default;
    Pickle& operator=(Pickle&&) = default;
    Pickle(const Pickle&) = delete;
    Pickle& operator=(const Pickle&) = delete;
    ~Pickle() = default;

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
    // The dict itself, or that of an object's attributes; nothing where there is none.
    std::optional<Index> attributes(Index index) const;
    // What a value is, in words for a message: "an object of class decimal.Decimal", "a list".
    std::string described(Index index) const;

private:
    friend class PickleInterpreter;

    struct Cell {
        Index value;
        Index next;
    };

    struct Class {
        std::string_view module;
        std::string_view name;
    };

    Index m_root = 0;
    std::vector<Node> m_nodes;
    std::vector<Cell> m_cells;
    std::vector<Class> m_classes;
    std::list<std::string> m_texts;  // the views into them stay when the list is moved
    std::vector<Storage> m_storages;
    std::vector<StorageView> m_views;
    std::vector<Tensor> m_tensors;
};

}  // namespace latentwalk
