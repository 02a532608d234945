// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/tensorflow/tensorflow_graph.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "core/message/file_error.h"
#include "core/model/tensorflow/tensorflow_stage.h"
#include "core/model/weights/checkpoint.h"

namespace latentwalk {
namespace {

using nlohmann::json;

constexpr std::size_t kMostLayers = 64;
constexpr int kMostStageNodes = 16;

struct Node {
    std::string name;
    std::string op;
    std::vector<std::string> inputs;
    const json* attributes = nullptr;
};

class Graph {
public:
    Graph(const std::filesystem::path& path, const json& topology, const TensorFlowWeights& weights)
        : m_path(path), m_weights(weights) {
        if (!topology.is_object() || !topology.contains("node") || !topology["node"].is_array()) {
            throw FileError::damaged(m_path, Core::says("its modelTopology has no list of nodes"));
        }
        for (const json& entry : topology["node"]) {
            Node node = readNode(entry);
            for (const std::string& input : node.inputs) {
                m_consumed.insert(input);
            }
            const std::string name = node.name;
            if (!m_nodes.emplace(name, std::move(node)).second) {
                throw FileError::damaged(m_path, Core::says("its graph has node %1 twice")(forMessage(name)));
            }
        }
    }

    TensorFlowNetwork follow() {
        TensorFlowNetwork network;
        const Node* x = &outputStage(output(), network);
        x = &convolution(*x, "SAME", network.head);
        for (;;) {
            TensorFlowLayer layer;
            x = &leakyRelu(pixelNorm(*x), network);
            const Node& source = biased(*x, layer);
            if (stringAttribute(source, "padding") == "VkFMSUQ=") {  // "VALID" in base64
                x = &kernel(source, "VALID", layer);
                network.format = layer;
                break;
            }
            x = &kernel(source, "SAME", layer);
            if (x->op == "BatchToSpaceND") {
                x = &upsampled(*x);
                layer.upsampled = true;
            }
            network.layers.push_back(layer);
            if (network.layers.size() > kMostLayers) {
                throw FileError(m_path, Core::about("%1 is not a Progressive GAN: %2")(
                                            Core::says("its graph has too many layers or runs in a circle")));
            }
        }
        std::reverse(network.layers.begin(), network.layers.end());
        input(*x, network);
        return network;
    }

private:
    FileError unexpected(const Node& node, const Message& why) const {
        return {m_path, Core::about("%1 is not a Progressive GAN as Latentwalk knows it: %2")(
                            Core::says("node %1 %2")(forMessage(node.name), why))};
    }

    Node readNode(const json& entry) const {
        const auto isText = [](const json& value) { return value.is_string(); };
        if (!entry.is_object() || !entry.contains("name") || !isText(entry["name"]) || !entry.contains("op") ||
            !isText(entry["op"])) {
            throw FileError::damaged(m_path, Core::says("a node of its graph lacks name or op"));
        }
        Node node{entry["name"].get<std::string>(), entry["op"].get<std::string>(), {}, nullptr};
        if (entry.contains("attr") && entry["attr"].is_object()) {
            node.attributes = &entry["attr"];
        }
        if (entry.contains("input")) {
            const json& inputs = entry["input"];
            if (!inputs.is_array() || !std::all_of(inputs.begin(), inputs.end(), isText)) {
                throw FileError::damaged(m_path,
                                         Core::says("the inputs of node %1 are not names")(forMessage(node.name)));
            }
            for (const json& input : inputs) {
                auto name = input.get<std::string>();
                if (name.ends_with(":0")) {
                    name.resize(name.size() - 2);
                }
                node.inputs.push_back(std::move(name));
            }
        }
        return node;
    }

    // The node whose result nothing uses: the image.
    const Node& output() const {
        const Node* found = nullptr;
        for (const auto& [name, node] : m_nodes) {
            if (node.op != "Const" && node.op != "NoOp" && !m_consumed.contains(name)) {
                if (found != nullptr) {
                    throw FileError(
                        m_path, Core::about("%1 is not a Progressive GAN: %2")(Core::says(
                                    "its graph has two ends, %1 and %2")(forMessage(found->name), forMessage(name))));
                }
                found = &node;
            }
        }
        if (found == nullptr) {
            throw FileError(m_path, Core::about("%1 is not a Progressive GAN: %2")(Core::says("its graph has no end")));
        }
        return withoutIdentities(*found);
    }

    const Node& inputOf(const Node& node, std::size_t index) const {
        const auto found = m_nodes.find(node.inputs.at(index));
        if (found == m_nodes.end()) {
            throw FileError::damaged(m_path, Core::says("node %1 uses %2, which is not in its graph")(
                                                 forMessage(node.name), forMessage(node.inputs[index])));
        }
        return withoutIdentities(found->second);
    }

    // Identities change nothing; a chain of them can be no longer than the graph.
    const Node& withoutIdentities(const Node& node) const {
        const Node* result = &node;
        for (std::size_t i = 0; result->op == "Identity" && result->inputs.size() == 1 && i < m_nodes.size(); ++i) {
            const auto next = m_nodes.find(result->inputs[0]);
            if (next == m_nodes.end()) {
                break;
            }
            result = &next->second;
        }
        return *result;
    }

    void expect(const Node& node, std::initializer_list<std::string_view> ops, std::size_t inputs) const {
        if (std::find(ops.begin(), ops.end(), node.op) == ops.end()) {
            throw unexpected(node,
                             Core::says("is %1 where %2 was due")(forMessage(node.op), std::string(*ops.begin())));
        }
        if (node.inputs.size() != inputs) {
            throw unexpected(node, Core::says("has %1 inputs")(node.inputs.size()));
        }
    }

    const std::string& constant(const Node& node) const {
        if (node.op != "Const" || !m_weights.contains(node.name)) {
            throw unexpected(node, Core::says("is %1 where a constant was due")(forMessage(node.op)));
        }
        return node.name;
    }

    float scalar(const Node& node) const {
        const auto values = m_weights.floats(constant(node));
        if (values.size() != 1) {
            throw unexpected(node, Core::says("is not a single number"));
        }
        return values[0];
    }

    void expectIntegers(const Node& node, const std::vector<std::int32_t>& wanted) const {
        if (m_weights.integers(constant(node)) != wanted) {
            throw unexpected(node, Core::says("has values that this network does not have there"));
        }
    }

    // Which of a node's two inputs is a constant; the second, where both are.
    std::optional<std::size_t> constantAt(const Node& node) const {
        for (const std::size_t at : {1, 0}) {
            if (node.inputs.size() == 2 && inputOf(node, at).op == "Const") {
                return at;
            }
        }
        return std::nullopt;
    }

    // From the graph's end to the sum of the head's convolution and bias.
    const Node& outputStage(const Node& end, TensorFlowNetwork& network) const {
        TensorFlowStage stage;
        const Node* node = &end;
        for (int i = 0; i < kMostStageNodes; ++i) {
            if (node->op == "Tanh" && node->inputs.size() == 1) {
                network.tanh = true;
                node = &inputOf(*node, 0);
                break;
            }
            if (node->op == "ClipByValue" && node->inputs.size() == 3) {
                stage.take("Maximum", scalar(inputOf(*node, 1)), false);
                stage.take("Minimum", scalar(inputOf(*node, 2)), false);
                node = &inputOf(*node, 0);
                continue;
            }
            const auto at = constantAt(*node);
            const bool isHead = at && inputOf(*node, 1 - *at).op == "Conv2D";
            if (!at || isHead || !stage.take(node->op, scalar(inputOf(*node, *at)), *at == 0)) {
                break;
            }
            node = &inputOf(*node, 1 - *at);
        }
        const auto offset = stage.headOffset();
        if (!offset || (network.tanh && *offset != 0)) {
            throw unexpected(end, Core::says("gives the image a range of brightness that this network does not have"));
        }
        network.headOffset = *offset;
        return *node;
    }

    std::string stringAttribute(const Node& node, const char* name) const {
        if (node.attributes != nullptr && node.attributes->contains(name)) {
            const json& value = (*node.attributes)[name];
            if (value.is_object() && value.contains("s") && value["s"].is_string()) {
                return value["s"].get<std::string>();
            }
        }
        return "";
    }

    // Whether a list of integers, which the converter writes as texts, holds nothing but ones.
    bool onesOnly(const Node& node, const char* name) const {
        if (node.attributes == nullptr || !node.attributes->contains(name)) {
            return std::string_view(name) == "dilations";  // which may be left out
        }
        const json* value = &(*node.attributes)[name];
        for (const char* const key : {"list", "i"}) {
            if (!value->is_object() || !value->contains(key)) {
                return false;
            }
            value = &(*value)[key];
        }
        return value->is_array() && value->size() == 4 &&
               std::all_of(value->begin(), value->end(), [](const json& v) { return v == "1" || v == 1; });
    }

    // x + bias -> the node that computes x.
    const Node& biased(const Node& node, TensorFlowLayer& layer) const {
        expect(node, {"Add", "AddV2", "BiasAdd"}, 2);
        const std::size_t at = inputOf(node, 0).op == "Const" ? 0 : 1;
        layer.bias = constant(inputOf(node, at));
        return inputOf(node, 1 - at);
    }

    const Node& kernel(const Node& node, std::string_view padding, TensorFlowLayer& layer) const {
        expect(node, {"Conv2D"}, 2);
        const std::string wanted = padding == "SAME" ? "U0FNRQ==" : "VkFMSUQ=";
        const std::string order = stringAttribute(node, "data_format");
        if (stringAttribute(node, "padding") != wanted || (order != "TkhXQw==" && !order.empty()) ||  // NHWC
            !onesOnly(node, "strides") || !onesOnly(node, "dilations")) {
            throw unexpected(
                node, Core::says("is a convolution of another kind (its padding, stride, dilation or data format)"));
        }
        layer.kernel = constant(inputOf(node, 1));
        return inputOf(node, 0);
    }

    const Node& convolution(const Node& node, std::string_view padding, TensorFlowLayer& layer) const {
        return kernel(biased(node, layer), padding, layer);
    }

    // x * rsqrt(mean(x^2) + 1e-8) -> x.
    const Node& pixelNorm(const Node& node) const {
        expect(node, {"Mul"}, 2);
        const std::size_t at = inputOf(node, 0).op == "Rsqrt" ? 0 : 1;
        const Node& x = inputOf(node, 1 - at);
        const Node& root = inputOf(node, at);
        expect(root, {"Rsqrt"}, 1);
        const Node& sum = inputOf(root, 0);
        expect(sum, {"Add", "AddV2"}, 2);
        const std::size_t constantAt = inputOf(sum, 0).op == "Const" ? 0 : 1;
        const Node& epsilon = inputOf(sum, constantAt);
        if (!(std::abs(scalar(epsilon) - 1e-8F) <= 1e-10F)) {
            throw unexpected(epsilon, Core::says("is not 1e-8, which pixelnorm adds"));
        }
        const Node& mean = inputOf(sum, 1 - constantAt);
        expect(mean, {"Mean"}, 2);
        // Over the channels, which stand last: in the latent axis 1, in an image axis 3.
        const auto axes = m_weights.integers(constant(inputOf(mean, 1)));
        const std::int32_t last = x.op == "Placeholder" ? 1 : 3;
        if (axes.size() != 1 || (axes[0] != -1 && axes[0] != last) || !keepsDimensions(mean)) {
            throw unexpected(mean, Core::says("is a mean over something else than the channels"));
        }
        const Node& square = inputOf(mean, 0);
        expect(square, {"Square"}, 1);
        if (&inputOf(square, 0) != &x) {
            throw unexpected(square, Core::says("squares something else than what pixelnorm divides"));
        }
        return x;
    }

    bool keepsDimensions(const Node& mean) const {
        if (mean.attributes == nullptr || !mean.attributes->contains("keep_dims")) {
            return false;
        }
        const json& value = (*mean.attributes)["keep_dims"];
        return value.is_object() && value.contains("b") && value["b"] == true;
    }

    // max(leak * x, x) -> x.
    const Node& leakyRelu(const Node& node, TensorFlowNetwork& network) {
        expect(node, {"Maximum"}, 2);
        const std::size_t at = inputOf(node, 0).op == "Mul" ? 0 : 1;
        const Node& product = inputOf(node, at);
        const Node& x = inputOf(node, 1 - at);
        expect(product, {"Mul"}, 2);
        const std::size_t constantAt = inputOf(product, 0).op == "Const" ? 0 : 1;
        const Node& alpha = inputOf(product, constantAt);
        if (&inputOf(product, 1 - constantAt) != &x) {
            throw unexpected(product, Core::says("is not the lower half of a leaky ReLU"));
        }
        const float leak = scalar(alpha);
        if (!(leak >= 0 && leak <= 1) || (m_hasLeak && leak != network.leak)) {
            throw unexpected(alpha, Core::says("is a leak of %1, outside of 0 to 1 or not that of the other layers")(
                                        std::to_string(leak)));
        }
        m_hasLeak = true;
        network.leak = leak;
        return x;
    }

    // Nearest-neighbour doubling, as four copies of a batch that are woven into one image -> what is doubled.
    const Node& upsampled(const Node& node) const {
        expect(node, {"BatchToSpaceND"}, 3);
        expectIntegers(inputOf(node, 1), {2, 2});
        expectIntegers(inputOf(node, 2), {0, 0, 0, 0});
        const Node& tile = inputOf(node, 0);
        expect(tile, {"Tile"}, 2);
        expectIntegers(inputOf(tile, 1), {4, 1, 1, 1});
        return inputOf(tile, 0);
    }

    // The latent, normalised, as a 1x1 image padded by 3 on each side.
    void input(const Node& node, const TensorFlowNetwork& network) const {
        expect(node, {"Pad"}, 2);
        expectIntegers(inputOf(node, 1), {0, 0, 3, 3, 3, 3, 0, 0});
        const Node& reshape = inputOf(node, 0);
        expect(reshape, {"Reshape"}, 2);
        const auto& kernelShape = m_weights.shape(network.format.kernel);
        if (kernelShape.size() == 4) {
            expectIntegers(inputOf(reshape, 1), {-1, 1, 1, static_cast<std::int32_t>(kernelShape[2])});
        }
        const Node& latent = pixelNorm(inputOf(reshape, 0));
        expect(latent, {"Placeholder"}, 0);
    }

    std::filesystem::path m_path;
    const TensorFlowWeights& m_weights;
    std::map<std::string, Node> m_nodes;
    std::set<std::string> m_consumed;
    bool m_hasLeak = false;
};

}  // namespace

TensorFlowNetwork followGraph(const std::filesystem::path& path, const json& topology,
                              const TensorFlowWeights& weights) {
    return Graph(path, topology, weights).follow();
}

}  // namespace latentwalk
