// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace latentwalk {

// A sentence for people, or a part of one, kept as its template and what fills the template's places: English comes out
// of english(), and the window looks the template up in its own language and fills in the rest.
class Message {
public:
    Message() = default;
    // The same in every language: names, numbers, what another program said.
    Message(std::string verbatim) : m_verbatim(std::move(verbatim)) {}
    Message(std::string_view verbatim) : m_verbatim(verbatim) {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) Message(Number number)
        : m_verbatim(std::to_string(number)) {}
    // A count that is long enough to be read in groups of digits: "12,345,678" in English. See grouped().
    struct Count {
        std::uint64_t value;
    };
    Message(Count count) : m_count(count.value) {}
    Message(const char*) = delete;  // words of ours are translated: Core::says()
    // `text` lives as long as the program; %1 to %9 are its places. See Core.
    Message(const char* text, std::vector<Message> arguments) : m_text(text), m_arguments(std::move(arguments)) {}
    // With a template that was read from a file, and that the message keeps.
    static Message read(std::string text, std::vector<Message> arguments) {
        auto kept = std::make_shared<const std::string>(std::move(text));
        Message message(kept->c_str(), std::move(arguments));
        message.m_kept = std::move(kept);
        return message;
    }

    // The template, or null where the message is verbatim or a count.
    const char* text() const noexcept { return m_text; }
    const std::string& verbatim() const noexcept { return m_verbatim; }
    // One for each place, %1 first.
    const std::vector<Message>& arguments() const noexcept { return m_arguments; }
    // Set where the message is a number whose digits each language groups in its own way.
    const std::optional<std::uint64_t>& count() const noexcept { return m_count; }
    bool empty() const noexcept { return m_text == nullptr && m_verbatim.empty() && !m_count; }

    std::string english() const;

    // The same words, filled with the same.
    bool operator==(const Message& other) const noexcept {
        return (m_text == nullptr) == (other.m_text == nullptr) &&
               (m_text == nullptr || std::string_view(m_text) == other.m_text) && m_verbatim == other.m_verbatim &&
               m_count == other.m_count && m_arguments == other.m_arguments;
    }

private:
    const char* m_text = nullptr;
    std::shared_ptr<const std::string> m_kept;  // the text, where nobody else keeps it
    std::string m_verbatim;
    std::optional<std::uint64_t> m_count;
    std::vector<Message> m_arguments;
};

// 12345678 as "12,345,678": counts of bytes are long enough to need it.
std::string withThousands(unsigned long long value);

// The same as a part of a message, which the window says in its own language.
inline Message grouped(unsigned long long value) {
    return Message::Count{value};
}

// The end of a sentence that begins with the name of a file, which FileError puts in place %1.
struct AboutFile {
    const char* text;
    std::vector<Message> arguments;  // for %2 and on
};

// What says() and about() give: a text that waits for what fills its places. Without places it is a message as it is.
template <class Result, int kBefore>
class MessageText {
public:
    consteval explicit MessageText(const char* english) : m_text(english), m_places(-kBefore) {
        for (const char* letter = english; *letter != '\0'; ++letter) {
            if (letter[0] == '%' && letter[1] >= '1' && letter[1] <= '9' && letter[1] - '0' - kBefore > m_places) {
                m_places = letter[1] - '0' - kBefore;
            }
        }
        if (m_places < 0) {
            throw "the file's name has no place";  // does not compile
        }
    }

    template <class... Arguments>
    Result operator()(Arguments&&... arguments) const {
        assert(m_places == static_cast<int>(sizeof...(Arguments)));
        std::vector<Message> all;
        all.reserve(sizeof...(Arguments));
        (all.emplace_back(std::forward<Arguments>(arguments)), ...);
        return {m_text, std::move(all)};
    }
    operator Result() const { return (*this)(); }  // says() stands where a message is due

private:
    const char* m_text;
    int m_places;  // that are to be filled
};

// Texts of ours. They are gathered for translation under the name Core: lupdate knows says() and about() by name, and
// reads what compilers leave out.
class Core {
#if 0
    Q_DECLARE_TR_FUNCTIONS(Core)
#endif

public:
    // "the latent has %1 components, this generator takes %2", then in parentheses what stands there.
    static consteval MessageText<Message, 0> says(const char* english) {
        return MessageText<Message, 0>(english);
    }
    // "%1 is damaged: %2": %1 is the file's name, which FileError fills in; %2 and on follow in parentheses.
    static consteval MessageText<AboutFile, 1> about(const char* english) {
        return MessageText<AboutFile, 1>(english);
    }
};

}  // namespace latentwalk
