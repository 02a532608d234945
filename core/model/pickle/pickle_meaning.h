// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/model/pickle/pickle.h"

namespace latentwalk {

// What names in a pickle mean. The opcodes name classes and functions, call them and give objects their state; which
// values these are, only somebody can tell who knows the program that wrote them. Everything gives the index of a value
// and throws FileError on what makes no sense.
class PickleMeaning {
public:
    using Index = Pickle::Index;

    virtual ~PickleMeaning() = default;

    // The class or function `name` of `module`.
    virtual Index named(std::string_view module, std::string_view name) = 0;
    // What `callable`, any value, gives for a tuple of arguments (REDUCE); `arguments` may be no tuple.
    virtual Index called(Index callable, Index arguments) = 0;
    // An object of `type`, any value, without its state (NEWOBJ).
    virtual Index objectOf(Index type) = 0;
    // Gives `target`, any value, its state (BUILD).
    virtual void build(Index target, Index state) = 0;
    // The dict that takes what is set as an item of an object (SETITEM).
    virtual Index itemsOf(Index object) = 0;
    // What lies outside of the pickle under this name (BINPERSID), which protocol 0 writes as text (PERSID).
    virtual Index referred(Index name) = 0;
    virtual Index referred(std::string_view name) = 0;
};

}  // namespace latentwalk
