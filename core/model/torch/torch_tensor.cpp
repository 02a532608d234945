// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/torch/torch_file.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

bool isDense(const TorchTensor& tensor) {
    std::int64_t expected = 1;
    for (std::size_t i = tensor.dimensions; i-- > 0;) {
        if (tensor.sizes[i] != 1 && tensor.strides[i] != expected) {
            return false;
        }
        expected *= tensor.sizes[i];
    }
    return true;
}

// Copies the elements in C order; the pickle's reader has made sure that all of them lie within `storage`.
void gather(const TorchTensor& tensor, std::span<const std::byte> storage, std::size_t elementSize,
            std::span<std::byte> target) {
    std::array<std::int64_t, TorchTensor::kMostDimensions> index{};
    std::uint64_t source = tensor.offset;
    for (std::size_t at = 0; at < target.size(); at += elementSize) {
        std::memcpy(target.data() + at, storage.data() + source * elementSize, elementSize);
        for (std::size_t axis = tensor.dimensions; axis-- > 0;) {
            const auto stride = static_cast<std::uint64_t>(tensor.strides[axis]);
            source += stride;
            if (++index[axis] < tensor.sizes[axis]) {
                break;
            }
            source -= stride * static_cast<std::uint64_t>(tensor.sizes[axis]);
            index[axis] = 0;
        }
    }
}

void reverseEach(std::span<std::byte> bytes, std::size_t elementSize) {
    for (; !bytes.empty(); bytes = bytes.subspan(elementSize)) {
        std::reverse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(elementSize));
    }
}

}  // namespace

WeightTensor toWeights(const TorchFile& source, std::size_t index, std::string_view name,
                       const std::vector<std::int64_t>& shape) {
    const auto& path = source.file->path();
    const TorchTensor& tensor = source.pickle.tensors[index];
    const TorchStorage& storage = source.pickle.storages[tensor.storage];
    if (!storage.dtype) {
        throw FileError(path, Core::about("%1 holds tensor %2 as %3; floating-point numbers are needed")(
                                  forMessage(name), std::string(storage.typeName)));
    }
    const std::vector<std::int64_t> found(tensor.sizes.begin(),
                                          tensor.sizes.begin() + static_cast<std::ptrdiff_t>(tensor.dimensions));
    if (found != shape) {
        throw FileError::inconsistent(path, Core::says("tensor %1 has the shape %2 where %3 was due")(
                                                forMessage(name), shapeText(found), shapeText(shape)));
    }
    // Its elements lie at different places of the storage, so the file justifies what is allocated here.
    WeightTensor result{*storage.dtype, shape, {}, nullptr};
    const auto [bytes, owner] = source.bytes(tensor.storage);
    const std::size_t size = static_cast<std::size_t>(result.elementCount()) * storage.elementSize;
    if (isDense(tensor) && !source.isBigEndian) {
        result.bytes = bytes.subspan(tensor.offset * storage.elementSize, size);
        result.owner = owner;
    } else {
        const auto copy = std::make_shared<std::vector<std::byte>>(size);
        gather(tensor, bytes, storage.elementSize, *copy);
        if (source.isBigEndian) {
            reverseEach(*copy, storage.elementSize);
        }
        result.bytes = *copy;
        result.owner = copy;
    }
    checkValues(path, name, result);
    return result;
}

}  // namespace latentwalk
