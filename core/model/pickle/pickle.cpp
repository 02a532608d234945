// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/model/pickle/pickle_interpreter.h"

namespace latentwalk {
namespace {

// A checkpoint of the largest network needs some ten thousand of each.
constexpr std::size_t kMostNodes = std::size_t{1} << 20U;
constexpr std::size_t kMostCells = std::size_t{2} << 20U;
constexpr std::size_t kDeepestStack = std::size_t{1} << 20U;
constexpr std::uint64_t kLargestMemoKey = std::uint64_t{1} << 20U;
constexpr std::size_t kLongestInteger = 1024;

}  // namespace

PickleInterpreter::PickleInterpreter(std::filesystem::path path, std::span<const std::byte> bytes, std::size_t position,
                                     std::size_t origin)
    : m_path(std::move(path)), m_bytes(bytes), m_position(position), m_origin(origin) {
    // In the order of kNoneNode, kTrueNode, kFalseNode and kEmptyTupleNode.
    add({.kind = Kind::None});
    add({.kind = Kind::Bool, .integer = 1});
    add({.kind = Kind::Bool, .integer = 0});
    add({.kind = Kind::Tuple});
}

FileError PickleInterpreter::damaged(const std::string& what) const {
    return {m_path, "is damaged: its pickle " + what + " at byte " + withThousands(m_origin + m_opcodeAt)};
}

FileError PickleInterpreter::refused(const std::string& what) const {
    return {m_path, "cannot be opened: its pickle " + what + " at byte " + withThousands(m_origin + m_opcodeAt)};
}

std::string_view PickleInterpreter::take(std::size_t count) {
    if (count > m_bytes.size() - m_position) {
        throw FileError(m_path, "is cut off: its pickle needs " + withThousands(count) + " more bytes at " +
                                    withThousands(m_origin + m_position) + ", it ends at " +
                                    withThousands(m_origin + m_bytes.size()));
    }
    const auto* const start = reinterpret_cast<const char*>(m_bytes.data()) + m_position;
    m_position += count;
    return {start, count};
}

std::uint64_t PickleInterpreter::takeUnsigned(std::size_t count) {
    const auto bytes = take(count);
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

std::string_view PickleInterpreter::takeCounted(std::size_t lengthSize) {
    return take(takeUnsigned(lengthSize));
}

std::string_view PickleInterpreter::takeLine(std::size_t longest) {
    const std::string_view rest(reinterpret_cast<const char*>(m_bytes.data()) + m_position,
                                std::min(m_bytes.size() - m_position, longest));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
        if (rest.size() < longest) {
            take(rest.size() + 1);  // says that the file is cut off
        }
        throw damaged("has a line without an end");
    }
    return take(end + 1).substr(0, end);
}

Pickle::Index PickleInterpreter::add(Node node) {
    if (m_result.m_nodes.size() == kMostNodes) {
        throw refused("holds far more values than a checkpoint does");
    }
    m_result.m_nodes.push_back(node);
    return static_cast<Index>(m_result.m_nodes.size() - 1);
}

Pickle::Index PickleInterpreter::addText(Kind kind, std::string_view text) {
    return add({.kind = kind, .text = text});
}

Pickle::Index PickleInterpreter::addOwned(Kind kind, std::string text) {
    return addText(kind, m_result.m_texts.emplace_back(std::move(text)));
}

Pickle::Index PickleInterpreter::addInteger(std::string_view littleEndian) {
    if (littleEndian.size() > kLongestInteger) {
        throw refused("holds an integer of " + withThousands(littleEndian.size()) + " bytes");
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

void PickleInterpreter::addChild(Index parent, Index child) {
    auto& cells = m_result.m_cells;
    if (cells.size() == kMostCells) {
        throw refused("holds far more values than a checkpoint does");
    }
    cells.push_back({child, Pickle::kNone});
    const auto cell = static_cast<Index>(cells.size() - 1);
    Node& node = m_result.m_nodes[parent];
    (node.lastChild == Pickle::kNone ? node.firstChild : cells[node.lastChild].next) = cell;
    node.lastChild = cell;
    ++node.childCount;
}

void PickleInterpreter::push(Index index) {
    if (m_stack.size() == kDeepestStack) {
        throw refused("is nested too deeply");
    }
    m_stack.push_back(index);
}

void PickleInterpreter::mark() {
    if (m_marks.size() == kDeepestStack) {
        throw refused("is nested too deeply");
    }
    m_marks.push_back(m_stack.size());
}

Pickle::Index PickleInterpreter::pop() {
    if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back())) {
        throw damaged("takes a value from an empty stack");
    }
    const Index index = m_stack.back();
    m_stack.pop_back();
    return index;
}

bool PickleInterpreter::isOnTop(Kind kind) const {
    return m_stack.size() > (m_marks.empty() ? 0 : m_marks.back()) && m_result[m_stack.back()].kind == kind;
}

Pickle::Index PickleInterpreter::top(Kind kind, const char* operation) const {
    if (!isOnTop(kind)) {
        throw damaged(std::string(operation) + " something that cannot hold it");
    }
    return m_stack.back();
}

std::vector<Pickle::Index> PickleInterpreter::popToMark() {
    if (m_marks.empty()) {
        throw damaged("goes back to a mark that it never set");
    }
    const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<Index> values(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return values;
}

Pickle::Index PickleInterpreter::tuple(const std::vector<Index>& children) {
    const Index made = add({.kind = Kind::Tuple});
    for (const Index child : children) {
        addChild(made, child);
    }
    return made;
}

void PickleInterpreter::setMemo(std::uint64_t key, Index value) {
    if (key >= kLargestMemoKey) {
        throw refused("remembers a value as number " + withThousands(key));
    }
    if (key >= m_memo.size()) {
        m_memo.resize(key + 1, Pickle::kNone);
    }
    m_memoSize += m_memo[key] == Pickle::kNone ? 1 : 0;
    m_memo[key] = value;
}

Pickle::Index PickleInterpreter::memo(std::uint64_t key) const {
    if (key >= m_memo.size() || m_memo[key] == Pickle::kNone) {
        throw damaged("recalls value number " + withThousands(key) + ", which it never remembered,");
    }
    return m_memo[key];
}

Pickle Pickle::read(const std::filesystem::path& path, std::span<const std::byte> bytes, std::size_t& position,
                    std::size_t origin) {
    PickleInterpreter interpreter(path, bytes, position, origin);
    Pickle result = interpreter.run();
    position = interpreter.position();
    return result;
}

std::vector<Pickle::Index> Pickle::children(Index index) const {
    std::vector<Index> result;
    result.reserve(m_nodes[index].childCount);
    for (Index cell = m_nodes[index].firstChild; cell != kNone; cell = m_cells[cell].next) {
        result.push_back(m_cells[cell].value);
    }
    return result;
}

std::vector<std::pair<Pickle::Index, Pickle::Index>> Pickle::items(Index dict) const {
    std::vector<std::pair<Index, Index>> result;
    if (m_nodes[dict].kind == Kind::Dict) {
        const auto all = children(dict);
        for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
            result.emplace_back(all[i], all[i + 1]);
        }
    }
    return result;
}

std::optional<Pickle::Index> Pickle::find(Index dict, std::string_view key) const {
    std::optional<Index> result;
    for (const auto& [name, value] : items(dict)) {
        if (m_nodes[name].kind == Kind::Text && m_nodes[name].text == key) {
            result = value;
        }
    }
    return result;
}

std::optional<Pickle::Index> Pickle::attributes(Index index) const {
    const Node& node = m_nodes[index];
    if (node.kind == Kind::Object && node.childCount == 1) {
        const Index child = m_cells[node.firstChild].value;
        return m_nodes[child].kind == Kind::Dict ? std::optional(child) : std::nullopt;
    }
    return node.kind == Kind::Dict ? std::optional(index) : std::nullopt;
}

std::string Pickle::described(Index index) const {
    const auto className = [&] {
        const Class& named = m_classes[static_cast<std::size_t>(m_nodes[index].integer)];
        return forMessage(std::string(named.module) + "." + std::string(named.name));
    };
    switch (m_nodes[index].kind) {
        case Kind::None:
            return "None";
        case Kind::Bool:
            return "a bool";
        case Kind::Int:
        case Kind::BigInt:
            return "an int";
        case Kind::Float:
            return "a float";
        case Kind::Text:
            return "a text";
        case Kind::Bytes:
            return "bytes";
        case Kind::Tuple:
            return "a tuple";
        case Kind::List:
            return "a list";
        case Kind::Set:
            return "a set";
        case Kind::Dict:
            return "a dict";
        case Kind::Class:
            return "the class " + className();
        case Kind::Object:
            return "an object of class " + className();
        case Kind::Storage:
            return "a storage";
        case Kind::Tensor:
            break;
    }
    return "a tensor";
}

}  // namespace latentwalk
