// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/labels/labels.h"

#include <nlohmann/json_fwd.hpp>

namespace latentwalk {

// Labels as JSON, [{"name": "Gender", "values": ["F", "M"]}], and back; nothing where that is not what stands there.
nlohmann::ordered_json toJson(const Labels& labels);
std::optional<Labels> labelsOf(const nlohmann::json& json);

// The labels of one latent for people, "Main: cat, Colour: red". An attribute whose components are not those of one
// value, as between two labels, is left out; empty where there is none. The latent's size has to fit.
std::string describeLabels(std::span<const float> latent, const Labels& labels);

}  // namespace latentwalk
