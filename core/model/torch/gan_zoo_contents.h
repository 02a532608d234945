// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/torch/torch_file.h"
#include "core/model/weights/network_names.h"

#include <optional>
#include <string>

namespace latentwalk {

// Where a generator's state dict stands in a file that torch.save wrote.
struct GanZooPlace {
    Pickle::Index dict = Pickle::kNone;
    std::string label;  // for messages: "netG", "state_dict"
    NameOwner owner = NameOwner::Generator;
};

// What a file has of pytorch_GAN_zoo's checkpoint.
struct GanZooContents {
    std::optional<Pickle::Index> config;  // nothing where only weights were saved
    std::optional<GanZooPlace> raw;
    std::optional<GanZooPlace> average;
};

// Looks for config and generators: at the top, as ProgressiveGAN.save puts them, or in dicts within dicts, where
// trainers of other people put state dicts ({"state_dict": ...}, {"g_ema": ...}) or the whole. At least one generator
// is there. Throws FileError with a sentence on what the file is instead.
GanZooContents findGanZoo(const TorchFile& source);

}  // namespace latentwalk
