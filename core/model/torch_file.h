#pragma once

#include "core/model/checkpoint.h"
#include "core/model/pickle.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace latentwalk {

class MappedFile;

// What torch.save wrote, in either of its two containers: the pickle, and the bytes of each storage that it refers to.
struct TorchFile {
    std::shared_ptr<const MappedFile> file;
    CheckpointFormat format = CheckpointFormat::GanZooStream;
    Pickle pickle;
    std::vector<std::span<const std::byte>> storages;  // of Pickle::storages(); each has the size that the pickle says
};

// Whether the bytes begin like the container of PyTorch 0.2 to 1.5: a pickle of torch.save's magic number.
bool isTorchStream(std::span<const std::byte> bytes);

// Read the containers. They throw FileError when anything is inconsistent: sizes, offsets, checksums, byte order.
TorchFile readTorchStream(const std::shared_ptr<const MappedFile>& file);
TorchFile readTorchZip(const std::shared_ptr<const MappedFile>& file);

// The values of tensor `index` of Pickle::tensors() in C order; a dense tensor is not copied. Throws FileError, naming
// `name`, when its type is not a floating-point one, its shape is not `shape`, or its values are not those of a
// trained network.
WeightTensor toWeights(const TorchFile& source, std::size_t index, std::string_view name,
                       const std::vector<std::int64_t>& shape);

}  // namespace latentwalk
