// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

#include "core/message/file_error.h"
#include "core/model/pickle/pickle_literals.h"
#include "core/model/pickle/pickle_machine.h"

// Opcodes whose arguments are lines of text: all of protocol 0, some of protocol 1, and names in every one up to 3.
namespace latentwalk {
namespace {

constexpr std::size_t kLongestName = 512;
constexpr std::size_t kLongestNumber = 2500;
constexpr std::size_t kAnyLength = std::numeric_limits<std::size_t>::max();

}  // namespace

bool PickleMachine::readLine(unsigned opcode) {
    switch (opcode) {
        case 'I': {  // INT; protocol 0 writes truth values so too
            const auto line = m_source.takeLine(kLongestNumber);
            m_stack.push(line == "00"   ? PickleBuilder::kFalseNode
                         : line == "01" ? PickleBuilder::kTrueNode
                                        : m_builder.addDecimal(line));
            return true;
        }
        case 'L': {  // LONG
            auto line = m_source.takeLine(kLongestNumber);
            if (line.ends_with('L')) {
                line.remove_suffix(1);
            }
            m_stack.push(m_builder.addDecimal(line));
            return true;
        }
        case 'F':  // FLOAT
            m_stack.push(addReal(m_source.takeLine(kLongestName)));
            return true;
        case 'S':  // STRING, of Python 2
            m_stack.push(addSpelled(m_source.takeLine(kAnyLength), true));
            return true;
        case 'V':  // UNICODE
            m_stack.push(addSpelled(m_source.takeLine(kAnyLength), false));
            return true;
        case 'p':  // PUT
            m_stack.setMemo(memoKey(m_source.takeLine(kLongestName)));
            return true;
        case 'g':  // GET
            m_stack.push(m_stack.memo(memoKey(m_source.takeLine(kLongestName))));
            return true;
        case 'P':  // PERSID
            m_stack.push(m_meaning.referred(m_source.takeLine(kLongestName)));
            return true;
        case 'c': {  // GLOBAL
            const auto module = m_source.takeLine(kLongestName);
            m_stack.push(m_meaning.named(module, m_source.takeLine(kLongestName)));
            return true;
        }
        case 'i': {  // INST, of Python 2: arguments, then the class
            const auto module = m_source.takeLine(kLongestName);
            const Index type = m_meaning.named(module, m_source.takeLine(kLongestName));
            m_stack.popToMark();
            m_stack.push(m_meaning.objectOf(type));
            return true;
        }
        default:
            return false;
    }
}

std::uint64_t PickleMachine::memoKey(std::string_view digits) const {
    std::uint64_t key = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), key);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        throw m_source.damaged(Core::says("numbers a value as %1")(forMessage(digits)));
    }
    return key;
}

Pickle::Index PickleMachine::addReal(std::string_view digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        throw m_source.damaged(Core::says("has the number %1, which is none,")(forMessage(digits)));
    }
    return m_builder.add({.kind = Kind::Float, .real = value});
}

// A text that needs no other spelling than its line's is not copied.
Pickle::Index PickleMachine::addSpelled(std::string_view line, bool quoted) {
    const auto isPlain = [quoted](char c) { return c != '\\' && (quoted || static_cast<unsigned char>(c) < 0x80U); };
    const bool plain = std::all_of(line.begin(), line.end(), isPlain);
    if (!quoted) {
        return plain ? m_builder.addText(Kind::Text, line) : m_builder.addOwned(Kind::Text, textOfEscaped(line));
    }
    auto text = textOfQuoted(line);
    if (!text) {
        throw m_source.damaged(Core::says("has a text without quotation marks"));
    }
    return plain ? m_builder.addText(Kind::Text, line.substr(1, line.size() - 2))
                 : m_builder.addOwned(Kind::Text, std::move(*text));
}

}  // namespace latentwalk
