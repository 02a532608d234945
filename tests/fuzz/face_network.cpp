// SPDX-License-Identifier: GPL-3.0-or-later
// The networks that read faces. They are too large to be inputs whole, and any byte passes for a weight: an input is a
// digit and how a file begins, which goes on with so many zeros as the landmark network has bytes of weights (1), as
// the look network has (2), or not at all (anything else).
#include "core/faces/network/network_weights.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

namespace {

constexpr std::size_t kLandmarkBytes = 356'840;
constexpr std::size_t kLookBytes = 429'708;

}  // namespace

FUZZ_TARGET(face_network)(const std::uint8_t* data, std::size_t size) {
    std::vector<std::uint8_t> bytes(data + (size > 0 ? 1 : 0), data + size);
    const char kind = size > 0 ? static_cast<char>(data[0]) : '0';
    bytes.resize(bytes.size() + (kind == '1' ? kLandmarkBytes : kind == '2' ? kLookBytes : 0));
    fuzz::refusingOnlyInWords([&] {
        const faces::NetworkWeights weights =
            faces::readNetwork(MappedFile::open(fuzz::memoryFile(bytes.data(), bytes.size())));
        const auto wanted = faces::tensorsOf(weights.network);
        fuzz::require(weights.tensors.size() == wanted.size(), "all tensors and no others");
        for (const auto& [name, tensor] : weights.tensors) {
            fuzz::require(tensor.shape == wanted.at(name), "tensors of the network's shapes");
            std::size_t count = 1;
            for (const std::int64_t length : tensor.shape) {
                count *= static_cast<std::size_t>(length);
            }
            const std::vector<float> values = tensor.values();
            fuzz::require(values.size() == count, "as many weights as the shape says");
            fuzz::require(std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }),
                          "finite weights");
        }
    });
    return 0;
}
