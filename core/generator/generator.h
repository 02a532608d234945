// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/latent.h"
#include "core/message/error.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"
#include "core/picture/images.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace latentwalk {

struct GenerateOptions {
    std::optional<int> scale;    // 0 ... scaleCount()-1; without it the last. The scale needs a head.
    std::optional<float> alpha;  // weight of the previous scale's image, in [0, 1]; without it the checkpoint's at the
                                 // last scale and 0 at the others. Above 0 the previous scale needs a head too.

    bool operator==(const GenerateOptions&) const = default;
};

// A generator that cannot do what was asked (wrong latent size, a scale without a head, out of memory).
class GeneratorError : public Error {
public:
    using Error::Error;
};

// The device ran out of memory; the same request may succeed with fewer images or on another device.
class OutOfMemoryError : public GeneratorError {
public:
    using GeneratorError::GeneratorError;
};

// What device() says of a generator on the CPU: "CPU, 2 threads".
Message cpuDevice(int threads);

// The seam in front of the network. One thread at a time; generate() blocks for the whole forward pass.
class Generator {
public:
    virtual ~Generator() = default;

    virtual const Architecture& architecture() const = 0;
    // Whether images of this scale can be made.
    virtual bool hasHead(int scale) const = 0;
    // Whether they look like the full image made smaller, so that they may stand in for it. Not where a stale head
    // paints them, which may do so in wrong colours.
    bool resemblesFull(int scale) const { return hasHead(scale) && !m_stale.contains(scale); }
    // The scales that stale heads paint (staleScales()); none until this is called.
    void setStaleScales(std::set<int> scales) { m_stale = std::move(scales); }
    // Where it computes now, for people: "CPU, 2 threads" or the name of the card.
    virtual Message device() const = 0;
    // Whether that is a card.
    virtual bool isOnCard() const { return false; }
    // In what it computes now, never Auto.
    virtual Precision precision() const = 0;
    // The images of all latents, in their order. Deterministic: the same latent gives the same bytes; on the CPU
    // whatever batch it comes in, on a card in a batch of the same size. Throws GeneratorError.
    virtual Images generate(const LatentBatch& latents, const GenerateOptions& options = {}) = 0;
    // For the screen: what toPicture() makes of the images of generate(), to the bit, but sooner where the bytes can be
    // made on the way. Throws GeneratorError.
    virtual std::vector<Picture> pictures(const LatentBatch& latents, const GenerateOptions& options = {});

private:
    std::set<int> m_stale;
};

enum class Device { Auto, Cpu, Cuda };

// Called from generate(), on its thread, when a generator had to fall back to something slower (one sentence each).
using Notice = std::function<void(const Message&)>;

struct GeneratorSettings {
    std::optional<GeneratorKind> kind;  // without it the average where the checkpoint has one, else the raw
    Device device = Device::Auto;       // Auto takes CUDA where there is one
    Precision precision = Precision::Float32;
    Notice notice;
    Heads heads = Heads::Auto;  // Fitted: trained ones stay where none was fitted
};

}  // namespace latentwalk
