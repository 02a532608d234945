// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/pickle/pickle.h"
#include "core/model/pickle/pickle_source.h"

namespace latentwalk {

// A Pickle while it grows. Memory is bounded by fixed limits, far above what a checkpoint needs, and grows with what
// was read, never with a number found in the file: what adds something throws FileError beyond them.
class PickleBuilder {
public:
    using Index = Pickle::Index;
    using Kind = Pickle::Kind;
    using Node = Pickle::Node;

    // Nodes that need only be there once.
    static constexpr Index kNoneNode = 0;
    static constexpr Index kTrueNode = 1;
    static constexpr Index kFalseNode = 2;
    static constexpr Index kEmptyTupleNode = 3;

    // `source` is where messages come from; it has to outlive this.
    explicit PickleBuilder(const PickleSource& source);

    const PickleSource& source() const noexcept { return m_source; }
    FileError damaged(const Message& what) const { return m_source.damaged(what); }
    FileError refused(const Message& what) const { return m_source.refused(what); }
    const Pickle& values() const noexcept { return m_values; }
    const Node& operator[](Index index) const { return m_values[index]; }

    Index add(const Node& node);
    Index addText(Kind kind, std::string_view text);
    Index addOwned(Kind kind, std::string text);
    // Two's complement.
    Index addInteger(std::string_view littleEndian);
    // A whole number of any length as text; damaged() where it is none.
    Index addDecimal(std::string_view digits);
    Index addTuple(const std::vector<Index>& children);
    Index addClass(std::string_view module, std::string_view name);
    // Of `type`, a class, a function that made it, or an object where nobody can tell.
    Index addObject(Index type);

    void addChild(Index parent, Index child);
    // Of something that has children.
    void setFirstChild(Index parent, Index child);
    // Puts another value in the place of one, for all that refer to it.
    void replace(Index index, const Node& node);

    Pickle finish(Index root);

private:
    const PickleSource& m_source;
    Pickle m_values;
};

}  // namespace latentwalk
