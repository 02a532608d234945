// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/pickle/pickle_builder.h"
#include "core/model/pickle/pickle_meaning.h"
#include "core/model/pickle/pickle_source.h"
#include "core/model/pickle/pickle_stack.h"

namespace latentwalk {

// Follows the opcodes of one pickle (Python's pickletools describes them), of protocols 0 to 5.
class PickleMachine {
public:
    // All three have to outlive this; `builder` was made for `source`.
    PickleMachine(PickleSource& source, PickleBuilder& builder, PickleMeaning& meaning)
        : m_source(source), m_builder(builder), m_meaning(meaning), m_stack(source) {}

    // Reads up to STOP and leaves the source behind that. The value that the pickle stands for. Throws FileError.
    Pickle::Index run();

private:
    using Index = Pickle::Index;
    using Kind = Pickle::Kind;

    // pickle_machine.cpp
    void step(unsigned opcode);
    void callOrMake(unsigned opcode);
    bool pushNumber(unsigned opcode);
    bool pushText(unsigned opcode);
    bool pushContainer(unsigned opcode);
    bool changeContainer(unsigned opcode);
    bool useMemo(unsigned opcode);
    void append(const std::vector<Index>& values, Kind kind, const Message& operation);
    Index itemsToSet(const Message& operation);
    Index top(Kind kind, const Message& operation) const;
    bool isOnTop(Kind kind) const;

    // pickle_lines.cpp: opcodes whose arguments are lines of text.
    bool readLine(unsigned opcode);
    Index addReal(std::string_view digits);
    Index addSpelled(std::string_view line, bool quoted);
    std::uint64_t memoKey(std::string_view digits) const;

    PickleSource& m_source;
    PickleBuilder& m_builder;
    PickleMeaning& m_meaning;
    PickleStack m_stack;
};

}  // namespace latentwalk
