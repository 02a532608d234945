// SPDX-License-Identifier: GPL-3.0-or-later
// pytorch_GAN_zoo checkpoints in the container of PyTorch before 1.6: a stream.
#include "core/model/torch/gan_zoo.h"
#include "core/model/torch/torch_file.h"
#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(torch_stream)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords(
        [&] { fuzz::requireComplete(readGanZoo(readTorchStream(MappedFile::open(fuzz::memoryFile(data, size))))); });
    return 0;
}
