// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/torch/gan_zoo_config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/message/file_error.h"
#include "core/model/weights/weight_tensor.h"

namespace latentwalk {
namespace {

using Kind = Pickle::Kind;

constexpr std::uint32_t kMostValues = 65536;

class Fields {
public:
    Fields(const std::filesystem::path& path, const Pickle& pickle, Pickle::Index dict)
        : m_path(path), m_pickle(pickle), m_dict(dict) {}

    FileError bad(std::string_view field, Pickle::Index index) const {
        if (const Kind kind = m_pickle[index].kind;
            kind == Kind::Object || kind == Kind::Class || kind == Kind::Tensor) {
            return {m_path, Core::about("%1 cannot be used: %2")(
                                Core::says("its config gives %1 as %2, which cannot be read without running it")(
                                    m_pickle.described(index), field))};
        }
        return FileError::damaged(m_path, Core::says("its config gives something as %1 that makes no sense")(field));
    }

    std::optional<Pickle::Index> find(std::string_view field) const {
        const auto found = m_pickle.find(m_dict, field);
        return found && m_pickle[*found].kind != Kind::None ? found : std::nullopt;
    }

    // Python does not mind whether a number is an int, a float or a bool.
    std::optional<double> number(std::string_view field) const {
        const auto found = find(field);
        return found ? std::optional(number(field, *found)) : std::nullopt;
    }

    double number(std::string_view field, Pickle::Index index) const {
        const auto& node = m_pickle[index];
        if (node.kind == Kind::Int || node.kind == Kind::Bool) {
            return static_cast<double>(node.integer);
        }
        if (node.kind == Kind::Float && std::isfinite(node.real)) {
            return node.real;
        }
        throw bad(field, index);
    }

    std::int64_t integer(std::string_view field, Pickle::Index index) const {
        const double value = number(field, index);
        if (value != std::floor(value) || std::abs(value) > 1e9) {
            throw bad(field, index);
        }
        return static_cast<std::int64_t>(value);
    }

    std::optional<std::int64_t> integer(std::string_view field) const {
        const auto found = find(field);
        return found ? std::optional(integer(field, *found)) : std::nullopt;
    }

    std::optional<std::vector<std::int64_t>> integers(std::string_view field) const {
        const auto found = find(field);
        if (!found) {
            return std::nullopt;
        }
        const auto& node = m_pickle[*found];
        if ((node.kind != Kind::List && node.kind != Kind::Tuple) || node.childCount > 64) {
            throw bad(field, *found);
        }
        std::vector<std::int64_t> values;
        for (const auto child : m_pickle.children(*found)) {
            values.push_back(integer(field, child));
        }
        return values;
    }

    // A weight between 0 and 1, rounded to float once.
    float fraction(std::string_view field, float fallback) const {
        const double value = number(field).value_or(fallback);
        if (!(value >= 0 && value <= 1)) {
            throw FileError(m_path, Core::about("%1 cannot be used: %2")(
                                        Core::says("its config gives %1 as %2, which has to lie between 0 and 1")(
                                            std::to_string(value), field)));
        }
        return static_cast<float>(value);
    }

    bool truth(std::string_view field, bool fallback) const {
        const auto value = number(field);
        return value ? *value != 0 : fallback;
    }

    const Pickle& pickle() const { return m_pickle; }

    std::string_view text(std::string_view field, std::string_view fallback) const {
        const auto found = find(field);
        if (found && m_pickle[*found].kind != Kind::Text) {
            throw bad(field, *found);
        }
        return found ? m_pickle[*found].text : fallback;
    }

private:
    const std::filesystem::path& m_path;
    const Pickle& m_pickle;
    Pickle::Index m_dict;
};

// A label's value as people read it: datasets give texts, numbers and truths.
std::string valueText(const Fields& fields, Pickle::Index index) {
    const auto& node = fields.pickle()[index];
    switch (node.kind) {
        case Kind::Text:
            return forMessage(node.text);
        case Kind::Bool:
            return node.integer != 0 ? "True" : "False";
        case Kind::None:
            return "None";
        default:
            break;
    }
    const double number = fields.number("attribKeysOrder", index);
    if (number == std::floor(number) && std::abs(number) < 1e15) {
        return std::to_string(static_cast<std::int64_t>(number));
    }
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

// attribKeysOrder: {"Gender": {"order": 0, "values": ["F", "M"]}, ...}, as AttribDataset.getKeyOrders() makes it. The
// attributes by their order, which is the one in the latent (ACGANCriterion).
Labels attributesOf(const Fields& fields, Pickle::Index dict) {
    const Pickle& pickle = fields.pickle();
    std::map<std::int64_t, LabelAttribute> byOrder;
    for (const auto& [key, value] : pickle.items(dict)) {
        const auto order = pickle.find(value, "order");
        const auto values = pickle.find(value, "values");
        const bool list = values && (pickle[*values].kind == Kind::List || pickle[*values].kind == Kind::Tuple);
        if (!order || !list || pickle[*values].childCount == 0 || pickle[*values].childCount > kMostValues) {
            throw fields.bad("attribKeysOrder", value);
        }
        LabelAttribute attribute{valueText(fields, key), {}};
        for (const auto one : pickle.children(*values)) {
            attribute.values.push_back(valueText(fields, one));
        }
        if (!byOrder.emplace(fields.integer("attribKeysOrder", *order), std::move(attribute)).second) {
            throw fields.bad("attribKeysOrder", value);
        }
    }
    Labels labels;
    for (auto& [order, attribute] : byOrder) {
        labels.push_back(std::move(attribute));
    }
    return labels;
}

// What the last categoryVectorDim components of a latent choose. A config that names no attributes for them leaves one
// choice among so many values.
Labels labelsOf(const Fields& fields) {
    const auto dict = fields.find("attribKeysOrder");
    const auto said = fields.integer("categoryVectorDim");
    if (said && (*said < 0 || *said > std::int64_t{kMostValues})) {
        throw fields.bad("categoryVectorDim", *fields.find("categoryVectorDim"));
    }
    Labels labels;
    const auto attributes = dict && said != 0 ? fields.pickle().attributes(*dict) : std::nullopt;
    if (attributes) {
        labels = attributesOf(fields, *attributes);
    } else if (said.value_or(0) > 0) {
        labels.push_back({"label", {}});
        for (std::int64_t i = 0; i < *said; ++i) {
            labels.back().values.push_back(std::to_string(i));
        }
    }
    return labels;
}

}  // namespace

void readGanZooConfig(const std::filesystem::path& path, const Pickle& pickle, Pickle::Index config,
                      Architecture& architecture) {
    const Fields fields(path, pickle, config);
    const auto agree = [&](std::string_view field, const std::string& said, const std::string& found) {
        if (said != found) {
            throw FileError::inconsistent(
                path, Core::says("its config gives %1 as %2, its weights have %3")(said, field, found));
        }
    };
    const auto agreeOn = [&](std::string_view field, std::int64_t found) {
        if (const auto said = fields.integer(field)) {
            agree(field, std::to_string(*said), std::to_string(found));
        }
    };
    agreeOn("latentVectorDim", architecture.latentSize);
    agreeOn("depthScale0", architecture.depths[0]);
    agreeOn("dimOutput", architecture.outputChannels);
    if (const auto said = fields.integers("depthOtherScales")) {
        agree("depthOtherScales", shapeText(*said), shapeText(std::span(architecture.depths).subspan(1)));
    }
    architecture.labels = labelsOf(fields);
    const std::int64_t labels = labelComponents(architecture.labels);
    agreeOn("categoryVectorDim", labels);
    if (const auto noise = fields.integer("noiseVectorDim"); noise && labels > 0) {
        agree("noiseVectorDim", std::to_string(*noise), std::to_string(architecture.latentSize - labels));
    }
    if (const Message problem = problemOf(architecture.labels, architecture.latentSize); !problem.empty()) {
        throw FileError::inconsistent(path, Core::says("its config gives %1")(problem));
    }
    architecture.leak = fields.fraction("leakyReluLeak", 0.2F);
    architecture.pixelNorm = fields.truth("perChannelNormalization", true);
    architecture.equalizedLearningRate = fields.truth("equalizedlR", true);
    const float alpha = fields.fraction("alpha", 0.0F);
    architecture.alpha = architecture.scaleCount() > 1 ? alpha : 0.0F;  // one scale has nothing to blend with

    const std::string_view loss = fields.text("lossCriterion", "WGANGP");
    constexpr std::array kActivations{
        std::pair{"MSE", OutputActivation::Tanh}, std::pair{"DCGAN", OutputActivation::Tanh},
        std::pair{"WGANGP", OutputActivation::None}, std::pair{"Logistic", OutputActivation::None}};
    const auto known =
        std::find_if(kActivations.begin(), kActivations.end(), [&](const auto& a) { return loss == a.first; });
    if (known == kActivations.end()) {
        throw FileError(path,
                        Core::about("%1 was trained with the loss \"%2\"; MSE, DCGAN, WGANGP and Logistic are known")(
                            forMessage(loss)));
    }
    architecture.activation = known->second;
}

}  // namespace latentwalk
