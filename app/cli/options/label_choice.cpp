// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/label_choice.h"

#include <algorithm>

#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

// "Main=cat, Main=dog; Colour=red, Colour=blue".
std::string described(const Labels& labels) {
    std::string text;
    for (const LabelAttribute& attribute : labels) {
        text += text.empty() ? "" : "; ";
        for (const std::string& value : attribute.values) {
            text += (&value == attribute.values.data() ? "" : ", ") + attribute.name + '=' + value;
        }
    }
    return text;
}

}  // namespace

std::optional<LabelWish> parseLabelWish(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        return text.empty() ? std::nullopt : std::optional(LabelWish{"", std::string(text)});
    }
    if (equals == 0 || equals + 1 == text.size()) {
        return std::nullopt;
    }
    return LabelWish{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

Option addLabelOption(const Command& command, std::vector<LabelWish>& wishes, const std::string& name,
                      const std::string& whose) {
    return command.readEach(
        name, "ATTRIBUTE=VALUE",
        [&wishes](const std::string& text) -> std::string {
            const auto wish = parseLabelWish(text);
            if (!wish) {
                return "'" + text + "' is not a label such as Gender=F";
            }
            wishes.push_back(*wish);
            return {};
        },
        "Label " + whose +
            ", for models that have labels (info lists them); may be given several times. Where none is chosen, it "
            "follows from the seed");
}

LabelChoice choiceOf(const std::vector<LabelWish>& wishes, const Labels& labels, const std::filesystem::path& path) {
    if (!wishes.empty() && labels.empty()) {
        throw FileError(path, Core::about("%1 has no labels to choose from"));
    }
    LabelChoice choice;
    for (const LabelWish& wish : wishes) {
        bool found = false;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto& values = labels[i].values;
            const auto value = std::find(values.begin(), values.end(), wish.value);
            const bool named = wish.attribute.empty() ? labels.size() == 1 : labels[i].name == wish.attribute;
            if (named && value != values.end()) {
                choose(choice, i, static_cast<int>(value - values.begin()));
                found = true;
            }
        }
        if (!found) {
            const std::string asked = (wish.attribute.empty() ? "" : wish.attribute + '=') + wish.value;
            throw FileError(path, Core::about("%1 has no label '%2'; it has %3")(asked, described(labels)));
        }
    }
    return choice;
}

}  // namespace latentwalk::cli
