// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/feature_loss.h"

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "core/faces/network/network_weights.h"
#include "core/file/mapped_file.h"
#include "core/model/builtin_model.h"

namespace latentwalk::projection {
namespace {

using faces::FeatureNetwork;

constexpr double kFaceLeft = 5.0 / 128;
constexpr double kFaceTop = 20.0 / 128;
constexpr double kFaceSize = 115.0 / 128;
constexpr float kHalfRange = 127.5F;

LineTaps taps(double begin, std::int64_t side) {
    const auto size = static_cast<double>(side);
    return {begin * size, (begin + kFaceSize) * size, side, FeatureNetwork::kSide};
}

double meanSquare(const std::vector<float>& values) {
    double sum = 0;
    for (const float value : values) {
        sum += static_cast<double>(value) * static_cast<double>(value);
    }
    return sum / static_cast<double>(values.size());
}

}  // namespace

std::shared_ptr<const FeatureNetwork> builtInFeatures() {
    static std::mutex mutex;
    static std::weak_ptr<const FeatureNetwork> kept;
    const std::scoped_lock lock(mutex);
    auto network = kept.lock();
    if (!network) {
        network = std::make_shared<const FeatureNetwork>(faces::readNetwork(
            MappedFile::open(installedModelPath("face-features.safetensors")), faces::Network::Features));
        kept = network;
    }
    return network;
}

FeatureLoss::FeatureLoss(const FeatureNetwork& network, const Images& target)
    : m_network(network),
      m_channels(target.channels),
      m_side(target.width),
      m_crop(taps(kFaceTop, m_side), taps(kFaceLeft, m_side), m_side),
      m_pixels(static_cast<std::size_t>(FeatureNetwork::kSide * FeatureNetwork::kSide * 3)) {
    if (target.height != m_side || (m_channels != 1 && m_channels != 3)) {
        throw std::invalid_argument("the target of a search is a square of one channel or three");
    }
    m_target = featuresOf(target);
    m_gradient = m_target;
}

const FeatureNetwork::Features& FeatureLoss::featuresOf(const Images& image) {
    const auto plane = static_cast<std::size_t>(m_side * m_side);
    if (image.values.size() != plane * static_cast<std::size_t>(m_channels)) {
        throw std::invalid_argument("an image of another size than the target");
    }
    m_clamped.resize(image.values.size());
    std::transform(image.values.begin(), image.values.end(), m_clamped.begin(),
                   [](float value) { return (std::clamp(value, -1.0F, 1.0F) + 1) * kHalfRange; });
    for (std::size_t colour = 0; colour < 3; ++colour) {
        const std::size_t from = m_channels == 1 ? 0 : colour;
        m_crop.forward(std::span(m_clamped).subspan(from * plane, plane), 3, m_pixels.data() + colour);
    }
    return m_network.forward(m_pixels.data());
}

double FeatureLoss::add(const Images& image, double weight, std::span<float> byImage) {
    const FeatureNetwork::Features& features = featuresOf(image);
    if (byImage.size() != image.values.size()) {
        throw std::invalid_argument("a derivative of another size than the image");
    }
    double loss = 0;
    for (std::size_t level = 0; level < features.size(); ++level) {
        const std::vector<float>& target = m_target[level].values;
        std::vector<float>& gradient = m_gradient[level].values;
        std::transform(features[level].values.begin(), features[level].values.end(), target.begin(), gradient.begin(),
                       std::minus<>());
        // A picture without anything in it has no features; then their difference counts as it is.
        const double scale = std::max(meanSquare(target), 1e-6);
        loss += meanSquare(gradient) / scale;
        const auto factor = static_cast<float>(2 * weight / (scale * static_cast<double>(gradient.size())));
        for (float& value : gradient) {
            value *= factor;
        }
    }
    const std::vector<float>& byPixels = m_network.backward(m_gradient);
    const auto plane = static_cast<std::size_t>(m_side * m_side);
    m_byPixels.assign(image.values.size(), 0.0F);
    for (std::size_t colour = 0; colour < 3; ++colour) {
        const std::size_t to = m_channels == 1 ? 0 : colour;
        m_crop.backward(byPixels.data() + colour, 3, std::span(m_byPixels).subspan(to * plane, plane));
    }
    for (std::size_t i = 0; i < m_byPixels.size(); ++i) {
        const float value = image.values[i];
        byImage[i] += value > -1 && value < 1 ? m_byPixels[i] * kHalfRange : 0.0F;
    }
    return loss;
}

}  // namespace latentwalk::projection
