// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/window/heaps.h"
#include "app/window/open_generator.h"
#include "core/model/builtin_model.h"
#include "core/processor/threads.h"
#include "ui/window/main_window.h"

namespace latentwalk::bench {

// Settings, caches and data of its own, so that what is measured does not depend on who uses the machine. Made before
// the QApplication.
class OwnPlaces {
public:
    OwnPlaces() {
        shareHeaps();  // as the program does
        qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toUtf8());
        qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(QStringLiteral("config")));
    }

private:
    QTemporaryDir m_folder;
};

inline QString builtInModel() {
    return QString::fromStdString(builtInModelPath().string());
}

// Opens a model in the window and waits for its first face.
inline bool openAndWait(MainWindow& window, const QString& model) {
    auto* live = window.findChild<LiveFace*>();
    bool shown = false;
    const auto connection = QObject::connect(live, &LiveFace::pictureShown, [&](const Rendered&) { shown = true; });
    window.openModel(model);
    const bool came = QTest::qWaitFor([&] { return shown; }, 60000);
    QObject::disconnect(connection);
    return came;
}

}  // namespace latentwalk::bench
