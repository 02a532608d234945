// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/torch/module/functions.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <list>
#include <tuple>
#include <utility>

#include "core/generator/request.h"
#include "core/torch/module/card_network.h"
#include "core/torch/module/torch_network.h"

namespace latentwalk::with_torch {
namespace {

constexpr std::int64_t kLargestBatch = 16;
// Each keeps its activations on the card: some hundred megabytes for 16 images of 512x512.
constexpr std::size_t kMostGraphs = 8;

std::int64_t pieceOf(std::int64_t left) {
    std::int64_t piece = kLargestBatch;
    while (piece > left) {
        piece /= 2;
    }
    return piece;
}

class CardGenerator final : public Generator {
public:
    CardGenerator(std::unique_ptr<CardNetwork> network, Message device, std::unique_ptr<GraphRecorder> recorder,
                  Notice notice)
        : m_network(std::move(network)),
          m_device(std::move(device)),
          m_recorder(std::move(recorder)),
          m_notice(std::move(notice)) {}

    const Architecture& architecture() const override { return m_network->architecture(); }
    bool hasHead(int scale) const override { return m_network->hasHead(scale); }
    Message device() const override { return m_device; }
    bool isOnCard() const override { return m_network->device().is_cuda(); }
    Precision precision() const override {
        return m_network->type() == at::kHalf ? Precision::Float16 : Precision::Float32;
    }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        const Request request = checkedRequest(
            architecture(), [this](int scale) { return hasHead(scale); }, latents, options);
        return translated([&] {
            const c10::InferenceMode inference;
            const std::int64_t side = Architecture::resolution(request.scale);
            Images images{latents.count, architecture().outputChannels, side, side, {}};
            images.values.resize(static_cast<std::size_t>(latents.count * images.channels * side * side));
            float* target = images.values.data();
            paint(latents, request, Wanted::Images,
                  [&](const at::Tensor& part) { target = std::copy_n(part.data_ptr<float>(), part.numel(), target); });
            return images;
        });
    }

    std::vector<Picture> pictures(const LatentBatch& latents, const GenerateOptions& options) override {
        const Request request = checkedRequest(
            architecture(), [this](int scale) { return hasHead(scale); }, latents, options);
        return translated([&] {
            const c10::InferenceMode inference;
            const std::int64_t side = Architecture::resolution(request.scale);
            std::vector<Picture> pictures;
            paint(latents, request, Wanted::Pictures, [&](const at::Tensor& part) {
                const std::uint8_t* rgb = part.data_ptr<std::uint8_t>();
                for (std::int64_t i = 0; i < part.size(0); ++i, rgb += side * side * 3) {
                    pictures.push_back({side, side, {rgb, rgb + side * side * 3}});
                }
            });
            return pictures;
        });
    }

private:
    enum class Wanted { Images, Pictures };

    // The tensors of one graph and the graph itself, where there is one.
    struct Plan {
        std::int64_t count;
        int scale;
        bool blends;
        Wanted wanted;
        std::array<bool, kOffsetScales> shifts;  // the scales with offsets
        at::Tensor latents;
        at::Tensor alpha;  // undefined without blending
        OffsetTensors offsets;
        at::Tensor result;  // images or pictures
        at::Tensor host;    // pinned where there is a card
        std::unique_ptr<Graph> graph;
    };

    // Hands the results to `take`, one piece after the other, as tensors on the host.
    template <typename Take>
    void paint(const LatentBatch& latents, const Request& request, Wanted wanted, const Take& take) {
        for (std::int64_t first = 0; first < latents.count;) {
            const std::int64_t count = pieceOf(latents.count - first);
            take(painted(latents.slice(first, count), request, wanted));
            first += count;
        }
    }

    // On the host. A full card gives up what was recorded for other requests before it gives up this one: graphs that
    // are not used now can be recorded again, a generator that has moved to the CPU stays there.
    at::Tensor painted(const LatentBatch& latents, const Request& request, Wanted wanted) {
        try {
            return translated([&] { return paintedOnce(latents, request, wanted); });
        } catch (const OutOfMemoryError&) {
            if (m_plans.empty()) {
                throw;
            }
            m_plans.clear();
        }
        return paintedOnce(latents, request, wanted);
    }

    at::Tensor paintedOnce(const LatentBatch& latents, const Request& request, Wanted wanted) {
        const OffsetTensors offsets = offsetTensors(latents, architecture());
        std::array<bool, kOffsetScales> shifts;
        std::ranges::transform(offsets, shifts.begin(), [](const at::Tensor& offset) { return offset.defined(); });
        Plan& plan = planFor(latents.count, request, wanted, shifts);
        plan.latents.copy_(toTensor(latents));
        for (std::size_t i = 0; i < offsets.size(); ++i) {
            if (shifts[i]) {
                plan.offsets[i].copy_(offsets[i]);
            }
        }
        if (plan.blends) {
            plan.alpha.fill_(request.alpha);
        }
        if (plan.graph) {
            plan.graph->replay();
        } else {
            plan.result = work(plan);
        }
        plan.host.copy_(plan.result);  // waits for the card
        return plan.host;
    }

    at::Tensor work(const Plan& plan) const {
        return plan.wanted == Wanted::Images ? m_network->images(plan.latents, plan.scale, plan.alpha, plan.offsets)
                                             : m_network->pictures(plan.latents, plan.scale, plan.alpha, plan.offsets);
    }

    Plan& planFor(std::int64_t count, const Request& request, Wanted wanted,
                  const std::array<bool, kOffsetScales>& shifts) {
        const bool blends = request.alpha > 0;
        const auto found = std::find_if(m_plans.begin(), m_plans.end(), [&](const Plan& plan) {
            return std::tie(plan.count, plan.scale, plan.blends, plan.wanted, plan.shifts) ==
                   std::tie(count, request.scale, blends, wanted, shifts);
        });
        if (found != m_plans.end()) {
            m_plans.splice(m_plans.begin(), m_plans, found);
            return m_plans.front();
        }
        if (m_plans.size() >= kMostGraphs) {
            m_plans.pop_back();
        }
        // In its place before it is recorded: the recorded work refers to it.
        Plan& plan = m_plans.emplace_front(Plan{count, request.scale, blends, wanted, shifts, {}, {}, {}, {}, {}, {}});
        try {
            prepare(plan);
        } catch (...) {
            m_plans.pop_front();
            throw;
        }
        return plan;
    }

    void prepare(Plan& plan) {
        const auto onCard = at::TensorOptions().dtype(at::kFloat).device(m_network->device());
        const std::int64_t side = Architecture::resolution(plan.scale);
        plan.latents = at::ones({plan.count, architecture().latentSize}, onCard);
        if (plan.blends) {
            plan.alpha = at::full({}, 0.5, onCard);
        }
        for (std::size_t i = 0; i < plan.offsets.size(); ++i) {
            if (plan.shifts[i]) {
                const std::int64_t size = Architecture::resolution(static_cast<int>(i));
                plan.offsets[i] = at::zeros({plan.count, architecture().depths[i], size, size}, onCard);
            }
        }
        const auto onHost = at::TensorOptions().pinned_memory(m_network->device().is_cuda());
        plan.host = plan.wanted == Wanted::Images
                        ? at::empty({plan.count, architecture().outputChannels, side, side}, onHost.dtype(at::kFloat))
                        : at::empty({plan.count, side, side, 3}, onHost.dtype(at::kByte));
        record(plan);
    }

    void record(Plan& plan) {
        if (!m_recorder) {
            return;
        }
        try {
            plan.graph = m_recorder->record([this, own = &plan] { own->result = work(*own); });
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            if (meansOutOfMemory(error.what())) {
                throw OutOfMemoryError(Core::says("not enough memory for the image"));  // a smaller batch may do
            }
            m_recorder.reset();
            if (m_notice) {
                m_notice(Core::says(
                    "images are made step by step, which is slower: the network could not be recorded as a graph"));
            }
        }
    }

    std::unique_ptr<CardNetwork> m_network;
    Message m_device;
    std::unique_ptr<GraphRecorder> m_recorder;  // none once a recording has failed
    Notice m_notice;
    std::list<Plan> m_plans;  // the last used first
};

}  // namespace

std::unique_ptr<Generator> cardGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                         CardPlace place, std::unique_ptr<GraphRecorder> recorder, Notice notice) {
    const bool onCard = place == CardPlace::Cuda;
    if (onCard) {
        makeCudaRepeatable();
    }
    return translated([&]() -> std::unique_ptr<Generator> {
        const c10::InferenceMode inference;
        auto network = std::make_unique<CardNetwork>(architecture, weights, at::Device(onCard ? at::kCUDA : at::kCPU),
                                                     onCard ? at::kHalf : at::kFloat, place == CardPlace::CpuRounded);
        return std::make_unique<CardGenerator>(std::move(network), std::string(onCard ? "CUDA" : "CPU"),
                                               std::move(recorder), std::move(notice));
    });
}

}  // namespace latentwalk::with_torch
