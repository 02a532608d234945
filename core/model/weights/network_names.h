// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/message/message.h"

namespace latentwalk {

// The name of a tensor without what wraps the layer or the network that it belongs to, on every level and however
// often: "module.scaleLayers.0.1.module.weight" (torch.nn.DataParallel around the network, pytorch_GAN_zoo's own
// ".module" around the layer), "_orig_mod.scaleLayers.0.1.weight" (torch.compile) and "netG.scaleLayers.0.1.weight"
// (an attribute of a larger module) are all "scaleLayers.0.1.weight". Names of the generator's own layers are never
// shortened.
std::string layerName(std::string_view name);

// Whose tensor a name says to be: of a moving average ("avgG.formatLayer.weight"), of a network that is not the
// generator
// ("netD.", "discriminator."), or of the generator, which is also what a name without such a holder says.
enum class NameOwner { Generator, Average, Other };
NameOwner ownerOf(std::string_view name);

// Whether the network of this attribute or file key is a moving average: "avgG", "g_ema", "generator_shadow".
bool namesAverage(std::string_view key);

// What other network than pytorch_GAN_zoo's Progressive GAN a state dict of these tensors belongs to ("... is not a
// Progressive GAN: it is a DCGAN"), where the names say something. They are as layerName() gives them.
std::optional<AboutFile> otherNetworkOf(const std::vector<std::string>& names);

}  // namespace latentwalk
