// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/python_objects/torch_objects.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/message/file_error.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostTensors = 65536;

}  // namespace

std::uint64_t TorchObjects::size(Index index, const Message& what) const {
    const Node& node = m_builder[index];
    if (node.kind != Kind::Int || node.integer < 0) {
        throw m_builder.damaged(Core::says("has %1 that is not a size")(what));
    }
    return static_cast<std::uint64_t>(node.integer);
}

std::vector<std::int64_t> TorchObjects::sizes(Index index, const Message& what) const {
    const Node& node = m_builder[index];
    if ((node.kind != Kind::Tuple && node.kind != Kind::List) || node.childCount > TorchTensor::kMostDimensions) {
        throw m_builder.damaged(Core::says("has %1 that is not a tuple of a few sizes")(what));
    }
    std::vector<std::int64_t> result;
    for (const Index child : m_builder.values().children(index)) {
        result.push_back(static_cast<std::int64_t>(size(child, what)));
    }
    return result;
}

// ("storage", class, key, location, elements) and, in the older container, None or (key, offset, elements) of a view.
Pickle::Index TorchObjects::storage(Index reference) {
    const Node& node = m_builder[reference];
    if (node.kind != Kind::Tuple || node.childCount < 4 || node.childCount > 6) {
        throw m_builder.refused(Core::says("refers to something outside of it that is not a storage"));
    }
    const auto parts = m_builder.values().children(reference);
    const auto kindOf = [&](std::size_t i) { return m_builder[parts[i]].kind; };
    // The older container refers so to classes of networks, with their source.
    if (kindOf(0) == Kind::Text && m_builder[parts[0]].text == "module" && kindOf(1) == Kind::Class) {
        return parts[1];
    }
    if (parts.size() < 5 || kindOf(0) != Kind::Text || m_builder[parts[0]].text != "storage" ||
        kindOf(1) != Kind::Class || m_names.of(parts[1]) != KnownName::Storage || kindOf(2) != Kind::Text ||
        kindOf(3) != Kind::Text) {
        throw m_builder.refused(Core::says("refers to something outside of it that is not a storage"));
    }
    const StorageType& type = *findStorageType(m_builder[parts[1]].text);
    const TorchStorage known{m_builder[parts[2]].text, type.name, type.elementSize, type.dtype,
                             size(parts[4], Core::says("a storage"))};
    TorchStorageView view{findStorage(known), 0, known.elements};
    if (parts.size() == 6 && kindOf(5) != Kind::None) {
        if (kindOf(5) != Kind::Tuple || m_builder[parts[5]].childCount != 3) {
            throw m_builder.damaged(Core::says("has a view of a storage that makes no sense"));
        }
        const auto viewParts = m_builder.values().children(parts[5]);
        view.offset = size(viewParts[1], Core::says("a view of a storage"));
        view.elements = size(viewParts[2], Core::says("a view of a storage"));
        if (view.offset > known.elements || view.elements > known.elements - view.offset) {
            throw m_builder.damaged(
                Core::says("has a view of storage %1 that lies outside of it")(forMessage(known.key)));
        }
    }
    if (m_result.views.size() == kMostTensors) {
        throw m_builder.refused(Core::says("refers to far more storages than a checkpoint does"));
    }
    m_result.views.push_back(view);
    return m_builder.add({.kind = Kind::Storage, .integer = static_cast<std::int64_t>(m_result.views.size() - 1)});
}

std::size_t TorchObjects::findStorage(const TorchStorage& storage) {
    const auto [found, added] = m_storageByKey.try_emplace(storage.key, m_result.storages.size());
    if (added) {
        std::uint64_t bytes = 0;
        if (__builtin_mul_overflow(storage.elements, std::uint64_t{storage.elementSize}, &bytes)) {
            throw m_builder.damaged(Core::says("has a storage larger than any memory"));
        }
        m_result.storages.push_back(storage);
    } else if (const auto& known = m_result.storages[found->second];
               known.elements != storage.elements || known.typeName != storage.typeName) {
        throw m_builder.damaged(Core::says("refers to storage %1 with two sizes or types")(forMessage(storage.key)));
    }
    return found->second;
}

// Arguments of both functions begin with a storage, an offset, sizes and strides.
Pickle::Index TorchObjects::tensor(Index callable, const std::vector<Index>& arguments) {
    const bool second = m_names.of(callable) == KnownName::RebuildTensorV2;
    const bool known = second ? arguments.size() == 6 || arguments.size() == 7 : arguments.size() == 4;
    if (!known || m_builder[arguments[0]].kind != Kind::Storage) {
        throw m_builder.damaged(Core::says("makes a tensor out of something else than a storage"));
    }
    const auto& view = m_result.views[static_cast<std::size_t>(m_builder[arguments[0]].integer)];
    const auto shape = sizes(arguments[2], Core::says("a shape"));
    const auto strides = sizes(arguments[3], Core::says("strides"));
    if (shape.size() != strides.size()) {
        throw m_builder.damaged(Core::says("has a tensor with %1 sizes and %2 strides")(shape.size(), strides.size()));
    }
    TorchTensor made;
    made.storage = view.storage;
    made.offset = size(arguments[1], Core::says("an offset"));
    made.dimensions = shape.size();
    std::copy(shape.begin(), shape.end(), made.sizes.begin());
    std::copy(strides.begin(), strides.end(), made.strides.begin());
    if (!fits(made, view)) {
        return m_builder.addObject(callable);
    }
    made.offset += view.offset;
    if (m_result.tensors.size() == kMostTensors) {
        throw m_builder.refused(Core::says("holds far more tensors than a checkpoint does"));
    }
    m_result.tensors.push_back(made);
    return m_builder.add({.kind = Kind::Tensor, .integer = static_cast<std::int64_t>(m_result.tensors.size() - 1)});
}

// Every element has to lie inside of the storage. False when some share a place, as in an expanded tensor: no weight is
// like that, and a few bytes of such a tensor could ask for any amount of memory.
bool TorchObjects::fits(const TorchTensor& tensor, const TorchStorageView& view) const {
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
            throw m_builder.damaged(Core::says("has a tensor that lies outside of its storage"));
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
            throw m_builder.damaged(Core::says("has a tensor larger than any memory"));
        }
    }
    if (tensor.offset > view.elements || extent > view.elements - tensor.offset) {
        throw m_builder.damaged(Core::says("has a tensor that needs %1 elements at %2 of a storage with %3")(
            grouped(extent), grouped(tensor.offset), grouped(view.elements)));
    }
    return true;
}

Pickle::Index TorchObjects::wrappedTensor(const std::vector<Index>& arguments, std::size_t fewest,
                                          std::size_t most) const {
    // An opaque object may be a sparse or quantized tensor.
    if (arguments.size() < fewest || arguments.size() > most ||
        (m_builder[arguments[0]].kind != Kind::Tensor && m_builder[arguments[0]].kind != Kind::Object)) {
        throw m_builder.damaged(Core::says("makes a parameter out of something else than a tensor"));
    }
    return arguments[0];
}

// Protocol 0 writes a reference to a storage as Python shows the tuple:
// ('storage', <class 'torch.FloatStorage'>, '0', 'cpu', 24), in the older container with a view or None at its end.
Pickle::Index TorchObjects::reference(std::string_view text) {
    const auto bad = [&] {
        return m_builder.refused(Core::says("refers to something outside of it that is not a storage"));
    };
    const auto until = [&](std::string_view end) {
        const std::size_t at = text.find(end);
        if (at == std::string_view::npos) {
            throw bad();
        }
        const auto part = text.substr(0, at);
        text.remove_prefix(at + end.size());
        return part;
    };
    const auto take = [&](std::string_view start) {
        const bool there = text.starts_with(start);
        text.remove_prefix(there ? start.size() : 0);
        return there;
    };
    std::vector<Index> outer;
    std::vector<Index> inner;
    bool isInner = false;
    if (!take("(")) {
        throw bad();
    }
    for (;;) {
        auto& values = isInner ? inner : outer;
        if (take("'")) {
            values.push_back(m_builder.addText(Kind::Text, until("'")));
        } else if (take("<class '")) {
            const auto dotted = until("'>");
            const std::size_t dot = dotted.rfind('.');
            if (dot == std::string_view::npos) {
                throw bad();
            }
            values.push_back(m_names.add(dotted.substr(0, dot), dotted.substr(dot + 1)));
        } else if (take("None")) {
            values.push_back(PickleBuilder::kNoneNode);
        } else if (!isInner && take("(")) {
            isInner = true;
            continue;
        } else {
            const std::size_t end = std::min(text.find_first_of(",)"), text.size());
            values.push_back(m_builder.addDecimal(text.substr(0, end)));
            text.remove_prefix(end);
        }
        if (isInner && take(")")) {
            outer.push_back(m_builder.addTuple(inner));
            isInner = false;
        }
        if (!isInner && text == ")") {
            return m_builder.addTuple(outer);
        }
        if (!take(", ") || outer.size() + inner.size() > 8) {
            throw bad();
        }
    }
}

}  // namespace latentwalk
