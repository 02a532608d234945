// SPDX-License-Identifier: GPL-3.0-or-later
// pytorch_GAN_zoo checkpoints in the container of PyTorch since 1.6: a zip archive.
#include "core/model/torch/gan_zoo.h"
#include "core/model/torch/torch_file.h"
#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(torch_zip)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords(
        [&] { fuzz::requireComplete(readGanZoo(readTorchZip(MappedFile::open(fuzz::memoryFile(data, size))))); });
    return 0;
}
