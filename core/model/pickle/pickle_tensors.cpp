// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <string>
#include <utility>

#include "core/file/file_error.h"
#include "core/model/pickle/pickle_interpreter.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostTensors = 65536;

}  // namespace

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
    if (node.kind != Kind::Tuple || node.childCount < 4 || node.childCount > 6) {
        throw refused("refers to something outside of it that is not a storage");
    }
    const auto parts = m_result.children(reference);
    const auto kindOf = [&](std::size_t i) { return m_result[parts[i]].kind; };
    // The older container refers so to classes of networks, with their source.
    if (kindOf(0) == Kind::Text && m_result[parts[0]].text == "module" && kindOf(1) == Kind::Class) {
        return push(parts[1]);
    }
    if (parts.size() < 5 || kindOf(0) != Kind::Text || m_result[parts[0]].text != "storage" ||
        kindOf(1) != Kind::Class || meaning(parts[1]) != PickleName::Storage || kindOf(2) != Kind::Text ||
        kindOf(3) != Kind::Text) {
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

// Arguments of both functions begin with a storage, an offset, sizes and strides.
Pickle::Index PickleInterpreter::rebuildTensor(Index callable, const std::vector<Index>& arguments) {
    const bool second = meaning(callable) == PickleName::RebuildTensorV2;
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
    if (!fits(tensor, view)) {
        return object(callable);
    }
    tensor.offset += view.offset;
    if (m_result.m_tensors.size() == kMostTensors) {
        throw refused("holds far more tensors than a checkpoint does");
    }
    m_result.m_tensors.push_back(tensor);
    return add({.kind = Kind::Tensor, .integer = static_cast<std::int64_t>(m_result.m_tensors.size() - 1)});
}

// Every element has to lie inside of the storage. False when some share a place, as in an expanded tensor: no weight is
// like that, and a few bytes of such a tensor could ask for any amount of memory.
bool PickleInterpreter::fits(const Pickle::Tensor& tensor, const Pickle::StorageView& view) const {
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
        return true;
    }
    std::sort(axes.begin(), axes.end());
    std::uint64_t extent = 1;  // elements from the first to the last one, of the axes so far
    for (const auto& [stride, count] : axes) {
        if (stride < extent) {
            return false;
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
    return true;
}

Pickle::Index PickleInterpreter::wrappedTensor(const std::vector<Index>& arguments, std::size_t fewest,
                                               std::size_t most) const {
    // An opaque object may be a sparse or quantized tensor.
    if (arguments.size() < fewest || arguments.size() > most ||
        (m_result[arguments[0]].kind != Kind::Tensor && m_result[arguments[0]].kind != Kind::Object)) {
        throw damaged("makes a parameter out of something else than a tensor");
    }
    return arguments[0];
}

}  // namespace latentwalk
