// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/make/clipping.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/generator/make/cost.h"

namespace latentwalk {
namespace {

// Not-a-number is no colour either.
bool isClipped(float value) {
    return !(std::abs(value) <= 1.0F);
}

}  // namespace

double clippedShare(const Images& images) {
    const auto clipped = std::count_if(images.values.begin(), images.values.end(), isClipped);
    return images.values.empty() ? 0.0 : static_cast<double>(clipped) / static_cast<double>(images.values.size());
}

double clippedShare(Generator& generator, const TellProgress& tell) {
    double sum = 0;  // all faces have the same size
    for (std::int64_t face = 0; face < kClippingFaces; ++face) {
        const Latent latent = sampleLatent(static_cast<std::uint64_t>(face), generator.architecture().latentSize,
                                           generator.architecture().labels);
        sum += clippedShare(generator.generate(LatentBatch::of(latent)));
        tellProgress(tell, {face + 1, kClippingFaces});
    }
    return sum / static_cast<double>(kClippingFaces);
}

bool canMeasureClipping(const Architecture& architecture) {
    constexpr double kMost = 4e12;  // multiply-adds; those of the published 512 x 512 are 6e11
    const double face = costOf(architecture, architecture.scaleCount() - 1, Precision::Float32).direct;
    return face * static_cast<double>(kClippingFaces) <= kMost;
}

std::string inPercent(double share) {
    std::array<char, 32> text{};  // to_chars(), because the window's locale may have a decimal comma
    const auto end = std::to_chars(text.data(), text.data() + text.size(), 100 * share, std::chars_format::fixed, 1);
    return std::string(text.data(), end.ptr) + " %";
}

std::string clippingNote(const std::string& model, double share) {
    return share > kMuchClipping
               ? model + " paints outside of its range: " + inPercent(share) + " of the pixels of " +
                     std::to_string(kClippingFaces) + " faces are clipped, where a few per cent would be natural"
               : std::string();
}

}  // namespace latentwalk
