// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/network_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace latentwalk {
namespace {

using namespace std::string_view_literals;

// Modules that wrap another one and only pass calls on.
constexpr std::array<std::string_view, 5> kWrappers{"module", "_orig_mod", "_fsdp_wrapped_module",
                                                    "_checkpoint_wrapped_module", "_forward_module"};

// Attributes under which people keep a generator in a larger module.
constexpr std::array<std::string_view, 18> kHolders{
    "generator", "Generator", "gen",           "G",     "g",     "netG",     "net_G",     "net", "network",
    "model",     "avgG",      "generator_ema", "G_ema", "g_ema", "netG_ema", "ema_model", "ema", "shadow"};

// The same of networks that nobody needs for an image.
constexpr std::array<std::string_view, 8> kOthers{"netD",          "net_D",         "D",      "d",
                                                  "discriminator", "Discriminator", "critic", "dis"};

template <std::size_t size>
bool isOneOf(std::string_view text, const std::array<std::string_view, size>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

enum class Network { StyleGan, StyleGan2, DcGan, FastGan, BigGan, OtherPgan };

// A network that is known by names which only it has. All of `parts` have to occur.
struct KnownNetwork {
    std::array<std::string_view, 2> parts;
    Network network;
};

constexpr std::array kKnownNetworks{
    KnownNetwork{{"convTranspose", ""}, Network::DcGan},                // pytorch_GAN_zoo
    KnownNetwork{{"outlayer.", "batchNorm"}, Network::DcGan},           // the same, with one scale only
    KnownNetwork{{"main.0.weight", "running_mean"}, Network::DcGan},    // PyTorch's tutorial
    KnownNetwork{{"styleModulator.", ""}, Network::StyleGan},           // pytorch_GAN_zoo
    KnownNetwork{{"mapping.FC.", ""}, Network::StyleGan},               //
    KnownNetwork{{"modulation.", ""}, Network::StyleGan2},              // rosinality
    KnownNetwork{{"synthesis.", "affine."}, Network::StyleGan2},        // NVIDIA's own, in PyTorch
    KnownNetwork{{"g_synthesis.", ""}, Network::StyleGan},              // lernapparat
    KnownNetwork{{"progression.", "adain"}, Network::StyleGan},         // rosinality's first
    KnownNetwork{{"style_mod.", ""}, Network::StyleGan},                //
    KnownNetwork{{"feat_", "se_"}, Network::FastGan},                   //
    KnownNetwork{{"shared.weight", "blocks."}, Network::BigGan},        //
    KnownNetwork{{"rgb_converters.", ""}, Network::OtherPgan},          // pro_gan_pytorch
    KnownNetwork{{"initial_block.conv_1.", ""}, Network::OtherPgan},    //
    KnownNetwork{{"progression.", "to_rgb."}, Network::OtherPgan},      // rosinality's progressive-gan-pytorch
    KnownNetwork{{"prog_blocks.", "rgb_layers."}, Network::OtherPgan},  //
};

AboutFile notPgan(Message kind) {
    return Core::about("%1 is not a Progressive GAN: %2")(std::move(kind));
}

AboutFile mapped(std::string_view name) {
    return notPgan(Core::says(
        "it is a %1, whose latents go through a mapping network first; Latentwalk shows Progressive GANs")(name));
}

AboutFile sentenceAbout(Network network) {
    switch (network) {
        case Network::StyleGan:
            return mapped("StyleGAN");
        case Network::StyleGan2:
            return mapped("StyleGAN2");
        case Network::DcGan:
            return notPgan(Core::says(
                "it is a %1, a stack of transposed convolutions; Latentwalk shows Progressive GANs")("DCGAN"sv));
        case Network::FastGan:
            return notPgan(Core::says("it is a %1; Latentwalk shows Progressive GANs")("FastGAN"sv));
        case Network::BigGan:
            return notPgan(Core::says("it is a %1; Latentwalk shows Progressive GANs")("BigGAN"sv));
        case Network::OtherPgan:
            break;
    }
    return Core::about("%1 is not a Progressive GAN as Latentwalk knows it: %2")(
        Core::says("it is one of another program than pytorch_GAN_zoo, with layers that are built in another way"));
}

}  // namespace

std::string layerName(std::string_view name) {
    std::string result;
    bool leading = true;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        const bool last = end == name.size();
        // The last part names the tensor itself, whatever it is called.
        const bool dropped = !last && (isOneOf(part, kWrappers) || (leading && isOneOf(part, kHolders)));
        if (!dropped) {
            result += (result.empty() ? "" : ".");
            result += part;
            leading = false;
        }
        begin = end + 1;
    }
    return result;
}

NameOwner ownerOf(std::string_view name) {
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        if (isOneOf(part, kOthers)) {
            return NameOwner::Other;
        }
        if (!isOneOf(part, kWrappers) && !isOneOf(part, kHolders)) {
            break;
        }
        if (namesAverage(part)) {
            return NameOwner::Average;
        }
        begin = end + 1;
    }
    return NameOwner::Generator;
}

bool namesAverage(std::string_view key) {
    std::string lower(key);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 5> kParts{"avg", "ema", "average", "shadow", "running"};
    return std::any_of(kParts.begin(), kParts.end(),
                       [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

std::optional<AboutFile> otherNetworkOf(const std::vector<std::string>& names) {
    const auto occurs = [&](std::string_view part) {
        return std::any_of(names.begin(), names.end(),
                           [&](const std::string& name) { return name.find(part) != std::string::npos; });
    };
    const auto known = std::find_if(kKnownNetworks.begin(), kKnownNetworks.end(), [&](const KnownNetwork& one) {
        return std::all_of(one.parts.begin(), one.parts.end(), occurs);
    });
    return known == kKnownNetworks.end() ? std::nullopt : std::optional(sentenceAbout(known->network));
}

}  // namespace latentwalk
