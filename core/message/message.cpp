// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/message/message.h"

namespace latentwalk {

std::string withThousands(unsigned long long value) {
    std::string text = std::to_string(value);
    for (std::size_t end = text.size(); end > 3; end -= 3) {
        text.insert(end - 3, 1, ',');
    }
    return text;
}

std::string Message::english() const {
    if (m_count) {
        return withThousands(*m_count);
    }
    if (m_text == nullptr) {
        return m_verbatim;
    }
    // In one pass: what fills a place may hold a "%1" of its own.
    std::string result;
    for (const char* letter = m_text; *letter != '\0'; ++letter) {
        const int place = letter[0] == '%' ? letter[1] - '1' : -1;
        if (place >= 0 && static_cast<std::size_t>(place) < m_arguments.size()) {
            result += m_arguments[static_cast<std::size_t>(place)].english();
            ++letter;
        } else {
            result += *letter;
        }
    }
    return result;
}

}  // namespace latentwalk
