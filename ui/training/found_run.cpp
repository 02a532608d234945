// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/found_run.h"

#include <QSettings>
#include <QStandardPaths>

#include "core/training/dry_run.h"
#include "core/training/values/schedule.h"

namespace latentwalk {
namespace {

const QString kRemembered = QStringLiteral("training/underWay");

std::filesystem::path numbered(const std::filesystem::path& pictures, int number) {
    std::string name = pictures.filename().string();
    if (name.empty()) {
        name = pictures.parent_path().filename().string();  // of "cats/"
    }
    if (name.empty()) {
        name = "pictures";
    }
    return runsFolder() / (number == 1 ? name : name + " " + std::to_string(number));
}

}  // namespace

std::filesystem::path runsFolder() {
    return (QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/training"))
        .toStdString();
}

bool isRun(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(training::RunFiles{folder}.state(), ignored);
}

std::filesystem::path newRunFolder(const std::filesystem::path& pictures) {
    int number = 1;
    while (isRun(numbered(pictures, number))) {
        ++number;
    }
    return numbered(pictures, number);
}

std::filesystem::path newestRunFolder(const std::filesystem::path& pictures) {
    std::filesystem::path newest;
    for (int number = 1; isRun(numbered(pictures, number)); ++number) {
        newest = numbered(pictures, number);
    }
    return newest;
}

std::optional<FoundRun> findRun(const std::filesystem::path& folder) {
    if (!isRun(folder)) {
        return std::nullopt;
    }
    const training::RunFiles files{folder};
    const training::RunState state = training::readRunState(files.state());
    FoundRun run;
    run.files = files;
    run.name = QString::fromStdString(folder.filename().string());
    run.settings = state.settings;
    run.images = state.counters.images;
    run.share = training::shareDone(state.settings, state.counters.images);
    run.finished = training::stageAt(state.settings, state.counters.images).finished;
    return run;
}

QString rememberedRun() {
    return QSettings().value(kRemembered).toString();
}

void rememberRun(const QString& folder) {
    if (folder.isEmpty()) {
        QSettings().remove(kRemembered);
    } else {
        QSettings().setValue(kRemembered, folder);
    }
}

}  // namespace latentwalk
