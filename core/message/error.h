// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <utility>

#include "core/message/message.h"

namespace latentwalk {

// What core throws when it cannot do what was asked. what() is the message in English, fit to be shown as it is; a
// window shows message() in its own language.
class Error : public std::runtime_error {
public:
    explicit Error(Message message) : std::runtime_error(message.english()), m_message(std::move(message)) {}

    const Message& message() const noexcept { return m_message; }

private:
    Message m_message;
};

// The message of what was thrown: an Error's own, the words of any other exception as they are.
inline Message messageOf(const std::exception& error) {
    const auto* const ours = dynamic_cast<const Error*>(&error);
    return ours != nullptr ? ours->message() : Message(std::string(error.what()));
}

}  // namespace latentwalk
