// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <string>
#include <utility>

#include "core/file/file_error.h"
#include "core/model/pickle/pickle_interpreter.h"
#include "core/model/pickle/pickle_suspects.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostArguments = 8;

}  // namespace

void PickleInterpreter::pushName(std::string_view module, std::string_view name) {
    const auto meaning = findPickleName(module, name);
    if (!meaning) {
        throw FileError(m_path, "refers to " + forMessage(std::string(module) + "." + std::string(name)) +
                                    ", which no checkpoint needs; it was not run");
    }
    m_result.m_classes.push_back({module, name});
    m_meanings.push_back(*meaning);
    push(add({.kind = Kind::Class, .integer = static_cast<std::int64_t>(m_meanings.size() - 1), .text = name}));
}

PickleName PickleInterpreter::meaning(Index type) const {
    const Node& node = m_result[type];
    if (node.kind != Kind::Class) {
        throw damaged("calls something that is not a function");
    }
    return m_meanings[static_cast<std::size_t>(node.integer)];
}

Pickle::Index PickleInterpreter::call(Index callable, Index argumentTuple) {
    // What getattr or partial made can be called, and nobody can tell what comes of it.
    const PickleName name = m_result[callable].kind == Kind::Object ? PickleName::Opaque : meaning(callable);
    const Node& arguments = m_result[argumentTuple];
    if (arguments.kind != Kind::Tuple) {
        throw damaged("calls a function without a tuple of arguments");
    }
    if (name == PickleName::Opaque) {
        return object(callable);
    }
    if (name == PickleName::NewObject && arguments.childCount > 0) {
        return makeObject(m_result.m_cells[arguments.firstChild].value);
    }
    // One tuple can be used in many calls: a long one must not be unfolded each time.
    if (arguments.childCount > kMostArguments) {
        throw refused("calls a function with " + withThousands(arguments.childCount) + " arguments");
    }
    return callKnown(name, callable, m_result.children(argumentTuple));
}

Pickle::Index PickleInterpreter::callKnown(PickleName name, Index callable, const std::vector<Index>& arguments) {
    const auto is = [&](std::size_t i, Kind kind) {
        return i < arguments.size() && m_result[arguments[i]].kind == kind;
    };
    switch (name) {
        case PickleName::Dict:
            return newDict(arguments);
        case PickleName::DefaultDict:
            return add({.kind = Kind::Dict});
        case PickleName::RebuildTensor:
        case PickleName::RebuildTensorV2:
            return rebuildTensor(callable, arguments);
        case PickleName::RebuildParameter:
            return wrappedTensor(arguments, 3, 3);
        case PickleName::RebuildParameterWithState:
            return wrappedTensor(arguments, 4, 4);
        case PickleName::Parameter:
            return wrappedTensor(arguments, 1, 2);
        case PickleName::RebuildFromType:
            // Not a RebuildFromType within another one: nothing here recurses.
            if (is(0, Kind::Class) && is(2, Kind::Tuple) && meaning(arguments[0]) != name) {
                return call(arguments[0], arguments[2]);
            }
            return object(callable);
        case PickleName::Size:
            if (arguments.size() == 1 && (is(0, Kind::Tuple) || is(0, Kind::List))) {
                return arguments[0];
            }
            break;
        case PickleName::Reconstructor:
            return reconstructed(arguments);
        case PickleName::GetAttribute:
            return member(arguments);
        case PickleName::Encode:
            if (is(0, Kind::Text) && is(1, Kind::Text)) {
                return add({.kind = Kind::Bytes, .integer = 1, .text = m_result[arguments[0]].text});
            }
            break;
        case PickleName::NumpyType:
            return numpyType(callable, arguments);
        case PickleName::NumpyScalar:
            return numpyScalar(callable, arguments);
        case PickleName::NumpyFromBuffer:
            return numpyFromBuffer(callable, arguments);
        case PickleName::NumpyArray: {
            const Index made = object(is(0, Kind::Class) ? arguments[0] : callable);
            m_numpyArrays.insert(made);
            return made;
        }
        case PickleName::Device:
        case PickleName::Opaque:
            return object(callable);
        case PickleName::NewObject:
        case PickleName::Storage:
            break;
    }
    throw refused("calls " + forMessage(m_result[callable].text) + " with arguments that no checkpoint has");
}

Pickle::Index PickleInterpreter::makeObject(Index type) {
    switch (m_result[type].kind == Kind::Object ? PickleName::Opaque : meaning(type)) {
        case PickleName::Dict:
        case PickleName::DefaultDict:
            return add({.kind = Kind::Dict});
        case PickleName::Opaque:
            return object(type);
        default:
            throw refused("makes an object of class " + forMessage(m_result[type].text) +
                          " in a way that no checkpoint has");
    }
}

// An object of `type`, a class or the function that made it.
Pickle::Index PickleInterpreter::object(Index type) {
    return add({.kind = Kind::Object, .integer = m_result[type].integer, .text = m_result[type].text});
}

// (class, name): a member of an Enum, a class within the class or one of its functions. What it is, nobody can tell.
Pickle::Index PickleInterpreter::member(const std::vector<Index>& arguments) {
    const bool known = (arguments.size() == 2 || arguments.size() == 3) && m_result[arguments[1]].kind == Kind::Text;
    const Kind kind = known ? m_result[arguments[0]].kind : Kind::None;
    if (kind != Kind::Class && kind != Kind::Object) {
        throw refused("calls getattr with arguments that no checkpoint has");
    }
    const Pickle::Class& type = m_result.m_classes[static_cast<std::size_t>(m_result[arguments[0]].integer)];
    const std::string_view name = m_result[arguments[1]].text;
    // Protocol 2 makes objects that want keywords so: partial(getattr(class, "__new__"), ...).
    if (name != "__new__" && (isSuspect(type.module, name) || isSuspect(type.name, name))) {
        throw FileError(
            m_path, "refers to " +
                        forMessage(std::string(type.module) + "." + std::string(type.name) + "." + std::string(name)) +
                        ", which no checkpoint needs; it was not run");
    }
    return object(arguments[0]);
}

// (class, base, state of the base): how protocols 0 and 1 make objects.
Pickle::Index PickleInterpreter::reconstructed(const std::vector<Index>& arguments) {
    if (arguments.size() != 3 || m_result[arguments[0]].kind != Kind::Class ||
        m_result[arguments[1]].kind != Kind::Class) {
        throw refused("calls _reconstructor with arguments that no checkpoint has");
    }
    const Index made = makeObject(arguments[0]);
    if (m_result[arguments[2]].kind == Kind::Dict) {
        for (const auto& [key, value] : m_result.items(arguments[2])) {
            const Index dict = m_result[made].kind == Kind::Dict ? made : ownAttributes(made);
            addChild(dict, key);
            addChild(dict, value);
        }
    }
    return made;
}

Pickle::Index PickleInterpreter::newDict(const std::vector<Index>& arguments) {
    const Index made = add({.kind = Kind::Dict});
    if (arguments.empty()) {
        return made;
    }
    // Python 2: OrderedDict([[key, value], ...]).
    const Kind kind = m_result[arguments[0]].kind;
    if (arguments.size() != 1 || (kind != Kind::List && kind != Kind::Tuple && kind != Kind::Dict)) {
        throw refused("makes a dict out of something that no checkpoint has");
    }
    for (const Index pair : m_result.children(arguments[0])) {
        if (kind == Kind::Dict) {
            addChild(made, pair);
            continue;
        }
        const Kind pairKind = m_result[pair].kind;
        if ((pairKind != Kind::List && pairKind != Kind::Tuple) || m_result[pair].childCount != 2) {
            throw refused("makes a dict out of something else than pairs");
        }
        for (const Index value : m_result.children(pair)) {
            addChild(made, value);
        }
    }
    return made;
}

void PickleInterpreter::build() {
    const Index state = pop();
    const Index target = pop();
    push(target);
    switch (m_result[target].kind) {
        case Kind::Object:
            break;
        case Kind::Dict:    // an OrderedDict's attributes: torch's _metadata, which says nothing about the weights
        case Kind::Tensor:  // attributes that somebody hung on a parameter
        case Kind::Class:   // of a function
            return;
        default:
            throw damaged("gives a state to something that has none");
    }
    if (m_numpyTypes.contains(target)) {
        setByteOrder(target, state);
    } else if (m_numpyArrays.contains(target)) {
        setArray(target, state);
    } else if (m_result[state].kind == Kind::Dict) {
        setAttributes(target, state);
    } else if (m_result[state].kind == Kind::Tuple && m_result[state].childCount == 2) {
        // The attributes in the object's dict, and those in its slots. Any other state is for the class to understand.
        for (const Index dict : m_result.children(state)) {
            if (m_result[dict].kind == Kind::Dict) {
                setAttributes(target, dict);
            }
        }
    }
}

void PickleInterpreter::setAttributes(Index object, Index dict) {
    if (m_result[object].childCount == 0) {
        return addChild(object, dict);
    }
    const Index own = ownAttributes(object);
    for (const Index child : m_result.children(dict)) {
        addChild(own, child);
    }
}

// The dict of an object's attributes, to be added to: the one that a state gave may belong to others too.
Pickle::Index PickleInterpreter::ownAttributes(Index object) {
    const auto known = m_result.attributes(object);
    if (known && m_ownDicts.contains(*known)) {
        return *known;
    }
    const Index made = add({.kind = Kind::Dict});
    m_ownDicts.insert(made);
    for (const Index child : known ? m_result.children(*known) : std::vector<Index>{}) {
        addChild(made, child);
    }
    if (known) {
        m_result.m_cells[m_result[object].firstChild].value = made;
    } else {
        addChild(object, made);
    }
    return made;
}

// What SETITEM fills: a dict; of an opaque object, which may be a dict of another class, the attributes.
Pickle::Index PickleInterpreter::itemsToSet(const char* operation) {
    return isOnTop(Kind::Object) ? ownAttributes(m_stack.back()) : top(Kind::Dict, operation);
}

}  // namespace latentwalk
