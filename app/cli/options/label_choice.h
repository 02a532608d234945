// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/options/command_line.h"
#include "core/model/labels/labels.h"

namespace latentwalk::cli {

// One --label of the command line.
struct LabelWish {
    std::string attribute;  // empty where the model has only one
    std::string value;

    bool operator==(const LabelWish&) const = default;
};

// "Gender=F", or "F" alone; nothing when the text is not like that.
std::optional<LabelWish> parseLabelWish(std::string_view text);

// Declares --label (or another name), which may be given several times.
Option addLabelOption(const Command& command, std::vector<LabelWish>& wishes, const std::string& name = "--label",
                      const std::string& whose = "of all seeds");

// What `wishes` choose among `labels`, those of the model in `path`. Throws FileError, naming what there is to choose
// from, on an attribute or a value that the model does not have.
LabelChoice choiceOf(const std::vector<LabelWish>& wishes, const Labels& labels, const std::filesystem::path& path);

}  // namespace latentwalk::cli
