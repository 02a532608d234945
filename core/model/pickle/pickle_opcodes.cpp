// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <bit>
#include <string>
#include <utility>
#include <vector>

#include "core/file/file_error.h"
#include "core/model/pickle/pickle_interpreter.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostOpcodes = std::size_t{4} << 20U;  // a checkpoint of the largest network needs ten thousand
constexpr unsigned kStop = '.';

std::string hex(unsigned opcode) {
    constexpr char kDigits[] = "0123456789abcdef";
    return std::string("0x") + kDigits[opcode >> 4U] + kDigits[opcode & 0xFU];
}

}  // namespace

Pickle PickleInterpreter::run() {
    for (std::size_t count = 0;; ++count) {
        m_opcodeAt = m_position;
        if (count == kMostOpcodes) {
            throw refused("is far longer than a checkpoint's and still goes on");
        }
        const auto opcode = static_cast<unsigned>(takeUnsigned(1));
        if (opcode == kStop) {
            break;
        }
        step(opcode);
    }
    if (m_stack.size() != 1 || !m_marks.empty()) {
        throw damaged("ends with " + std::to_string(m_stack.size()) + " values instead of one");
    }
    m_result.m_root = m_stack.back();
    return std::move(m_result);
}

void PickleInterpreter::step(unsigned opcode) {
    if (pushNumber(opcode) || pushText(opcode) || pushContainer(opcode) || changeContainer(opcode) || useMemo(opcode) ||
        readLine(opcode)) {
        return;
    }
    switch (opcode) {
        case 0x80: {  // PROTO
            const std::uint64_t protocol = takeUnsigned(1);
            if (protocol > 5) {
                throw refused("has protocol " + std::to_string(protocol) + "; 0 to 5 are known");
            }
            return;
        }
        case 0x95:  // FRAME: a hint for readers of streams
            if (takeUnsigned(8) > m_bytes.size() - m_position) {
                throw damaged("has a frame that is larger than the file");
            }
            return;
        case '(':  // MARK
            mark();
            return;
        case '0':  // POP; on a mark it takes the mark
            if (!m_marks.empty() && m_marks.back() == m_stack.size()) {
                m_marks.pop_back();
            } else {
                pop();
            }
            return;
        case '1':  // POP_MARK
            popToMark();
            return;
        case 0x93: {  // STACK_GLOBAL
            const Node& name = m_result.m_nodes[pop()];
            const Node& module = m_result.m_nodes[pop()];
            if (name.kind != Kind::Text || module.kind != Kind::Text) {
                throw damaged("has a name that is not text");
            }
            pushName(module.text, name.text);
            return;
        }
        case 'R': {  // REDUCE
            const Index arguments = pop();
            const Index callable = pop();
            return push(call(callable, arguments));
        }
        case 0x92: {  // NEWOBJ_EX
            const Index keywords = pop();
            if (m_result[keywords].kind != Kind::Dict) {
                throw damaged("makes an object with keywords that are no dict");
            }
            [[fallthrough]];
        }
        case 0x81:  // NEWOBJ
            if (m_result[pop()].kind != Kind::Tuple) {
                throw damaged("makes an object without a tuple of arguments");
            }
            return push(makeObject(pop()));
        case 'o': {  // OBJ, of Python 2: class, then arguments
            const auto values = popToMark();
            if (values.empty()) {
                throw damaged("makes an object of no class");
            }
            return push(makeObject(values[0]));
        }
        case 'b':  // BUILD
            return build();
        case 'Q':  // BINPERSID
            return pushStorage();
        default:
            throw refused("uses opcode " + hex(opcode) + ", which no checkpoint needs,");
    }
}

bool PickleInterpreter::pushNumber(unsigned opcode) {
    switch (opcode) {
        case 'N':
            push(kNoneNode);
            return true;
        case 0x88:
            push(kTrueNode);
            return true;
        case 0x89:
            push(kFalseNode);
            return true;
        case 'J':  // BININT, the only one with a sign
            push(addInteger(take(4)));
            return true;
        case 'K':  // BININT1
            push(add({.kind = Kind::Int, .integer = static_cast<std::int64_t>(takeUnsigned(1))}));
            return true;
        case 'M':  // BININT2
            push(add({.kind = Kind::Int, .integer = static_cast<std::int64_t>(takeUnsigned(2))}));
            return true;
        case 0x8A:  // LONG1
            push(addInteger(takeCounted(1)));
            return true;
        case 0x8B:  // LONG4
            push(addInteger(takeCounted(4)));
            return true;
        case 'G': {  // BINFLOAT, big-endian
            const auto bytes = take(8);
            std::uint64_t bits = 0;
            for (const char byte : bytes) {
                bits = bits << 8U | static_cast<unsigned char>(byte);
            }
            push(add({.kind = Kind::Float, .real = std::bit_cast<double>(bits)}));
            return true;
        }
        default:
            return false;
    }
}

bool PickleInterpreter::pushText(unsigned opcode) {
    switch (opcode) {
        case 'X':  // BINUNICODE
        case 'T':  // BINSTRING, of Python 2
            push(addText(Kind::Text, takeCounted(4)));
            return true;
        case 0x8C:  // SHORT_BINUNICODE
        case 'U':   // SHORT_BINSTRING, of Python 2
            push(addText(Kind::Text, takeCounted(1)));
            return true;
        case 0x8D:  // BINUNICODE8
            push(addText(Kind::Text, takeCounted(8)));
            return true;
        case 'C':  // SHORT_BINBYTES
            push(addText(Kind::Bytes, takeCounted(1)));
            return true;
        case 'B':  // BINBYTES
            push(addText(Kind::Bytes, takeCounted(4)));
            return true;
        case 0x8E:  // BINBYTES8
        case 0x96:  // BYTEARRAY8
            push(addText(Kind::Bytes, takeCounted(8)));
            return true;
        default:
            return false;
    }
}

bool PickleInterpreter::pushContainer(unsigned opcode) {
    switch (opcode) {
        case ')':
            push(kEmptyTupleNode);
            return true;
        case 't':
            push(tuple(popToMark()));
            return true;
        case 0x85:    // TUPLE1
        case 0x86:    // TUPLE2
        case 0x87: {  // TUPLE3
            std::vector<Index> children(opcode - 0x84);
            for (std::size_t i = children.size(); i-- > 0;) {
                children[i] = pop();
            }
            push(tuple(children));
            return true;
        }
        case ']':
            push(add({.kind = Kind::List}));
            return true;
        case '}':
            push(add({.kind = Kind::Dict}));
            return true;
        case 0x8F:  // EMPTY_SET
            push(add({.kind = Kind::Set}));
            return true;
        case 0x91:   // FROZENSET
        case 'l':    // LIST
        case 'd': {  // DICT
            const auto children = popToMark();
            const Index made = add({.kind = opcode == 'l' ? Kind::List : opcode == 'd' ? Kind::Dict : Kind::Set});
            if (opcode == 'd' && children.size() % 2 != 0) {
                throw damaged("has a dict with a key that lacks its value");
            }
            for (const Index child : children) {
                addChild(made, child);
            }
            push(made);
            return true;
        }
        default:
            return false;
    }
}

bool PickleInterpreter::changeContainer(unsigned opcode) {
    switch (opcode) {
        case 'a': {  // APPEND
            const Index value = pop();
            return appended({value}, Kind::List, "appends to");
        }
        case 'e':  // APPENDS
            return appended(popToMark(), Kind::List, "appends to");
        case 0x90:  // ADDITEMS
            return appended(popToMark(), Kind::Set, "adds items to");
        case 's': {  // SETITEM
            const Index value = pop();
            const Index key = pop();
            const Index dict = itemsToSet("sets an item of");
            addChild(dict, key);
            addChild(dict, value);
            return true;
        }
        case 'u': {  // SETITEMS
            const auto values = popToMark();
            if (values.size() % 2 != 0) {
                throw damaged("sets an item without a value");
            }
            const Index dict = itemsToSet("sets items of");
            for (const Index value : values) {
                addChild(dict, value);
            }
            return true;
        }
        default:
            return false;
    }
}

// What an opaque object holds as a list or a set is not kept.
bool PickleInterpreter::appended(const std::vector<Index>& values, Kind kind, const char* operation) {
    if (!isOnTop(Kind::Object)) {
        const Index target = top(kind, operation);
        for (const Index value : values) {
            addChild(target, value);
        }
    }
    return true;
}

bool PickleInterpreter::useMemo(unsigned opcode) {
    switch (opcode) {
        case 'q':     // BINPUT
        case 'r':     // LONG_BINPUT
        case 0x94: {  // MEMOIZE
            const std::uint64_t key = opcode == 'q' ? takeUnsigned(1) : opcode == 'r' ? takeUnsigned(4) : m_memoSize;
            const Index value = pop();
            push(value);
            setMemo(key, value);
            return true;
        }
        case 'h':  // BINGET
            push(memo(takeUnsigned(1)));
            return true;
        case 'j':  // LONG_BINGET
            push(memo(takeUnsigned(4)));
            return true;
        default:
            return false;
    }
}

}  // namespace latentwalk
