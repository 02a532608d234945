// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/message/message.h"

namespace latentwalk {

// What a pickle says, as data. Python's pickles are programs that may call anything; here they make values of a few
// kinds, and nothing is ever looked up or run. All nodes lie in one array and refer to each other by index, so that
// neither reading nor destroying them recurses, whatever the nesting. Texts are views into the bytes that were read,
// and a few that the file spells otherwise lie in the pickle itself: it can be moved, not copied.
class Pickle {
public:
    using Index = std::uint32_t;

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
        Class,   // text: name; integer: into the classes (a function looks like a class)
        Object,  // text: name of the class; integer: as in Class; children: the dict of its attributes where it has one
        // What only a PickleMeaning makes; integer: where it keeps them.
        Storage,
        Tensor,
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

    struct Class {
        std::string_view module;
        std::string_view name;
    };

    Pickle() = default;
    Pickle(Pickle&&) = default;
    Pickle& operator=(Pickle&&) = default;
    Pickle(const Pickle&) = delete;
    Pickle& operator=(const Pickle&) = delete;
    ~Pickle() = default;

    Index root() const noexcept { return m_root; }
    const Node& operator[](Index index) const { return m_nodes[index]; }

    std::vector<Index> children(Index index) const;
    // Of something that has children.
    Index firstChild(Index index) const { return m_cells[m_nodes[index].firstChild].value; }
    // The pairs of a dict; none when it is something else.
    std::vector<std::pair<Index, Index>> items(Index dict) const;
    // The value of the last pair whose key is this text, as in Python.
    std::optional<Index> find(Index dict, std::string_view key) const;
    // The dict itself, or that of an object's attributes; nothing where there is none.
    std::optional<Index> attributes(Index index) const;
    // Of a class or an object.
    const Class& classOf(Index index) const { return m_classes[static_cast<std::size_t>(m_nodes[index].integer)]; }
    // What a value is, in words for a message: "an object of class decimal.Decimal", "a list".
    Message described(Index index) const;

private:
    friend class PickleBuilder;

    struct Cell {
        Index value;
        Index next;
    };

    Index m_root = 0;
    std::vector<Node> m_nodes;
    std::vector<Cell> m_cells;
    std::vector<Class> m_classes;
    std::list<std::string> m_texts;  // the views into them stay when the list is moved
};

}  // namespace latentwalk
