// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/pickle/pickle.h"
#include "core/model/weights/weight_tensor.h"

namespace latentwalk {

// A torch storage that a pickle refers to by key: `elements` values of one type, in the container's data.
struct TorchStorage {
    std::string_view key;
    std::string_view typeName;  // "FloatStorage"
    std::size_t elementSize = 0;
    std::optional<DType> dtype;  // nothing for types that no weight has
    std::uint64_t elements = 0;
};

// A part of a storage: in old files a storage can be a view of another one; usually it is the whole.
struct TorchStorageView {
    std::size_t storage = 0;  // into TorchPickle::storages
    std::uint64_t offset = 0;
    std::uint64_t elements = 0;
};

// Lies within its storage; no two of its elements share a place. Sizes and strides count elements.
struct TorchTensor {
    static constexpr std::size_t kMostDimensions = 8;

    std::size_t storage = 0;  // into TorchPickle::storages
    std::uint64_t offset = 0;
    std::size_t dimensions = 0;
    std::array<std::int64_t, kMostDimensions> sizes{};
    std::array<std::int64_t, kMostDimensions> strides{};
};

// A pickle that torch.save wrote. An object of a class that is not known stays opaque: its class and its attributes, as
// the file has them.
struct TorchPickle {
    Pickle values;
    std::vector<TorchStorage> storages;
    std::vector<TorchStorageView> views;  // by Node::integer of values of Kind::Storage
    std::vector<TorchTensor> tensors;     // by Node::integer of values of Kind::Tensor
};

}  // namespace latentwalk
