// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/checkpoint.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace latentwalk {

// A torch storage that a pickle refers to by key: `elements` values of one type, in the container's data.
struct PickleStorage {
    std::string_view key;
    std::string_view typeName;  // "FloatStorage"
    std::size_t elementSize = 0;
    std::optional<DType> dtype;  // nothing for types that no weight has
    std::uint64_t elements = 0;
};

// A part of a storage: in old files a storage can be a view of another one; usually it is the whole.
struct PickleStorageView {
    std::size_t storage = 0;  // into Pickle::storages()
    std::uint64_t offset = 0;
    std::uint64_t elements = 0;
};

// Lies within its storage; no two of its elements share a place. Sizes and strides count elements.
struct PickleTensor {
    static constexpr std::size_t kMostDimensions = 8;

    std::size_t storage = 0;
    std::uint64_t offset = 0;
    std::size_t dimensions = 0;
    std::array<std::int64_t, kMostDimensions> sizes{};
    std::array<std::int64_t, kMostDimensions> strides{};
};

}  // namespace latentwalk
