// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/window_log.h"

#include <QString>
#include <cstdio>
#include <string>

#include "core/diagnosis/places.h"
#include "core/log/log_file.h"

namespace latentwalk {
namespace {

LogLevel levelOf(QtMsgType type) {
    switch (type) {
        case QtDebugMsg:
            return LogLevel::Debug;
        case QtInfoMsg:
            return LogLevel::Info;
        case QtWarningMsg:
            return LogLevel::Warning;
        case QtCriticalMsg:
        case QtFatalMsg:
            break;
    }
    return LogLevel::Error;
}

void takeQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const QString category = QString::fromUtf8(context.category != nullptr ? context.category : "default");
    log(levelOf(type), QStringLiteral("Qt (%1): %2").arg(category, message).toStdString());
    if (type == QtFatalMsg) {  // Qt ends the program after this
        std::fprintf(stderr, "latentwalk: %s\n", qPrintable(message));
    }
}

}  // namespace

void startWindowLog(LogLevel terminal) {
    setLog(LogPlace::Terminal, terminal, terminalSink());
    setLog(LogPlace::File, LogLevel::Info, LogFile(stateFolder()).sink());
    qInstallMessageHandler(takeQtMessage);
}

}  // namespace latentwalk
