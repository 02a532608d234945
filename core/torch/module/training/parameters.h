// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/training/values/arrays.h"
#include "core/training/values/training_group.h"

namespace latentwalk::with_torch {

// The weights of one network, one after the other in one tensor, with their derivatives and Adam's moments in others of
// the same form: a step of Adam is a few passes over them, however many layers there are.
class Parameters {
public:
    // Zeros, in the order of `layers`: of each its weight, then its bias. `factors`: see trainedLayer().
    Parameters(const std::vector<LayerSpec>& layers, at::Device device, bool learns,
               at::ScalarType factors = at::kFloat);

    at::ScalarType factors() const { return m_factors; }

    struct Layer {
        at::Tensor weight;
        at::Tensor bias;
    };
    // "scaleLayers.0.1". Views of the one tensor, whose derivatives are added up in ours.
    const Layer& at(const std::string& name) const { return m_layers.at(name); }
    // The same without derivatives.
    Layer still(const std::string& name) const;

    void clearGradients() { m_gradients.zero_(); }
    // Makes the derivatives the sum of all processes'.
    void sumGradients(training::TrainingGroup& group);
    // One step of Adam (Kingma & Ba 2015) with betas 0 and 0.99 and 1e-8, the `step`th since its moments were zero.
    void adamStep(double rate, std::int64_t step);
    void forgetMoments();

    // decay * this + (1 - decay) * other, which has the same layers.
    void follow(const Parameters& other, double decay);
    // The same, but for layers of which `isYoung` says so with another.
    void follow(const Parameters& other, double decay, double youngDecay,
                const std::function<bool(const std::string& layer)>& isYoung);

    // Appends all values as "PART/LAYER.weight" and so on, or those of a moment.
    void appendTo(std::vector<training::NamedArray>& arrays, const std::string& part) const;
    void appendMomentsTo(std::vector<training::NamedArray>& arrays, const std::string& part, bool second) const;
    // Takes over what `arrays` has of the values and of the moments, which are zero where it has none.
    void take(const std::vector<training::NamedArray>& arrays, const std::string& part);

private:
    struct Piece {
        std::string name;  // "scaleLayers.0.1.weight"
        std::vector<std::int64_t> shape;
        std::int64_t begin = 0;
        std::int64_t count = 0;
    };

    void append(std::vector<training::NamedArray>& arrays, const std::string& part, const at::Tensor& all) const;
    bool copyFrom(const std::vector<training::NamedArray>& arrays, const std::string& part, at::Tensor& all) const;

    at::ScalarType m_factors;
    std::vector<Piece> m_pieces;
    at::Tensor m_values;
    at::Tensor m_gradients;
    at::Tensor m_first;
    at::Tensor m_second;
    std::map<std::string, Layer> m_layers;
};

}  // namespace latentwalk::with_torch
