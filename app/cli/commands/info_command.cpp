// SPDX-License-Identifier: GPL-3.0-or-later

#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cli/commands/commands.h"
#include "app/cli/options/common.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "core/diagnosis/places.h"
#include "core/file/sha256.h"
#include "core/generator/make/clipping.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/open/kept_clipping.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

namespace latentwalk::cli {
namespace {

struct InfoOptions {
    CommonOptions common;
    std::filesystem::path file;
    bool json = false;
};

std::int64_t parameterCount(const GeneratorWeights& weights) {
    const auto count = [](const LayerWeights& layer) {
        return layer.weight.elementCount() + layer.bias.elementCount();
    };
    std::int64_t sum = count(weights.format) + count(weights.scale0);
    for (const auto& scale : weights.scales) {
        sum += count(scale[0]) + count(scale[1]);
    }
    for (const auto& head : weights.heads) {
        sum += head ? count(*head) : 0;
    }
    return sum;
}

// `sha256` of the file; empty of a folder.
nlohmann::ordered_json describe(const std::filesystem::path& path, const std::string& sha256,
                                const Checkpoint& checkpoint) {
    const Architecture& architecture = checkpoint.architecture;
    const GeneratorWeights& weights = checkpoint.weights();
    nlohmann::ordered_json heads = nlohmann::json::array();
    for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
        if (weights.heads[static_cast<std::size_t>(scale)]) {
            heads.push_back(scale);
        }
    }
    nlohmann::ordered_json generators = nlohmann::json::array();
    if (checkpoint.average) {
        generators.push_back(nameOf(GeneratorKind::Average));
    }
    if (checkpoint.raw) {
        generators.push_back(nameOf(GeneratorKind::Raw));
    }
    nlohmann::ordered_json info;
    info["file"] = path.string();
    info["title"] = checkpoint.title;
    info["format"] = nameOf(checkpoint.format).english();
    if (!sha256.empty()) {
        info["bytes"] = std::filesystem::file_size(path);
        info["sha256"] = sha256;
    }
    info["generators"] = generators;
    info["latent_size"] = architecture.latentSize;
    info["image_size"] = architecture.fullResolution();
    info["channels"] = architecture.outputChannels;
    info["depths"] = architecture.depths;
    info["scales_with_head"] = heads;
    info["parameters"] = parameterCount(weights);
    info["weight_type"] = nameOf(weights.format.weight.dtype);
    info["leak"] = architecture.leak;
    info["equalized_learning_rate"] = architecture.equalizedLearningRate;
    info["pixel_norm"] = architecture.pixelNorm;
    info["alpha"] = architecture.alpha;
    info["activation"] = architecture.activation == OutputActivation::Tanh ? "tanh" : "none";
    if (!architecture.labels.empty()) {
        info["label_components"] = labelComponents(architecture.labels);
        for (const LabelAttribute& attribute : architecture.labels) {
            info["labels"].push_back({{"attribute", attribute.name}, {"values", attribute.values}});
        }
    }
    if (checkpoint.assumed) {
        info["assumed"] = {"leak", "equalized_learning_rate", "pixel_norm", "alpha", "activation"};
    }
    return info;
}

// A value of the description as people write it.
std::string forPeople(const std::string& key, const nlohmann::ordered_json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "yes" : "no";
    }
    if (value.is_object()) {
        return value["attribute"].get<std::string>() + " (" + forPeople(key, value["values"]) + ")";
    }
    if (value.is_array()) {
        std::string list;
        for (const auto& item : value) {
            list += (list.empty() ? "" : ", ") + forPeople(key, item);
        }
        return list;
    }
    if (key == "image_size") {
        return value.dump() + " x " + value.dump();
    }
    if (value.is_number_float()) {
        std::ostringstream text;
        text << value.get<float>();
        return text.str();
    }
    return key == "bytes" || key == "parameters" ? withThousands(value.get<unsigned long long>()) : value.dump();
}

// How much of the model's faces is clipped, and what is to be said about that.
struct ClippingFound {
    std::optional<double> clipped;  // 0 ... 1; without it the note says why
    std::string note;               // may be empty
};

ClippingFound findClipping(const Checkpoint& checkpoint, const std::string& sha256, const CommonOptions& options) {
    const auto unknown = [](const std::string& why) {
        return ClippingFound{{}, "clipped pixels are not counted: " + why};
    };
    if (!canMeasureClipping(checkpoint.architecture)) {
        return unknown("that would take too long with pictures of this size");
    }
    ModelReference model;
    model.kind = checkpoint.resolve(std::nullopt);
    model.sha256 = sha256.empty() ? referenceTo(checkpoint).sha256 : sha256;
    if (const auto known = knownClippedShare(clippingFolder(), model)) {
        return {known, clippingNote("the model", *known)};
    }
    try {
        setThreads(options.threads);
        const auto generator = makeGenerator(checkpoint, {{}, options.device, Precision::Float32, {}});
        Progress progress(kClippingFaces, "faces", !options.quiet);
        const double share = clippedShare(*generator, countingIn(progress));
        keepClippedShare(clippingFolder(), model, share);
        return {share, clippingNote("the model", share)};
    } catch (const GeneratorError& error) {
        return unknown(error.what());
    } catch (const std::bad_alloc&) {
        return unknown("there is not enough memory for a picture");
    }
}

void tellPeople(const std::string& key, const std::string& value) {
    std::string label = key;
    std::replace(label.begin(), label.end(), '_', ' ');
    label.resize(26, ' ');
    print(label + value + '\n');
}

void info(const InfoOptions& options) {
    checkPlaces({{options.file}, {}, {}, {}}, options.common);
    // Beside the opening, which reads the file as often.
    std::future<std::string> hashing;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(options.file, ignored)) {
        hashing = std::async(std::launch::async, [&options] { return sha256OfFile(options.file); });
    }
    const Checkpoint checkpoint = openCheckpoint(options.file);
    const std::string sha256 = hashing.valid() ? hashing.get() : std::string();
    auto description = describe(options.file, sha256, checkpoint);
    if (options.json) {
        const ClippingFound range = findClipping(checkpoint, sha256, options.common);
        description["clipped_pixels"] = range.clipped ? nlohmann::ordered_json(*range.clipped) : nullptr;
        description["notes"] = nlohmann::json::array();
        if (!range.note.empty()) {
            description["notes"].push_back(range.note);
        }
        // Names from a file need not be UTF-8; they are shown with a replacement sign rather than refused.
        print(description.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
        return;
    }
    for (const auto& [key, value] : description.items()) {
        tellPeople(key, forPeople(key, value));
    }
    // What follows may take a while, the first time.
    const ClippingFound range = findClipping(checkpoint, sha256, options.common);
    if (range.clipped) {
        tellPeople("clipped_pixels", inPercent(*range.clipped) + " of " + counted(kClippingFaces, "faces"));
    }
    if (!range.note.empty()) {
        tellPeople("note", range.note);
    }
}

}  // namespace

void addInfoCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<InfoOptions>();
    const Command command = line.add("info", "Say what a model file holds");
    command.file("FILE", options->file, "Model file");
    command.flag("--json", options->json, "Print JSON instead of a table");
    addMachineOptions(command, options->common);
    command.footer(
        "Clipped are the pixels (each colour by itself) of the faces of seeds 0 to 15 that lie outside of the range "
        "of\n"
        "pictures. A few per cent are natural; above 10 % a note says that the model paints outside of its range.\n"
        "They are counted once for each model; what was counted is kept in ~/.cache/latentwalk.");
    command.whenChosen([options, &run] { run = [options] { info(*options); }; });
}

}  // namespace latentwalk::cli
