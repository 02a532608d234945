// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle_builder.h"

#include <charconv>
#include <utility>

#include "core/model/pickle/pickle_literals.h"

namespace latentwalk {
namespace {

// A checkpoint of the largest network needs some ten thousand of each.
constexpr std::size_t kMostNodes = std::size_t{1} << 20U;
constexpr std::size_t kMostCells = std::size_t{2} << 20U;
constexpr std::size_t kLongestInteger = 1024;

}  // namespace

PickleBuilder::PickleBuilder(const PickleSource& source) : m_source(source) {
    // In the order of kNoneNode, kTrueNode, kFalseNode and kEmptyTupleNode.
    add({.kind = Kind::None});
    add({.kind = Kind::Bool, .integer = 1});
    add({.kind = Kind::Bool, .integer = 0});
    add({.kind = Kind::Tuple});
}

Pickle::Index PickleBuilder::add(const Node& node) {
    if (m_values.m_nodes.size() == kMostNodes) {
        throw m_source.refused(Core::says("holds far more values than a checkpoint does"));
    }
    m_values.m_nodes.push_back(node);
    return static_cast<Index>(m_values.m_nodes.size() - 1);
}

Pickle::Index PickleBuilder::addText(Kind kind, std::string_view text) {
    return add({.kind = kind, .text = text});
}

Pickle::Index PickleBuilder::addOwned(Kind kind, std::string text) {
    return addText(kind, m_values.m_texts.emplace_back(std::move(text)));
}

Pickle::Index PickleBuilder::addInteger(std::string_view littleEndian) {
    if (littleEndian.size() > kLongestInteger) {
        throw m_source.refused(Core::says("holds an integer of %1 bytes")(grouped(littleEndian.size())));
    }
    if (littleEndian.size() > 8) {
        return addText(Kind::BigInt, littleEndian);
    }
    const bool negative = !littleEndian.empty() && (static_cast<unsigned char>(littleEndian.back()) & 0x80U) != 0;
    std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
    for (std::size_t i = littleEndian.size(); i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(littleEndian[i]);
    }
    return add({.kind = Kind::Int, .integer = static_cast<std::int64_t>(value)});
}

Pickle::Index PickleBuilder::addDecimal(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc() && end == digits.data() + digits.size()) {
        return add({.kind = Kind::Int, .integer = value});
    }
    auto bytes = integerOfDecimal(digits);
    if (!bytes) {
        throw m_source.damaged(Core::says("has the number %1, which is none,")(forMessage(digits)));
    }
    return bytes->size() > 8 ? addOwned(Kind::BigInt, std::move(*bytes)) : addInteger(*bytes);
}

Pickle::Index PickleBuilder::addTuple(const std::vector<Index>& children) {
    const Index made = add({.kind = Kind::Tuple});
    for (const Index child : children) {
        addChild(made, child);
    }
    return made;
}

Pickle::Index PickleBuilder::addClass(std::string_view module, std::string_view name) {
    m_values.m_classes.push_back({module, name});
    return add(
        {.kind = Kind::Class, .integer = static_cast<std::int64_t>(m_values.m_classes.size() - 1), .text = name});
}

Pickle::Index PickleBuilder::addObject(Index type) {
    return add({.kind = Kind::Object, .integer = m_values[type].integer, .text = m_values[type].text});
}

void PickleBuilder::addChild(Index parent, Index child) {
    auto& cells = m_values.m_cells;
    if (cells.size() == kMostCells) {
        throw m_source.refused(Core::says("holds far more values than a checkpoint does"));
    }
    cells.push_back({child, Pickle::kNone});
    const auto cell = static_cast<Index>(cells.size() - 1);
    Node& node = m_values.m_nodes[parent];
    (node.lastChild == Pickle::kNone ? node.firstChild : cells[node.lastChild].next) = cell;
    node.lastChild = cell;
    ++node.childCount;
}

void PickleBuilder::setFirstChild(Index parent, Index child) {
    m_values.m_cells[m_values[parent].firstChild].value = child;
}

void PickleBuilder::replace(Index index, const Node& node) {
    m_values.m_nodes[index] = node;
}

Pickle PickleBuilder::finish(Index root) {
    m_values.m_root = root;
    return std::move(m_values);
}

}  // namespace latentwalk
