// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/generator/generator.h"
#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// Whether makeGenerator() can make a generator that computes so: float16 needs a card, bfloat16 a CPU with arithmetic
// for it.
bool canCompute(Precision precision, Device device);

// Makes the generator of a checkpoint; its weights are copied (a generator on a card also keeps the file mapped, in
// case it has to move to the CPU). Throws FileError (the checkpoint lacks that kind, its file was changed since it was
// opened) or GeneratorError (no such device).
std::unique_ptr<Generator> makeGenerator(const Checkpoint& checkpoint, const GeneratorSettings& settings = {});

}  // namespace latentwalk
