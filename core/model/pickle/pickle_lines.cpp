// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/file/file_error.h"
#include "core/model/pickle/pickle_interpreter.h"

// Opcodes whose arguments are lines of text: all of protocol 0, some of protocol 1, and names in every one up to 3.
namespace latentwalk {
namespace {

constexpr std::size_t kLongestName = 512;
constexpr std::size_t kLongestNumber = 2500;
constexpr std::size_t kAnyLength = std::numeric_limits<std::size_t>::max();

void appendCharacter(std::string& text, std::uint32_t code) {
    const auto next = [&](unsigned bits) { text += static_cast<char>(0x80U | (code >> bits & 0x3FU)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | code >> 6U);
        next(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | code >> 12U);
        next(6);
        next(0);
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U & 7U));
        next(12);
        next(6);
        next(0);
    }
}

// The number that `count` digits at `position` of `text` stand for.
std::optional<std::uint32_t> digitsAt(std::string_view text, std::size_t position, std::size_t count, int base) {
    std::uint32_t value = 0;
    if (position > text.size() || count > text.size() - position) {
        return std::nullopt;
    }
    const char* const end = text.data() + position + count;
    const auto [read, error] = std::from_chars(text.data() + position, end, value, base);
    return error == std::errc() && read == end ? std::optional(value) : std::nullopt;
}

}  // namespace

bool PickleInterpreter::readLine(unsigned opcode) {
    switch (opcode) {
        case 'I': {  // INT; protocol 0 writes truth values so too
            const auto line = takeLine(kLongestNumber);
            push(line == "00" ? kFalseNode : line == "01" ? kTrueNode : addDecimal(line));
            return true;
        }
        case 'L': {  // LONG
            auto line = takeLine(kLongestNumber);
            if (line.ends_with('L')) {
                line.remove_suffix(1);
            }
            push(addDecimal(line));
            return true;
        }
        case 'F':  // FLOAT
            push(addReal(takeLine(kLongestName)));
            return true;
        case 'S':  // STRING, of Python 2
            push(addQuoted(takeLine(kAnyLength)));
            return true;
        case 'V':  // UNICODE
            push(addEscaped(takeLine(kAnyLength)));
            return true;
        case 'p': {  // PUT
            const std::uint64_t key = memoKey(takeLine(kLongestName));
            const Index value = pop();
            push(value);
            setMemo(key, value);
            return true;
        }
        case 'g':  // GET
            push(memo(memoKey(takeLine(kLongestName))));
            return true;
        case 'P':  // PERSID
            push(addReference(takeLine(kLongestName)));
            pushStorage();
            return true;
        case 'c': {  // GLOBAL
            const auto module = takeLine(kLongestName);
            pushName(module, takeLine(kLongestName));
            return true;
        }
        case 'i': {  // INST, of Python 2: arguments, then the class
            const auto module = takeLine(kLongestName);
            pushName(module, takeLine(kLongestName));
            const Index type = pop();
            popToMark();
            push(makeObject(type));
            return true;
        }
        default:
            return false;
    }
}

std::uint64_t PickleInterpreter::memoKey(std::string_view digits) const {
    std::uint64_t key = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), key);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        throw damaged("numbers a value as " + forMessage(digits));
    }
    return key;
}

Pickle::Index PickleInterpreter::addDecimal(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc() && end == digits.data() + digits.size()) {
        return add({.kind = Kind::Int, .integer = value});
    }
    const bool negative = digits.starts_with('-');
    const std::string_view rest = digits.substr(negative ? 1 : 0);
    if (rest.empty() || rest.find_first_not_of("0123456789") != std::string_view::npos) {
        throw damaged("has the number " + forMessage(digits) + ", which is none,");
    }
    // Nine digits at a time into limbs of 32 bits, the lowest first.
    std::vector<std::uint32_t> limbs;
    for (std::size_t at = 0; at < rest.size(); at += 9) {
        const std::string_view part = rest.substr(at, 9);
        std::uint64_t carry = digitsAt(part, 0, part.size(), 10).value_or(0);
        std::uint64_t factor = 1;
        for (std::size_t i = 0; i < part.size(); ++i) {
            factor *= 10;
        }
        for (std::uint32_t& limb : limbs) {
            carry += limb * factor;
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
        if (carry != 0) {
            limbs.push_back(static_cast<std::uint32_t>(carry));
        }
    }
    std::string bytes;
    for (const std::uint32_t limb : limbs) {
        for (unsigned bits = 0; bits < 32; bits += 8) {
            bytes += static_cast<char>(limb >> bits & 0xFFU);
        }
    }
    while (bytes.ends_with('\0')) {
        bytes.pop_back();
    }
    if (!bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80U) != 0) {
        bytes += '\0';
    }
    if (negative) {
        unsigned carry = 1;
        for (char& byte : bytes) {
            carry += static_cast<unsigned char>(~static_cast<unsigned char>(byte));
            byte = static_cast<char>(carry & 0xFFU);
            carry >>= 8U;
        }
    }
    return bytes.size() > 8 ? addOwned(Kind::BigInt, std::move(bytes)) : addInteger(bytes);
}

Pickle::Index PickleInterpreter::addReal(std::string_view digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        throw damaged("has the number " + forMessage(digits) + ", which is none,");
    }
    return add({.kind = Kind::Float, .real = value});
}

// A text as Python 2 shows it: in quotation marks, with escapes.
Pickle::Index PickleInterpreter::addQuoted(std::string_view text) {
    if (text.size() < 2 || (text.front() != '\'' && text.front() != '"') || text.back() != text.front()) {
        throw damaged("has a text without quotation marks");
    }
    text = text.substr(1, text.size() - 2);
    if (text.find('\\') == std::string_view::npos) {
        return addText(Kind::Text, text);
    }
    constexpr std::string_view kLetters = "\\'\"abfnrtv";
    constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
        } else if (const auto letter = kLetters.find(text[i + 1]); letter != std::string_view::npos) {
            result += kMeanings[letter];
            ++i;
        } else if (const auto byte = text[i + 1] == 'x' ? digitsAt(text, i + 2, 2, 16) : std::nullopt) {
            result += static_cast<char>(*byte);
            i += 3;
        } else if (const auto octal = digitsAt(text, i + 1, 3, 8)) {
            result += static_cast<char>(*octal);
            i += 3;
        } else {
            result += '\\';
        }
    }
    return addOwned(Kind::Text, std::move(result));
}

// "raw-unicode-escape": a byte is the character of that number, \uXXXX and \UXXXXXXXX are others.
Pickle::Index PickleInterpreter::addEscaped(std::string_view text) {
    if (std::all_of(text.begin(), text.end(),
                    [](char c) { return c != '\\' && static_cast<unsigned char>(c) < 0x80U; })) {
        return addText(Kind::Text, text);
    }
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        const std::size_t count = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        const auto code = count > 0 ? digitsAt(text, i + 2, count, 16) : std::nullopt;
        if (code && *code <= 0x10FFFF) {
            appendCharacter(result, *code);
            i += 1 + count;
        } else {
            appendCharacter(result, static_cast<unsigned char>(text[i]));
        }
    }
    return addOwned(Kind::Text, std::move(result));
}

// Protocol 0 writes a reference to a storage as Python shows the tuple:
// ('storage', <class 'torch.FloatStorage'>, '0', 'cpu', 24), in the older container with a view or None at its end.
Pickle::Index PickleInterpreter::addReference(std::string_view text) {
    const auto bad = [&] { return refused("refers to something outside of it that is not a storage"); };
    const auto until = [&](std::string_view end) {
        const std::size_t at = text.find(end);
        if (at == std::string_view::npos) {
            throw bad();
        }
        const auto part = text.substr(0, at);
        text.remove_prefix(at + end.size());
        return part;
    };
    const auto take = [&](std::string_view start) {
        const bool there = text.starts_with(start);
        text.remove_prefix(there ? start.size() : 0);
        return there;
    };
    std::vector<Index> outer;
    std::vector<Index> inner;
    bool isInner = false;
    if (!take("(")) {
        throw bad();
    }
    for (;;) {
        auto& values = isInner ? inner : outer;
        if (take("'")) {
            values.push_back(addText(Kind::Text, until("'")));
        } else if (take("<class '")) {
            const auto dotted = until("'>");
            const std::size_t dot = dotted.rfind('.');
            if (dot == std::string_view::npos) {
                throw bad();
            }
            pushName(dotted.substr(0, dot), dotted.substr(dot + 1));
            values.push_back(pop());
        } else if (take("None")) {
            values.push_back(kNoneNode);
        } else if (!isInner && take("(")) {
            isInner = true;
            continue;
        } else {
            const std::size_t end = std::min(text.find_first_of(",)"), text.size());
            values.push_back(addDecimal(text.substr(0, end)));
            text.remove_prefix(end);
        }
        if (isInner && take(")")) {
            outer.push_back(tuple(inner));
            isInner = false;
        }
        if (!isInner && text == ")") {
            return tuple(outer);
        }
        if (!take(", ") || outer.size() + inner.size() > 8) {
            throw bad();
        }
    }
}

}  // namespace latentwalk
