// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <optional>

#include "core/training/train.h"

namespace latentwalk {

// A run that was begun before, as far as one wants to know.
struct FoundRun {
    training::RunFiles files;
    QString name;  // of its folder
    training::TrainingSettings settings;
    std::int64_t images = 0;
    double share = 0;  // of the work that is done, 0 to 1
    bool finished = false;
};

// The run in this folder. Throws FileError where its state is damaged; nothing where there is none. Blocking.
std::optional<FoundRun> findRun(const std::filesystem::path& folder);

// Whether the folder has a run in it, at a glance.
bool isRun(const std::filesystem::path& folder);

// Where runs are kept if nobody says otherwise.
std::filesystem::path runsFolder();

// A folder there for a run on these pictures, which holds no run yet: "cats", "cats 2".
std::filesystem::path newRunFolder(const std::filesystem::path& pictures);
// The newest run of such a name that is there; empty where there is none.
std::filesystem::path newestRunFolder(const std::filesystem::path& pictures);

// The run that was under way when the window was closed last; empty where there was none.
QString rememberedRun();
void rememberRun(const QString& folder);

}  // namespace latentwalk
