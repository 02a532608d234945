// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace latentwalk::cli {

// A command as one who types wrongly may have meant it, or the program itself.
struct KnownCommand {
    struct Option {
        std::string name;         // "fps" of --fps
        bool takesValue = false;  // the next word is its value
    };

    std::string name;
    std::vector<Option> options;  // with a long name
};

// A command line that could not be read.
struct Typed {
    KnownCommand program;
    std::vector<KnownCommand> commands;
    const KnownCommand* command = nullptr;  // the one that was understood; nullptr: none
    std::vector<std::string> words;         // all of it
    std::vector<std::string> unknown;       // those that nothing was found for
    bool isRequest = false;                 // for help or the version
};

// What is wrong with how the command line is typed, as a sentence that names the word and the nearest that is known: a
// command or option that does not exist, a word too many, an option where another one's value should stand. Empty where
// nothing is; then something else is wrong than the words. To be asked for any error: an option that is missing is
// often one that was mistyped. A request is wrong only where the command does not exist.
std::string typingError(const Typed& typed);

// At most two of `known` that `word` may have been meant to be, in any case: those that the fewest letters changed,
// added, left out or swapped make it, at most a third of it; or of which it is the beginning, or they of it.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace latentwalk::cli
