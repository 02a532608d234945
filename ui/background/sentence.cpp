// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/background/sentence.h"

#include <QCoreApplication>
#include <exception>
#include <new>

#include "core/message/error.h"
#include "ui/wording/message_text.h"

namespace latentwalk {

QString sentenceOfCurrent() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return QCoreApplication::translate(
            "Sentence", "There is not enough memory for this. Close other programs, or try a smaller model.");
    } catch (const std::exception& error) {
        return textOf(messageOf(error));
    } catch (...) {
        return QCoreApplication::translate("Sentence", "Something went wrong that gave no reason.");
    }
}

}  // namespace latentwalk
