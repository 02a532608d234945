// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/network_weights.h"

#include <algorithm>
#include <array>

namespace latentwalk::faces {
namespace {

constexpr std::array<std::string_view, 4> kNames{"landmarks", "look", "detector", "features"};

using Shapes = std::map<std::string, std::vector<std::int64_t>>;

void addConvolution(Shapes& shapes, const std::string& name, std::int64_t side, std::int64_t in, std::int64_t out) {
    shapes[name + "/filters"] = {side, side, in, out};
    shapes[name + "/bias"] = {out};
}

void addSeparable(Shapes& shapes, const std::string& name, std::int64_t in, std::int64_t out) {
    shapes[name + "/depthwise_filter"] = {3, 3, in, 1};
    shapes[name + "/pointwise_filter"] = {1, 1, in, out};
    shapes[name + "/bias"] = {out};
}

void addLinear(Shapes& shapes, const std::string& name, std::int64_t in, std::int64_t out) {
    shapes[name + "/weights"] = {in, out};
    shapes[name + "/bias"] = {out};
}

void addReduction(Shapes& shapes, const std::string& name, std::int64_t in, std::int64_t out) {
    addSeparable(shapes, name + "/separable_conv0", in, out);
    addSeparable(shapes, name + "/separable_conv1", out, out);
    addConvolution(shapes, name + "/expansion_conv", 1, in, out);
}

Shapes landmarks() {
    Shapes shapes;
    std::int64_t in = 3;
    std::int64_t out = 32;
    for (int block = 0; block < 4; ++block) {
        const std::string name = "dense" + std::to_string(block) + "/conv";
        if (block == 0) {
            addConvolution(shapes, name + '0', 3, in, out);
        } else {
            addSeparable(shapes, name + '0', in, out);
        }
        for (const char* conv : {"1", "2", "3"}) {
            addSeparable(shapes, name + conv, out, out);
        }
        in = out;
        out *= 2;
    }
    addLinear(shapes, "fc", 256, 136);
    return shapes;
}

Shapes look() {
    Shapes shapes;
    addConvolution(shapes, "entry_flow/conv_in", 3, 3, 32);
    addReduction(shapes, "entry_flow/reduction_block_0", 32, 64);
    addReduction(shapes, "entry_flow/reduction_block_1", 64, 128);
    for (const char* block : {"0", "1"}) {
        for (const char* conv : {"0", "1", "2"}) {
            addSeparable(shapes, std::string("middle_flow/main_block_") + block + "/separable_conv" + conv, 128, 128);
        }
    }
    addReduction(shapes, "exit_flow/reduction_block", 128, 256);
    addSeparable(shapes, "exit_flow/separable_conv", 256, 512);
    addLinear(shapes, "fc/age", 512, 1);
    addLinear(shapes, "fc/gender", 512, 2);
    return shapes;
}

Shapes detector() {
    Shapes shapes;
    addConvolution(shapes, "conv0", 3, 3, 16);
    for (std::int64_t layer = 1; layer < 6; ++layer) {
        addSeparable(shapes, "conv" + std::to_string(layer), std::int64_t{8} << layer, std::int64_t{16} << layer);
    }
    addConvolution(shapes, "conv8", 1, 512, 25);
    return shapes;
}

// A convolution, then a factor and a summand for each channel.
void addScaled(Shapes& shapes, const std::string& name, std::int64_t side, std::int64_t in, std::int64_t out) {
    addConvolution(shapes, name + "/conv", side, in, out);
    shapes[name + "/scale/weights"] = {out};
    shapes[name + "/scale/biases"] = {out};
}

Shapes features() {
    Shapes shapes;
    addScaled(shapes, "conv32_down", 7, 3, 32);
    for (const std::string block : {"conv32_1", "conv32_2", "conv32_3", "conv64_down", "conv64_1", "conv64_2",
                                    "conv64_3", "conv128_down", "conv128_1", "conv128_2"}) {
        const std::int64_t out = std::stoll(block.substr(4));
        addScaled(shapes, block + "/conv1", 3, block.ends_with("down") ? out / 2 : out, out);
        addScaled(shapes, block + "/conv2", 3, out, out);
    }
    return shapes;
}

}  // namespace

std::string_view nameOf(Network network) {
    return kNames[static_cast<std::size_t>(network)];
}

std::optional<Network> networkNamed(std::string_view name) {
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<Network>(found - kNames.begin()));
}

std::vector<float> NetworkTensor::values() const {
    if (!quantized()) {
        return numbers;
    }
    std::vector<float> result(bytes.size());
    std::transform(bytes.begin(), bytes.end(), result.begin(),
                   [&](std::uint8_t byte) { return static_cast<float>(byte * scale + minimum); });
    return result;
}

Shapes tensorsOf(Network network) {
    switch (network) {
        case Network::Landmarks:
            return landmarks();
        case Network::Look:
            return look();
        case Network::Detector:
            return detector();
        case Network::Features:
            break;
    }
    return features();
}

}  // namespace latentwalk::faces
