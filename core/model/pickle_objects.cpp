#include <algorithm>
#include <string>
#include <utility>

#include "core/file/file_error.h"
#include "core/model/pickle_interpreter.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostTensors = 65536;
constexpr std::size_t kMostArguments = 8;

}  // namespace

void PickleInterpreter::pushName(std::string_view module, std::string_view name) {
    const auto meaning = findPickleName(module, name);
    if (!meaning) {
        throw FileError(m_path, "refers to " + forMessage(std::string(module) + "." + std::string(name)) +
                                    ", which no checkpoint needs; it was not run");
    }
    push(add({.kind = Kind::Class, .integer = static_cast<std::int64_t>(*meaning), .text = name}));
}

PickleName PickleInterpreter::nameOfClass(Index index) const {
    const Node& node = m_result[index];
    if (node.kind != Kind::Class) {
        throw damaged("calls something that is not a function");
    }
    return static_cast<PickleName>(node.integer);
}

void PickleInterpreter::call() {
    const Index argumentTuple = pop();
    const Index callable = pop();
    const PickleName name = nameOfClass(callable);
    if (m_result[argumentTuple].kind != Kind::Tuple) {
        throw damaged("calls a function without a tuple of arguments");
    }
    // One tuple can be used in many calls: a long one must not be unfolded each time.
    if (m_result[argumentTuple].childCount > kMostArguments) {
        throw refused("calls a function with " + withThousands(m_result[argumentTuple].childCount) + " arguments");
    }
    const auto arguments = m_result.children(argumentTuple);
    const auto kindOf = [&](std::size_t i) { return m_result[arguments[i]].kind; };
    switch (name) {
        case PickleName::OrderedDict:
            return push(orderedDict(arguments));
        case PickleName::RebuildTensor:
        case PickleName::RebuildTensorV2:
            return push(rebuildTensor(arguments, name == PickleName::RebuildTensorV2));
        case PickleName::RebuildParameter:
            return push(wrappedTensor(arguments, 3, 3));
        case PickleName::Parameter:
            return push(wrappedTensor(arguments, 1, 2));
        case PickleName::Size:
            if (arguments.size() == 1 && (kindOf(0) == Kind::Tuple || kindOf(0) == Kind::List)) {
                return push(arguments[0]);
            }
            break;
        case PickleName::Device:
            if (!arguments.empty() && arguments.size() <= 2 && kindOf(0) == Kind::Text) {
                return push(addText(Kind::Object, m_result[callable].text));
            }
            break;
        case PickleName::Reconstructor:
            if (arguments.size() == 3 && kindOf(0) == Kind::Class && nameOfClass(arguments[0]) == PickleName::Config &&
                kindOf(1) == Kind::Class && nameOfClass(arguments[1]) == PickleName::PlainObject &&
                kindOf(2) == Kind::None) {
                return push(configObject(arguments[0]));
            }
            break;
        case PickleName::Config:
            if (arguments.empty()) {
                return push(configObject(callable));
            }
            break;
        case PickleName::PlainObject:
        case PickleName::Storage:
            break;
    }
    throw refused("calls " + forMessage(m_result[callable].text) + " with arguments that no checkpoint has");
}

void PickleInterpreter::makeObject(bool withKeywords) {
    if (withKeywords) {
        const Node& keywords = m_result[pop()];
        if (keywords.kind != Kind::Dict || keywords.childCount != 0) {
            throw refused("makes an object with keyword arguments");
        }
    }
    const Index arguments = pop();
    const Index type = pop();
    const PickleName name = nameOfClass(type);
    if (m_result[arguments].kind != Kind::Tuple || m_result[arguments].childCount != 0 ||
        (name != PickleName::Config && name != PickleName::OrderedDict)) {
        throw refused("makes an object of class " + forMessage(m_result[type].text) +
                      " in a way that no checkpoint has");
    }
    push(name == PickleName::Config ? configObject(type) : add({.kind = Kind::Dict}));
}

Pickle::Index PickleInterpreter::configObject(Index type) {
    return addText(Kind::Object, m_result[type].text);
}

void PickleInterpreter::build() {
    const Index state = pop();
    const Index target = pop();
    push(target);
    if (m_result[state].kind != Kind::Dict) {
        throw refused("gives an object a state that is not a dict");
    }
    switch (m_result[target].kind) {
        case Kind::Object:
            if (m_result[target].childCount != 0) {
                throw damaged("gives an object its state twice");
            }
            return addChild(target, state);
        case Kind::Dict:    // an OrderedDict's attributes: torch's _metadata, which says nothing about the weights
        case Kind::Tensor:  // attributes that somebody hung on a parameter
            return;
        default:
            throw damaged("gives a state to something that has none");
    }
}

Pickle::Index PickleInterpreter::orderedDict(const std::vector<Index>& arguments) {
    const Index made = add({.kind = Kind::Dict});
    if (arguments.empty()) {
        return made;
    }
    // Python 2: OrderedDict([[key, value], ...]).
    const Kind kind = m_result[arguments[0]].kind;
    if (arguments.size() != 1 || (kind != Kind::List && kind != Kind::Tuple)) {
        throw refused("makes an OrderedDict out of something that no checkpoint has");
    }
    for (const Index pair : m_result.children(arguments[0])) {
        const Kind pairKind = m_result[pair].kind;
        if ((pairKind != Kind::List && pairKind != Kind::Tuple) || m_result[pair].childCount != 2) {
            throw refused("makes an OrderedDict out of something else than pairs");
        }
        for (const Index value : m_result.children(pair)) {
            addChild(made, value);
        }
    }
    return made;
}

std::uint64_t PickleInterpreter::size(Index index, const char* what) const {
    const Node& node = m_result[index];
    if (node.kind != Kind::Int || node.integer < 0) {
        throw damaged(std::string("has ") + what + " that is not a size");
    }
    return static_cast<std::uint64_t>(node.integer);
}

std::vector<std::int64_t> PickleInterpreter::sizes(Index index, const char* what) const {
    const Node& node = m_result[index];
    if ((node.kind != Kind::Tuple && node.kind != Kind::List) || node.childCount > Pickle::kMostDimensions) {
        throw damaged(std::string("has ") + what + " that is not a tuple of a few sizes");
    }
    std::vector<std::int64_t> result;
    for (const Index child : m_result.children(index)) {
        result.push_back(static_cast<std::int64_t>(size(child, what)));
    }
    return result;
}

// ("storage", class, key, location, elements) and, in the older container, None or (key, offset, elements) of a view.
void PickleInterpreter::pushStorage() {
    const Index reference = pop();
    const Node& node = m_result[reference];
    if (node.kind != Kind::Tuple || node.childCount < 5 || node.childCount > 6) {
        throw refused("refers to something outside of it that is not a storage");
    }
    const auto parts = m_result.children(reference);
    const auto kindOf = [&](std::size_t i) { return m_result[parts[i]].kind; };
    if (kindOf(0) != Kind::Text || m_result[parts[0]].text != "storage" || kindOf(1) != Kind::Class ||
        nameOfClass(parts[1]) != PickleName::Storage || kindOf(2) != Kind::Text || kindOf(3) != Kind::Text) {
        throw refused("refers to something outside of it that is not a storage");
    }
    const StorageType& type = *findStorageType(m_result[parts[1]].text);
    const Pickle::Storage storage{m_result[parts[2]].text, type.name, type.elementSize, type.dtype,
                                  size(parts[4], "a storage")};
    Pickle::StorageView view{findStorage(storage), 0, storage.elements};
    if (parts.size() == 6 && kindOf(5) != Kind::None) {
        if (kindOf(5) != Kind::Tuple || m_result[parts[5]].childCount != 3) {
            throw damaged("has a view of a storage that makes no sense");
        }
        const auto viewParts = m_result.children(parts[5]);
        view.offset = size(viewParts[1], "a view of a storage");
        view.elements = size(viewParts[2], "a view of a storage");
        if (view.offset > storage.elements || view.elements > storage.elements - view.offset) {
            throw damaged("has a view of storage " + forMessage(storage.key) + " that lies outside of it");
        }
    }
    if (m_result.m_views.size() == kMostTensors) {
        throw refused("refers to far more storages than a checkpoint does");
    }
    m_result.m_views.push_back(view);
    push(add({.kind = Kind::Storage, .integer = static_cast<std::int64_t>(m_result.m_views.size() - 1)}));
}

std::size_t PickleInterpreter::findStorage(const Pickle::Storage& storage) {
    const auto [found, added] = m_storageByKey.try_emplace(storage.key, m_result.m_storages.size());
    if (added) {
        std::uint64_t bytes = 0;
        if (__builtin_mul_overflow(storage.elements, std::uint64_t{storage.elementSize}, &bytes)) {
            throw damaged("has a storage larger than any memory");
        }
        m_result.m_storages.push_back(storage);
    } else if (const auto& known = m_result.m_storages[found->second];
               known.elements != storage.elements || known.typeName != storage.typeName) {
        throw damaged("refers to storage " + forMessage(storage.key) + " with two sizes or types");
    }
    return found->second;
}

Pickle::Index PickleInterpreter::rebuildTensor(const std::vector<Index>& arguments, bool second) {
    const bool known = second ? arguments.size() == 6 || arguments.size() == 7 : arguments.size() == 4;
    if (!known || m_result[arguments[0]].kind != Kind::Storage) {
        throw damaged("makes a tensor out of something else than a storage");
    }
    const auto& view = m_result.m_views[static_cast<std::size_t>(m_result[arguments[0]].integer)];
    const auto shape = sizes(arguments[2], "a shape");
    const auto strides = sizes(arguments[3], "strides");
    if (shape.size() != strides.size()) {
        throw damaged("has a tensor with " + std::to_string(shape.size()) + " sizes and " +
                      std::to_string(strides.size()) + " strides");
    }
    Pickle::Tensor tensor;
    tensor.storage = view.storage;
    tensor.offset = size(arguments[1], "an offset");
    tensor.dimensions = shape.size();
    std::copy(shape.begin(), shape.end(), tensor.sizes.begin());
    std::copy(strides.begin(), strides.end(), tensor.strides.begin());
    checkTensor(tensor, view);
    tensor.offset += view.offset;
    if (m_result.m_tensors.size() == kMostTensors) {
        throw refused("holds far more tensors than a checkpoint does");
    }
    m_result.m_tensors.push_back(tensor);
    return add({.kind = Kind::Tensor, .integer = static_cast<std::int64_t>(m_result.m_tensors.size() - 1)});
}

// Every element has to lie inside of the storage, at a place of its own.
void PickleInterpreter::checkTensor(const Pickle::Tensor& tensor, const Pickle::StorageView& view) const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> axes;  // (stride, size) of axes that move
    bool empty = false;
    for (std::size_t i = 0; i < tensor.dimensions; ++i) {
        empty = empty || tensor.sizes[i] == 0;
        if (tensor.sizes[i] > 1) {
            axes.emplace_back(tensor.strides[i], tensor.sizes[i]);
        }
    }
    if (empty) {
        if (tensor.offset > view.elements) {
            throw damaged("has a tensor that lies outside of its storage");
        }
        return;
    }
    std::sort(axes.begin(), axes.end());
    std::uint64_t extent = 1;  // elements from the first to the last one, of the axes so far
    for (const auto& [stride, count] : axes) {
        if (stride < extent) {
            throw damaged("has a tensor whose elements overlap");
        }
        std::uint64_t reach = 0;
        if (__builtin_mul_overflow(stride, count - 1, &reach) || __builtin_add_overflow(extent, reach, &extent)) {
            throw damaged("has a tensor larger than any memory");
        }
    }
    if (tensor.offset > view.elements || extent > view.elements - tensor.offset) {
        throw damaged("has a tensor that needs " + withThousands(extent) + " elements at " +
                      withThousands(tensor.offset) + " of a storage with " + withThousands(view.elements));
    }
}

Pickle::Index PickleInterpreter::wrappedTensor(const std::vector<Index>& arguments, std::size_t fewest,
                                               std::size_t most) {
    if (arguments.size() < fewest || arguments.size() > most || m_result[arguments[0]].kind != Kind::Tensor) {
        throw damaged("makes a parameter out of something else than a tensor");
    }
    return arguments[0];
}

}  // namespace latentwalk
