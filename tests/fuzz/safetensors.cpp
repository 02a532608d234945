// SPDX-License-Identifier: GPL-3.0-or-later
// Our own safetensors files.
#include "core/model/safetensors/safetensors.h"

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(safetensors)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords(
        [&] { fuzz::requireComplete(readSafetensors(MappedFile::open(fuzz::memoryFile(data, size)))); });
    return 0;
}
