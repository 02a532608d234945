// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/python_objects/python_objects.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/message/file_error.h"
#include "core/model/python_objects/suspects.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostArguments = 8;

}  // namespace

Pickle::Index PythonObjects::called(Index callable, Index argumentTuple) {
    // What getattr or partial made can be called, and nobody can tell what comes of it.
    const KnownName name = m_builder[callable].kind == Kind::Object ? KnownName::Opaque : m_names.of(callable);
    const Pickle::Node& arguments = m_builder[argumentTuple];
    if (arguments.kind != Kind::Tuple) {
        throw m_builder.damaged(Core::says("calls a function without a tuple of arguments"));
    }
    if (name == KnownName::Opaque) {
        return m_builder.addObject(callable);
    }
    if (name == KnownName::NewObject && arguments.childCount > 0) {
        return objectOf(m_builder.values().firstChild(argumentTuple));
    }
    // One tuple can be used in many calls: a long one must not be unfolded each time.
    if (arguments.childCount > kMostArguments) {
        throw m_builder.refused(Core::says("calls a function with %1 arguments")(grouped(arguments.childCount)));
    }
    return callKnown(name, callable, m_builder.values().children(argumentTuple));
}

Pickle::Index PythonObjects::callKnown(KnownName name, Index callable, const std::vector<Index>& arguments) {
    const auto is = [&](std::size_t i, Kind kind) {
        return i < arguments.size() && m_builder[arguments[i]].kind == kind;
    };
    switch (name) {
        case KnownName::Dict:
            return newDict(arguments);
        case KnownName::DefaultDict:
            return m_builder.add({.kind = Kind::Dict});
        case KnownName::RebuildTensor:
        case KnownName::RebuildTensorV2:
            return m_torch.tensor(callable, arguments);
        case KnownName::RebuildParameter:
            return m_torch.wrappedTensor(arguments, 3, 3);
        case KnownName::RebuildParameterWithState:
            return m_torch.wrappedTensor(arguments, 4, 4);
        case KnownName::Parameter:
            return m_torch.wrappedTensor(arguments, 1, 2);
        case KnownName::RebuildFromType:
            // Not a RebuildFromType within another one: nothing here recurses.
            if (is(0, Kind::Class) && is(2, Kind::Tuple) && m_names.of(arguments[0]) != name) {
                return called(arguments[0], arguments[2]);
            }
            return m_builder.addObject(callable);
        case KnownName::Size:
            if (arguments.size() == 1 && (is(0, Kind::Tuple) || is(0, Kind::List))) {
                return arguments[0];
            }
            break;
        case KnownName::Reconstructor:
            return reconstructed(arguments);
        case KnownName::GetAttribute:
            return member(arguments);
        case KnownName::Encode:
            if (is(0, Kind::Text) && is(1, Kind::Text)) {
                return m_builder.add({.kind = Kind::Bytes, .integer = 1, .text = m_builder[arguments[0]].text});
            }
            break;
        case KnownName::NumpyType:
            return m_numpy.type(callable, arguments);
        case KnownName::NumpyScalar:
            return m_numpy.scalar(callable, arguments);
        case KnownName::NumpyFromBuffer:
            return m_numpy.fromBuffer(callable, arguments);
        case KnownName::NumpyArray:
            return m_numpy.array(is(0, Kind::Class) ? arguments[0] : callable);
        case KnownName::Device:
        case KnownName::Opaque:
            return m_builder.addObject(callable);
        case KnownName::NewObject:
        case KnownName::Storage:
            break;
    }
    throw m_builder.refused(
        Core::says("calls %1 with arguments that no checkpoint has")(forMessage(m_builder[callable].text)));
}

Pickle::Index PythonObjects::objectOf(Index type) {
    switch (m_builder[type].kind == Kind::Object ? KnownName::Opaque : m_names.of(type)) {
        case KnownName::Dict:
        case KnownName::DefaultDict:
            return m_builder.add({.kind = Kind::Dict});
        case KnownName::Opaque:
            return m_builder.addObject(type);
        default:
            throw m_builder.refused(Core::says("makes an object of class %1 in a way that no checkpoint has")(
                forMessage(m_builder[type].text)));
    }
}

// (class, name): a member of an Enum, a class within the class or one of its functions. What it is, nobody can tell.
Pickle::Index PythonObjects::member(const std::vector<Index>& arguments) {
    const bool known = (arguments.size() == 2 || arguments.size() == 3) && m_builder[arguments[1]].kind == Kind::Text;
    const Kind kind = known ? m_builder[arguments[0]].kind : Kind::None;
    if (kind != Kind::Class && kind != Kind::Object) {
        throw m_builder.refused(Core::says("calls getattr with arguments that no checkpoint has"));
    }
    const Pickle::Class& type = m_builder.values().classOf(arguments[0]);
    const std::string_view name = m_builder[arguments[1]].text;
    // Protocol 2 makes objects that want keywords so: partial(getattr(class, "__new__"), ...).
    if (name != "__new__" && (isSuspect(type.module, name) || isSuspect(type.name, name))) {
        throw notNeeded(m_builder.source().path(),
                        std::string(type.module) + "." + std::string(type.name) + "." + std::string(name));
    }
    return m_builder.addObject(arguments[0]);
}

// (class, base, state of the base): how protocols 0 and 1 make objects.
Pickle::Index PythonObjects::reconstructed(const std::vector<Index>& arguments) {
    if (arguments.size() != 3 || m_builder[arguments[0]].kind != Kind::Class ||
        m_builder[arguments[1]].kind != Kind::Class) {
        throw m_builder.refused(Core::says("calls _reconstructor with arguments that no checkpoint has"));
    }
    const Index made = objectOf(arguments[0]);
    if (m_builder[arguments[2]].kind == Kind::Dict) {
        for (const auto& [key, value] : m_builder.values().items(arguments[2])) {
            const Index dict = m_builder[made].kind == Kind::Dict ? made : itemsOf(made);
            m_builder.addChild(dict, key);
            m_builder.addChild(dict, value);
        }
    }
    return made;
}

Pickle::Index PythonObjects::newDict(const std::vector<Index>& arguments) {
    const Index made = m_builder.add({.kind = Kind::Dict});
    if (arguments.empty()) {
        return made;
    }
    // Python 2: OrderedDict([[key, value], ...]).
    const Kind kind = m_builder[arguments[0]].kind;
    if (arguments.size() != 1 || (kind != Kind::List && kind != Kind::Tuple && kind != Kind::Dict)) {
        throw m_builder.refused(Core::says("makes a dict out of something that no checkpoint has"));
    }
    for (const Index pair : m_builder.values().children(arguments[0])) {
        if (kind == Kind::Dict) {
            m_builder.addChild(made, pair);
            continue;
        }
        const Kind pairKind = m_builder[pair].kind;
        if ((pairKind != Kind::List && pairKind != Kind::Tuple) || m_builder[pair].childCount != 2) {
            throw m_builder.refused(Core::says("makes a dict out of something else than pairs"));
        }
        for (const Index value : m_builder.values().children(pair)) {
            m_builder.addChild(made, value);
        }
    }
    return made;
}

void PythonObjects::build(Index target, Index state) {
    switch (m_builder[target].kind) {
        case Kind::Object:
            break;
        case Kind::Dict:    // an OrderedDict's attributes: torch's _metadata, which says nothing about the weights
        case Kind::Tensor:  // attributes that somebody hung on a parameter
        case Kind::Class:   // of a function
            return;
        default:
            throw m_builder.damaged(Core::says("gives a state to something that has none"));
    }
    if (m_numpy.build(target, state)) {
        return;
    }
    if (m_builder[state].kind == Kind::Dict) {
        setAttributes(target, state);
    } else if (m_builder[state].kind == Kind::Tuple && m_builder[state].childCount == 2) {
        // The attributes in the object's dict, and those in its slots. Any other state is for the class to understand.
        for (const Index dict : m_builder.values().children(state)) {
            if (m_builder[dict].kind == Kind::Dict) {
                setAttributes(target, dict);
            }
        }
    }
}

void PythonObjects::setAttributes(Index object, Index dict) {
    if (m_builder[object].childCount == 0) {
        return m_builder.addChild(object, dict);
    }
    const Index own = itemsOf(object);
    for (const Index child : m_builder.values().children(dict)) {
        m_builder.addChild(own, child);
    }
}

// The dict of an object's attributes, to be added to: the one that a state gave may belong to others too.
Pickle::Index PythonObjects::itemsOf(Index object) {
    const auto known = m_builder.values().attributes(object);
    if (known && m_ownDicts.contains(*known)) {
        return *known;
    }
    const Index made = m_builder.add({.kind = Kind::Dict});
    m_ownDicts.insert(made);
    for (const Index child : known ? m_builder.values().children(*known) : std::vector<Index>{}) {
        m_builder.addChild(made, child);
    }
    if (known) {
        m_builder.setFirstChild(object, made);
    } else {
        m_builder.addChild(object, made);
    }
    return made;
}

}  // namespace latentwalk
