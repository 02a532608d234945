// SPDX-License-Identifier: GPL-3.0-or-later

#include <bit>
#include <string>
#include <vector>

#include "core/model/pickle/pickle_machine.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostOpcodes = std::size_t{4} << 20U;  // a checkpoint of the largest network needs ten thousand
constexpr unsigned kStop = '.';

std::string hex(unsigned opcode) {
    constexpr char kDigits[] = "0123456789abcdef";
    return std::string("0x") + kDigits[opcode >> 4U] + kDigits[opcode & 0xFU];
}

}  // namespace

Pickle::Index PickleMachine::run() {
    for (std::size_t count = 0;; ++count) {
        m_source.beginOpcode();
        if (count == kMostOpcodes) {
            throw m_source.refused(Core::says("is far longer than a checkpoint's and still goes on"));
        }
        const auto opcode = static_cast<unsigned>(m_source.takeUnsigned(1));
        if (opcode == kStop) {
            break;
        }
        step(opcode);
    }
    if (m_stack.size() != 1 || m_stack.hasMarks()) {
        throw m_source.damaged(Core::says("ends with %1 values instead of one")(m_stack.size()));
    }
    return m_stack.top();
}

void PickleMachine::step(unsigned opcode) {
    if (pushNumber(opcode) || pushText(opcode) || pushContainer(opcode) || changeContainer(opcode) || useMemo(opcode) ||
        readLine(opcode)) {
        return;
    }
    switch (opcode) {
        case 0x80: {  // PROTO
            const std::uint64_t protocol = m_source.takeUnsigned(1);
            if (protocol > 5) {
                throw m_source.refused(Core::says("has protocol %1; 0 to 5 are known")(protocol));
            }
            return;
        }
        case 0x95:  // FRAME: a hint for readers of streams
            if (m_source.takeUnsigned(8) > m_source.remaining()) {
                throw m_source.damaged(Core::says("has a frame that is larger than the file"));
            }
            return;
        case '(':  // MARK
            return m_stack.mark();
        case '0':  // POP; on a mark it takes the mark
            if (m_stack.isMarkOnTop()) {
                m_stack.popMark();
            } else {
                m_stack.pop();
            }
            return;
        case '1':  // POP_MARK
            m_stack.popToMark();
            return;
        default:
            return callOrMake(opcode);
    }
}

// What needs to know what names mean.
void PickleMachine::callOrMake(unsigned opcode) {
    switch (opcode) {
        case 0x93: {  // STACK_GLOBAL
            const auto& name = m_builder[m_stack.pop()];
            const auto& module = m_builder[m_stack.pop()];
            if (name.kind != Kind::Text || module.kind != Kind::Text) {
                throw m_source.damaged(Core::says("has a name that is not text"));
            }
            return m_stack.push(m_meaning.named(module.text, name.text));
        }
        case 'R': {  // REDUCE
            const Index arguments = m_stack.pop();
            const Index callable = m_stack.pop();
            return m_stack.push(m_meaning.called(callable, arguments));
        }
        case 0x92:  // NEWOBJ_EX
            if (m_builder[m_stack.pop()].kind != Kind::Dict) {
                throw m_source.damaged(Core::says("makes an object with keywords that are no dict"));
            }
            [[fallthrough]];
        case 0x81:  // NEWOBJ
            if (m_builder[m_stack.pop()].kind != Kind::Tuple) {
                throw m_source.damaged(Core::says("makes an object without a tuple of arguments"));
            }
            return m_stack.push(m_meaning.objectOf(m_stack.pop()));
        case 'o': {  // OBJ, of Python 2: class, then arguments
            const auto values = m_stack.popToMark();
            if (values.empty()) {
                throw m_source.damaged(Core::says("makes an object of no class"));
            }
            return m_stack.push(m_meaning.objectOf(values[0]));
        }
        case 'b': {  // BUILD
            const Index state = m_stack.pop();
            const Index target = m_stack.pop();
            m_stack.push(target);
            return m_meaning.build(target, state);
        }
        case 'Q':  // BINPERSID
            return m_stack.push(m_meaning.referred(m_stack.pop()));
        default:
            throw m_source.refused(Core::says("uses opcode %1, which no checkpoint needs,")(hex(opcode)));
    }
}

bool PickleMachine::pushNumber(unsigned opcode) {
    switch (opcode) {
        case 'N':
            m_stack.push(PickleBuilder::kNoneNode);
            return true;
        case 0x88:
            m_stack.push(PickleBuilder::kTrueNode);
            return true;
        case 0x89:
            m_stack.push(PickleBuilder::kFalseNode);
            return true;
        case 'J':  // BININT, the only one with a sign
            m_stack.push(m_builder.addInteger(m_source.take(4)));
            return true;
        case 'K':  // BININT1
            m_stack.push(
                m_builder.add({.kind = Kind::Int, .integer = static_cast<std::int64_t>(m_source.takeUnsigned(1))}));
            return true;
        case 'M':  // BININT2
            m_stack.push(
                m_builder.add({.kind = Kind::Int, .integer = static_cast<std::int64_t>(m_source.takeUnsigned(2))}));
            return true;
        case 0x8A:  // LONG1
            m_stack.push(m_builder.addInteger(m_source.takeCounted(1)));
            return true;
        case 0x8B:  // LONG4
            m_stack.push(m_builder.addInteger(m_source.takeCounted(4)));
            return true;
        case 'G': {  // BINFLOAT, big-endian
            const auto bytes = m_source.take(8);
            std::uint64_t bits = 0;
            for (const char byte : bytes) {
                bits = bits << 8U | static_cast<unsigned char>(byte);
            }
            m_stack.push(m_builder.add({.kind = Kind::Float, .real = std::bit_cast<double>(bits)}));
            return true;
        }
        default:
            return false;
    }
}

bool PickleMachine::pushText(unsigned opcode) {
    switch (opcode) {
        case 'X':  // BINUNICODE
        case 'T':  // BINSTRING, of Python 2
            m_stack.push(m_builder.addText(Kind::Text, m_source.takeCounted(4)));
            return true;
        case 0x8C:  // SHORT_BINUNICODE
        case 'U':   // SHORT_BINSTRING, of Python 2
            m_stack.push(m_builder.addText(Kind::Text, m_source.takeCounted(1)));
            return true;
        case 0x8D:  // BINUNICODE8
            m_stack.push(m_builder.addText(Kind::Text, m_source.takeCounted(8)));
            return true;
        case 'C':  // SHORT_BINBYTES
            m_stack.push(m_builder.addText(Kind::Bytes, m_source.takeCounted(1)));
            return true;
        case 'B':  // BINBYTES
            m_stack.push(m_builder.addText(Kind::Bytes, m_source.takeCounted(4)));
            return true;
        case 0x8E:  // BINBYTES8
        case 0x96:  // BYTEARRAY8
            m_stack.push(m_builder.addText(Kind::Bytes, m_source.takeCounted(8)));
            return true;
        default:
            return false;
    }
}

bool PickleMachine::pushContainer(unsigned opcode) {
    switch (opcode) {
        case ')':
            m_stack.push(PickleBuilder::kEmptyTupleNode);
            return true;
        case 't':
            m_stack.push(m_builder.addTuple(m_stack.popToMark()));
            return true;
        case 0x85:    // TUPLE1
        case 0x86:    // TUPLE2
        case 0x87: {  // TUPLE3
            std::vector<Index> children(opcode - 0x84);
            for (std::size_t i = children.size(); i-- > 0;) {
                children[i] = m_stack.pop();
            }
            m_stack.push(m_builder.addTuple(children));
            return true;
        }
        case ']':
            m_stack.push(m_builder.add({.kind = Kind::List}));
            return true;
        case '}':
            m_stack.push(m_builder.add({.kind = Kind::Dict}));
            return true;
        case 0x8F:  // EMPTY_SET
            m_stack.push(m_builder.add({.kind = Kind::Set}));
            return true;
        case 0x91:   // FROZENSET
        case 'l':    // LIST
        case 'd': {  // DICT
            const auto children = m_stack.popToMark();
            const Index made = m_builder.add({.kind = opcode == 'l'   ? Kind::List
                                                      : opcode == 'd' ? Kind::Dict
                                                                      : Kind::Set});
            if (opcode == 'd' && children.size() % 2 != 0) {
                throw m_source.damaged(Core::says("has a dict with a key that lacks its value"));
            }
            for (const Index child : children) {
                m_builder.addChild(made, child);
            }
            m_stack.push(made);
            return true;
        }
        default:
            return false;
    }
}

bool PickleMachine::changeContainer(unsigned opcode) {
    switch (opcode) {
        case 'a': {  // APPEND
            const Index value = m_stack.pop();
            append({value}, Kind::List, Core::says("appends to"));
            return true;
        }
        case 'e':  // APPENDS
            append(m_stack.popToMark(), Kind::List, Core::says("appends to"));
            return true;
        case 0x90:  // ADDITEMS
            append(m_stack.popToMark(), Kind::Set, Core::says("adds items to"));
            return true;
        case 's': {  // SETITEM
            const Index value = m_stack.pop();
            const Index key = m_stack.pop();
            const Index dict = itemsToSet(Core::says("sets an item of"));
            m_builder.addChild(dict, key);
            m_builder.addChild(dict, value);
            return true;
        }
        case 'u': {  // SETITEMS
            const auto values = m_stack.popToMark();
            if (values.size() % 2 != 0) {
                throw m_source.damaged(Core::says("sets an item without a value"));
            }
            const Index dict = itemsToSet(Core::says("sets items of"));
            for (const Index value : values) {
                m_builder.addChild(dict, value);
            }
            return true;
        }
        default:
            return false;
    }
}

// What an opaque object holds as a list or a set is not kept.
void PickleMachine::append(const std::vector<Index>& values, Kind kind, const Message& operation) {
    if (isOnTop(Kind::Object)) {
        return;
    }
    const Index target = top(kind, operation);
    for (const Index value : values) {
        m_builder.addChild(target, value);
    }
}

// What SETITEM fills: a dict, or what an object has for it.
Pickle::Index PickleMachine::itemsToSet(const Message& operation) {
    return isOnTop(Kind::Object) ? m_meaning.itemsOf(m_stack.top()) : top(Kind::Dict, operation);
}

bool PickleMachine::isOnTop(Kind kind) const {
    return m_stack.top() != Pickle::kNone && m_builder[m_stack.top()].kind == kind;
}

Pickle::Index PickleMachine::top(Kind kind, const Message& operation) const {
    if (!isOnTop(kind)) {
        throw m_source.damaged(Core::says("%1 something that cannot hold it")(operation));
    }
    return m_stack.top();
}

bool PickleMachine::useMemo(unsigned opcode) {
    switch (opcode) {
        case 'q':  // BINPUT
            m_stack.setMemo(m_source.takeUnsigned(1));
            return true;
        case 'r':  // LONG_BINPUT
            m_stack.setMemo(m_source.takeUnsigned(4));
            return true;
        case 0x94:  // MEMOIZE
            m_stack.setMemo(m_stack.memoSize());
            return true;
        case 'h':  // BINGET
            m_stack.push(m_stack.memo(m_source.takeUnsigned(1)));
            return true;
        case 'j':  // LONG_BINGET
            m_stack.push(m_stack.memo(m_source.takeUnsigned(4)));
            return true;
        default:
            return false;
    }
}

}  // namespace latentwalk
