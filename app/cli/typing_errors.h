// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace latentwalk::cli {

// What is wrong with how the command line is typed, as a sentence that names the word and the nearest that is known: a
// command or option that does not exist, a word too many, an option where another one's value should stand. Empty where
// nothing is; then `error` itself says what is. To be asked after app.parse(words) threw `error`: an option that is
// missing is often one that was mistyped. Asking for help is an error only where the command does not exist.
std::string typingError(CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words);

// At most two of `known` that `word` may have been meant to be, in any case: those that the fewest letters changed,
// added, left out or swapped make it, at most a third of it; or of which it is the beginning, or they of it.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace latentwalk::cli
