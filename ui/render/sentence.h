// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <exception>
#include <new>
#include <optional>

#include "ui/widgets/core_texts.h"

namespace latentwalk {

// Runs `function` and gives what it threw as a sentence for the user, or nothing. Nothing escapes.
template <typename Function>
std::optional<QString> sentenceOf(Function function) {
    try {
        function();
        return std::nullopt;
    } catch (const std::bad_alloc&) {
        return QCoreApplication::translate(
            "Sentence", "There is not enough memory for this. Close other programs, or try a smaller model.");
    } catch (const std::exception& error) {
        return coreText(error.what());
    } catch (...) {
        return QCoreApplication::translate("Sentence", "Something went wrong that gave no reason.");
    }
}

}  // namespace latentwalk
