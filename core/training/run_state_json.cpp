// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_state_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/file/json_text.h"
#include "core/message/file_error.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {
namespace {

// Reads numbers out of one object; what is missing or of another kind is damage.
class RunFields {
public:
    RunFields(const std::filesystem::path& path, const nlohmann::json& object) : m_path(path), m_object(object) {}

    [[noreturn]] void fail(const char* key) const {
        throw FileError::damaged(m_path, Core::says("what it says of \"%1\" makes no sense")(std::string(key)));
    }
    const nlohmann::json& at(const char* key) const {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            fail(key);
        }
        return *found;
    }
    bool has(const char* key) const { return m_object.contains(key); }
    RunFields object(const char* key) const {
        if (!at(key).is_object()) {
            fail(key);
        }
        return {m_path, at(key)};
    }
    template <class Number>
    void whole(const char* key, Number& value) const {
        const nlohmann::json& json = at(key);
        if (!json.is_number_integer() || (json.is_number_unsigned() && std::is_signed_v<Number> &&
                                          json.get<std::uint64_t>() > std::uint64_t{1} << 62U)) {
            fail(key);
        }
        if (!json.is_number_unsigned() && json.get<std::int64_t>() < 0) {
            fail(key);
        }
        const auto read = json.get<std::uint64_t>();
        value = static_cast<Number>(read);
        if (static_cast<std::uint64_t>(value) != read) {
            fail(key);
        }
    }
    void real(const char* key, double& value) const {
        if (!at(key).is_number()) {
            fail(key);
        }
        value = at(key).get<double>();
        if (!std::isfinite(value)) {
            fail(key);
        }
    }

private:
    const std::filesystem::path& m_path;
    const nlohmann::json& m_object;
};

constexpr const char* kWasserstein = "WGANGP";
constexpr const char* kLogistic = "Logistic";
constexpr const char* kCrop = "crop";
constexpr const char* kWhole = "whole";

const char* fitName(Fit fit) {
    return fit == Fit::Crop ? kCrop : kWhole;
}

void readSettings(const RunFields& fields, TrainingSettings& settings) {
    fields.whole("side", settings.side);
    fields.whole("firstScale", settings.firstScale);
    fields.whole("width", settings.width);
    fields.whole("latentSize", settings.latentSize);
    const nlohmann::json& depths = fields.at("depths");
    if (!depths.is_array() || depths.size() > 16) {
        fields.fail("depths");
    }
    for (const nlohmann::json& depth : depths) {
        if (!depth.is_number_unsigned() || depth.get<std::uint64_t>() > 65536) {
            fields.fail("depths");
        }
        settings.depths.push_back(depth.get<std::int64_t>());
    }
    fields.whole("batch", settings.batch);
    fields.whole("phaseImages", settings.phaseImages);
    fields.real("rate", settings.rate);
    fields.real("averageDecay", settings.averageDecay);
    fields.whole("seed", settings.seed);
    fields.whole("threads", settings.threads);
    const nlohmann::json& loss = fields.at("loss");
    if (loss != kWasserstein && loss != kLogistic) {
        fields.fail("loss");
    }
    settings.loss = loss == kWasserstein ? Loss::WassersteinPenalty : Loss::Logistic;
    if (!fields.at("mirror").is_boolean()) {
        fields.fail("mirror");
    }
    settings.mirror = fields.at("mirror").get<bool>();
    if (fields.has("precision")) {
        const nlohmann::json& precision = fields.at("precision");
        if (precision != nameOf(Precision::Float32) && precision != nameOf(Precision::BFloat16)) {
            fields.fail("precision");
        }
        settings.precision = precision == nameOf(Precision::BFloat16) ? Precision::BFloat16 : Precision::Float32;
    }
}

nlohmann::ordered_json settingsJson(const TrainingSettings& settings) {
    return {{"side", settings.side},
            {"firstScale", settings.firstScale},
            {"width", settings.width},
            {"depths", settings.depths},
            {"latentSize", settings.latentSize},
            {"batch", settings.batch},
            {"phaseImages", settings.phaseImages},
            {"rate", settings.rate},
            {"averageDecay", settings.averageDecay},
            {"loss", settings.loss == Loss::WassersteinPenalty ? kWasserstein : kLogistic},
            {"mirror", settings.mirror},
            {"precision", nameOf(settings.precision)},
            {"seed", settings.seed},
            {"threads", settings.threads}};
}

}  // namespace

std::string runText(const RunState& state) {
    const Counters& counters = state.counters;
    const nlohmann::ordered_json json{
        {"settings", settingsJson(state.settings)},
        {"counters",
         {{"images", counters.images},
          {"steps", counters.steps},
          {"adamSteps", counters.adamSteps},
          {"scale", counters.scale},
          {"halvings", counters.halvings},
          {"seconds", counters.seconds},
          {"averageAlpha", counters.averageAlpha},
          {"orderSeed", counters.orderSeed},
          {"orderPlace", counters.orderPlace}}},
        {"random", state.random},
        {"data", state.data},
        {"pictures", {{"folder", state.folder}, {"fit", fitName(state.fit)}, {"filmEvery", state.filmEvery}}}};
    // Names of folders are bytes that need not be UTF-8, which JSON has to be.
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string runRecord(const RunState& state) {
    const nlohmann::ordered_json json{{"format", "latentwalk-training"},
                                      {"version", 1},
                                      {"program", "latentwalk " LATENTWALK_VERSION},
                                      {"settings", settingsJson(state.settings)},
                                      {"images", state.counters.images},
                                      {"steps", state.counters.steps},
                                      {"seconds", state.counters.seconds},
                                      {"data", state.data}};
    return json.dump();
}

RunState readRunText(const std::filesystem::path& path, std::string_view text) {
    constexpr int kDeepest = 4;
    const nlohmann::json json = parseStrictly(path, text, Core::says("its description of the run"), kDeepest);
    const RunFields fields(path, json);
    RunState state;
    if (!json.is_object()) {
        fields.fail("settings");
    }
    readSettings(fields.object("settings"), state.settings);
    if (const auto problem = problemOf(state.settings)) {
        throw FileError::damaged(path, *problem);
    }
    const RunFields counters = fields.object("counters");
    counters.whole("images", state.counters.images);
    counters.whole("steps", state.counters.steps);
    counters.whole("adamSteps", state.counters.adamSteps);
    counters.whole("scale", state.counters.scale);
    counters.whole("halvings", state.counters.halvings);
    counters.real("seconds", state.counters.seconds);
    if (counters.has("averageAlpha")) {
        counters.real("averageAlpha", state.counters.averageAlpha);
        if (state.counters.averageAlpha < 0 || state.counters.averageAlpha > 1) {
            counters.fail("averageAlpha");
        }
    } else {  // older versions painted the average with the run's
        state.counters.averageAlpha = static_cast<double>(stageAt(state.settings, state.counters.images).alpha);
    }
    counters.whole("orderSeed", state.counters.orderSeed);
    counters.whole("orderPlace", state.counters.orderPlace);
    if (state.counters.scale >= scaleCount(state.settings)) {
        counters.fail("scale");
    }
    const nlohmann::json& words = fields.at("random");
    bool anyBit = false;
    if (!words.is_array() || words.size() != state.random.size()) {
        fields.fail("random");
    }
    for (std::size_t i = 0; i < state.random.size(); ++i) {
        if (!words[i].is_number_unsigned()) {
            fields.fail("random");
        }
        state.random[i] = words[i].get<std::uint64_t>();
        anyBit = anyBit || state.random[i] != 0;
    }
    if (!anyBit) {
        fields.fail("random");
    }
    fields.whole("data", state.data);
    if (json.contains("pictures")) {  // states of older versions have none
        const RunFields pictures = fields.object("pictures");
        const nlohmann::json& folder = pictures.at("folder");
        const nlohmann::json& fit = pictures.at("fit");
        if (!folder.is_string() || (fit != kCrop && fit != kWhole)) {
            fields.fail("pictures");
        }
        state.folder = folder.get<std::string>();
        state.fit = fit == kCrop ? Fit::Crop : Fit::Whole;
        if (pictures.has("filmEvery")) {
            pictures.real("filmEvery", state.filmEvery);
            if (state.filmEvery <= 0) {
                fields.fail("pictures");
            }
        }
    }
    return state;
}

}  // namespace latentwalk::training
