// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/labels/label_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace latentwalk {

nlohmann::ordered_json toJson(const Labels& labels) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const LabelAttribute& attribute : labels) {
        list.push_back({{"name", attribute.name}, {"values", attribute.values}});
    }
    return list;
}

std::optional<Labels> labelsOf(const nlohmann::json& json) {
    if (!json.is_array()) {
        return std::nullopt;
    }
    Labels labels;
    for (const auto& one : json) {
        if (!one.is_object() || !one.contains("name") || !one["name"].is_string() || !one.contains("values") ||
            !one["values"].is_array()) {
            return std::nullopt;
        }
        LabelAttribute attribute{one["name"].get<std::string>(), {}};
        for (const auto& value : one["values"]) {
            if (!value.is_string()) {
                return std::nullopt;
            }
            attribute.values.push_back(value.get<std::string>());
        }
        labels.push_back(std::move(attribute));
    }
    return labels;
}

std::string describeLabels(std::span<const float> latent, const Labels& labels) {
    std::string text;
    auto place = latent.last(static_cast<std::size_t>(labelComponents(labels)));
    for (const LabelAttribute& attribute : labels) {
        const auto own = place.first(attribute.values.size());
        place = place.subspan(own.size());
        const auto one = std::find(own.begin(), own.end(), 1.0F);
        if (one != own.end() && std::count(own.begin(), own.end(), 0.0F) + 1 == std::ssize(own)) {
            text += (text.empty() ? "" : ", ") + attribute.name + ": " +
                    attribute.values[static_cast<std::size_t>(one - own.begin())];
        }
    }
    return text;
}

}  // namespace latentwalk
