// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/project_face.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <stdexcept>

#include "core/projection/descent.h"
#include "core/projection/feature_loss.h"
#include "core/projection/image_loss.h"

namespace latentwalk::projection {
namespace {

constexpr double kCoarseRate = 0.1;
constexpr double kFullRate = 0.05;
constexpr double kFeatureWeight = 0.1;
constexpr double kOffsetWeight = 0.001;

// How many numbers of a latent are searched: labels, which follow them, stay what they are.
std::size_t searchedSize(const Architecture& architecture) {
    return static_cast<std::size_t>(architecture.latentSize - labelComponents(architecture.labels));
}

// What a search has of a face: numbers and how they go down.
class Search {
public:
    Search(ImageGradient& network, const Images& target, const Schedule& schedule,
           const faces::FeatureNetwork* features, const TellStep& tell)
        : m_network(network), m_target(target), m_schedule(schedule), m_features(features), m_tell(tell) {}

    FoundLikeness find(const std::vector<Latent>& starts) {
        PaintedFrom face = coarseBest(starts);
        const std::optional<PaintedFrom> best = m_stopped ? std::nullopt : refine(face);
        return result(best.value_or(face));
    }

private:
    int last() const { return m_network.architecture().scaleCount() - 1; }

    std::span<float> searched(Latent& latent) const {
        return std::span(latent).first(std::min(latent.size(), searchedSize(m_network.architecture())));
    }

    // Whether to go on.
    bool told(int scale, double loss, const PaintedFrom& face, const Images& image) {
        ++m_done;
        if (m_tell && !m_tell({m_done, m_schedule.steps(), scale, loss, &face, &image})) {
            m_stopped = true;
        }
        return !m_stopped;
    }

    // The latent alone on the small pictures, from each start; the one that ends lowest.
    PaintedFrom coarseBest(const std::vector<Latent>& starts) {
        const auto count = std::min(starts.size(), static_cast<std::size_t>(std::max(m_schedule.starts, 1)));
        PaintedFrom best;
        double lowest = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < count && !m_stopped; ++i) {
            PaintedFrom face{starts[i], {}};
            normalizeMeanSquare(searched(face.latent));
            const double loss = descendCoarse(face);
            // One that was ended early is compared with none.
            if (i == 0 || (!m_stopped && loss < lowest)) {
                best = std::move(face);
                lowest = loss;
                m_start = i;
            }
        }
        return best;
    }

    double descendCoarse(PaintedFrom& face) {
        int all = 0;
        for (const auto& stage : m_schedule.coarse) {
            all += stage.steps;
        }
        Descent descent;
        int index = 0;
        double loss = 0;
        for (const auto& [scale, steps] : m_schedule.coarse) {
            PyramidLoss pyramid(boxAveraged(m_target, std::int64_t{4} << scale));
            for (int step = 0; step < steps; ++step, ++index) {
                const Images& image = m_network.forward(face.latent, face.offsets, scale);
                m_byImage.assign(image.values.size(), 0.0F);
                loss = pyramid.add(image, m_byImage);
                if (!told(scale, loss, face, image)) {
                    return loss;
                }
                const FaceGradient& gradient = m_network.backward(m_byImage);
                const std::span<float> latent = searched(face.latent);
                descent.step(latent, std::span(gradient.latent).first(latent.size()),
                             kCoarseRate * stepFactor(index, all));
                normalizeMeanSquare(latent);
            }
        }
        return loss;
    }

    // The loss at full size; m_byImage is its derivative but for the offsets' own part.
    double fullLoss(const PaintedFrom& face, const Images& image) {
        m_byImage.assign(image.values.size(), 0.0F);
        double loss = m_pyramid->add(image, m_byImage);
        if (m_featureLoss) {
            m_lastFeatureLoss = m_featureLoss->add(image, kFeatureWeight, m_byImage);
            loss += kFeatureWeight * m_lastFeatureLoss;
        }
        for (const std::vector<float>& offset : face.offsets.scales) {
            double squares = 0;
            for (const float value : offset) {
                squares += static_cast<double>(value) * static_cast<double>(value);
            }
            loss += offset.empty() ? 0.0 : kOffsetWeight * squares / static_cast<double>(offset.size());
        }
        return loss;
    }

    void prepareFull() {
        if (!m_pyramid) {
            m_pyramid.emplace(m_target);
            if (m_features != nullptr && (m_target.channels == 1 || m_target.channels == 3)) {
                m_featureLoss.emplace(*m_features, m_target);
            }
        }
    }

    // Latent and offsets at full size. The best that was seen; nothing where no step was taken.
    std::optional<PaintedFrom> refine(PaintedFrom face) {
        prepareFull();
        face.offsets = zeroOffsets(m_network.architecture(), m_schedule.offsets);
        Descent latentDescent;
        std::array<Descent, kOffsetScales> offsetDescents;
        std::optional<PaintedFrom> best;
        double lowest = std::numeric_limits<double>::infinity();
        for (int step = 0; step < m_schedule.full; ++step) {
            const Images& image = m_network.forward(face.latent, face.offsets, last());
            const double loss = fullLoss(face, image);
            if (!best || loss < lowest) {
                best = face;
                lowest = loss;
            }
            if (!told(last(), loss, face, image)) {
                return best;
            }
            const FaceGradient& gradient = m_network.backward(m_byImage);
            const double rate = kFullRate * stepFactor(step, m_schedule.full);
            const std::span<float> latent = searched(face.latent);
            latentDescent.step(latent, std::span(gradient.latent).first(latent.size()), rate);
            normalizeMeanSquare(latent);
            for (std::size_t scale = 0; scale < face.offsets.scales.size(); ++scale) {
                std::vector<float>& offset = face.offsets.scales[scale];
                if (!offset.empty()) {
                    std::vector<float> slope = gradient.offsets.scales[scale];
                    const auto pull = static_cast<float>(2 * kOffsetWeight / static_cast<double>(offset.size()));
                    for (std::size_t i = 0; i < offset.size(); ++i) {
                        slope[i] += pull * offset[i];
                    }
                    offsetDescents[scale].step(offset, slope, rate);
                }
            }
        }
        if (m_schedule.full > 0) {
            const double loss = fullLoss(face, m_network.forward(face.latent, face.offsets, last()));
            return loss < lowest ? face : best;
        }
        return best;
    }

    FoundLikeness result(const PaintedFrom& face) {
        prepareFull();
        FoundLikeness found;
        found.face = face;
        found.image = m_network.forward(face.latent, face.offsets, last());
        found.loss = fullLoss(face, found.image);
        found.featureLoss = m_lastFeatureLoss;
        found.difference = meanDifference(found.image, m_target);
        found.poor = found.difference > kPoorLikeness;
        found.start = m_start;
        found.steps = m_done;
        found.stopped = m_stopped;
        return found;
    }

    ImageGradient& m_network;
    const Images& m_target;
    const Schedule& m_schedule;
    const faces::FeatureNetwork* m_features;
    const TellStep& m_tell;
    std::optional<PyramidLoss> m_pyramid;
    std::optional<FeatureLoss> m_featureLoss;
    double m_lastFeatureLoss = 0;
    std::vector<float> m_byImage;
    std::size_t m_start = 0;
    int m_done = 0;
    bool m_stopped = false;
};

}  // namespace

FoundLikeness projectFace(ImageGradient& network, const Images& target, const std::vector<Latent>& starts,
                          const Schedule& schedule, const faces::FeatureNetwork* features, const TellStep& tell) {
    const int last = network.architecture().scaleCount() - 1;
    const std::int64_t side = std::int64_t{4} << last;
    const bool painted = std::ranges::all_of(schedule.coarse, [&](const Schedule::Stage& stage) {
        return stage.scale >= 0 && stage.scale <= last && stage.steps >= 0 && network.hasHead(stage.scale);
    });
    if (!painted || starts.empty() || target.width != side || target.height != side || schedule.full < 0 ||
        schedule.offsets < 0 || schedule.offsets > kOffsetScales) {
        throw std::invalid_argument("a search needs a start, a target of the network's size and scales that it paints");
    }
    return Search(network, target, schedule, features, tell).find(starts);
}

StepTimes measureSteps(ImageGradient& network, const faces::FeatureNetwork* features) {
    StepTimes times(static_cast<std::size_t>(network.architecture().scaleCount()));
    Latent latent(static_cast<std::size_t>(network.architecture().latentSize));
    for (std::size_t i = 0; i < latent.size(); ++i) {
        latent[i] = i % 2 == 0 ? 1.0F : -1.0F;
    }
    for (int scale = 0; scale < network.architecture().scaleCount(); ++scale) {
        if (!network.hasHead(scale)) {
            continue;
        }
        PaintedFrom face{latent, {}};
        std::optional<FeatureLoss> loss;
        if (features != nullptr && scale + 1 == network.architecture().scaleCount()) {
            loss.emplace(*features, network.forward(face.latent, face.offsets, scale));
        }
        for (int again = 0; again < 3; ++again) {
            const auto begin = std::chrono::steady_clock::now();
            const Images& image = network.forward(face.latent, face.offsets, scale);
            std::vector<float> slope(image.values.size(), 1.0F);
            if (loss) {
                loss->add(image, kFeatureWeight, slope);
            }
            network.backward(slope);
            const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
            // The first one prepares weights.
            double& time = times[static_cast<std::size_t>(scale)];
            time = std::max(again < 2 ? taken.count() : std::min(taken.count(), time), 1e-6);
        }
    }
    return times;
}

}  // namespace latentwalk::projection
