// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace latentwalk {

// What was thrown and is being handled, as a sentence for the user. Only where something is being handled.
QString sentenceOfCurrent();

// Runs `function` and gives what it threw as a sentence for the user, or nothing. Nothing escapes.
template <typename Function>
std::optional<QString> sentenceOf(Function function) {
    try {
        function();
        return std::nullopt;
    } catch (...) {
        return sentenceOfCurrent();
    }
}

}  // namespace latentwalk
