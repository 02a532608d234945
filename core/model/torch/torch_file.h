// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/python_objects/torch_pickle.h"
#include "core/model/weights/checkpoint.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace latentwalk {

class MappedFile;

// What torch.save wrote, in either of its two containers: the pickle, and the bytes of each storage that it refers to.
struct TorchFile {
    struct Bytes {
        std::span<const std::byte> span;
        std::shared_ptr<const void> owner;  // keeps them
    };

    std::shared_ptr<const MappedFile> file;
    CheckpointFormat format = CheckpointFormat::GanZooStream;
    TorchPickle pickle;
    std::shared_ptr<const void> pickleOwner;  // keeps the bytes that the pickle's texts are in
    std::vector<std::span<const std::byte>>
        storages;  // of TorchPickle::storages; each has the size that the pickle says
    // Gives the bytes of a storage that is deflated: its place in `storages` is empty. They are unpacked when first
    // asked for and only then take memory, so what no image needs takes none. Throws FileError.
    std::function<Bytes(std::size_t)> unpack;
    bool isBigEndian = false;  // the numbers in the storages

    Bytes bytes(std::size_t storage) const {
        return storages[storage].empty() && unpack ? unpack(storage) : Bytes{storages[storage], file};
    }
};

// Whether the bytes begin like the container of PyTorch 0.2 to 1.5: a pickle of torch.save's magic number.
bool isTorchStream(std::span<const std::byte> bytes);

// Read the containers. They throw FileError when anything is inconsistent: sizes, offsets, checksums.
TorchFile readTorchStream(const std::shared_ptr<const MappedFile>& file);
TorchFile readTorchZip(const std::shared_ptr<const MappedFile>& file);

// The values of tensor `index` of TorchPickle::tensors in C order; a dense tensor is not copied. Throws FileError,
// naming `name`, when its type is not a floating-point one, its shape is not `shape`, or its values are not those of a
// trained network.
WeightTensor toWeights(const TorchFile& source, std::size_t index, std::string_view name,
                       const std::vector<std::int64_t>& shape);

}  // namespace latentwalk
