// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/pickle/pickle_builder.h"
#include "core/model/python_objects/known_names.h"
#include "core/model/python_objects/torch_values.h"

namespace latentwalk {

// PyTorch's storages, which lie outside of the pickle, and the tensors in them. Everything throws FileError.
class TorchObjects {
public:
    using Index = Pickle::Index;

    // All three outlive this.
    TorchObjects(PickleBuilder& builder, NamesInPickle& names, TorchPickle& result)
        : m_builder(builder), m_names(names), m_result(result) {}

    // The storage, or the class, that ("storage", class, key, location, elements[, view]) refers to.
    Index storage(Index reference);
    // Such a tuple out of the text that protocol 0 writes for it.
    Index reference(std::string_view text);
    // _rebuild_tensor and _rebuild_tensor_v2: a tensor; an opaque object where its elements share places.
    Index tensor(Index callable, const std::vector<Index>& arguments);
    // The tensor that is the first of `fewest` to `most` arguments.
    Index wrappedTensor(const std::vector<Index>& arguments, std::size_t fewest, std::size_t most) const;

private:
    using Kind = Pickle::Kind;
    using Node = Pickle::Node;

    std::size_t findStorage(const TorchStorage& storage);
    std::uint64_t size(Index index, const Message& what) const;
    std::vector<std::int64_t> sizes(Index index, const Message& what) const;
    bool fits(const TorchTensor& tensor, const TorchStorageView& view) const;

    PickleBuilder& m_builder;
    NamesInPickle& m_names;
    TorchPickle& m_result;
    std::unordered_map<std::string_view, std::size_t> m_storageByKey;
};

}  // namespace latentwalk
