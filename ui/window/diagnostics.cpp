// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/diagnostics.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QScreen>
#include <QStyle>

#include "core/diagnosis/diagnose.h"
#include "core/processor/threads.h"

namespace latentwalk {

ReportSection windowFacts() {
    const auto text = [](const QString& value) { return value.toStdString(); };
    std::vector<std::string> screens;
    for (const QScreen* screen : QGuiApplication::screens()) {
        screens.push_back(text(QStringLiteral("%1x%2 at %3 %, %4 Hz")
                                   .arg(screen->size().width())
                                   .arg(screen->size().height())
                                   .arg(qRound(screen->devicePixelRatio() * 100))
                                   .arg(qRound(screen->refreshRate()))));
    }
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return {"Window",
            {{"Qt", std::string(qVersion())},
             {"Qt built with", std::string(QT_VERSION_STR)},
             {"platform", text(QGuiApplication::platformName())},
             {"screens", screens},
             {"style", text(QApplication::style()->name())},
             {"dark", dark},
             {"locale", text(QLocale().name())}}};
}

Diagnostics::Diagnostics(QObject* parent) : Diagnostics(&diagnose, parent) {}

Diagnostics::Diagnostics(Diagnose diagnose, QObject* parent) : QObject(parent), m_diagnose(std::move(diagnose)) {}

void Diagnostics::collect() {
    if (m_job.isRunning()) {
        return;
    }
    const auto work = [look = m_diagnose](const TellProgress& tell) { return look(tell); };
    m_job.start(work, {.finished =
                           [this](Report report) {
                               report.sections.push_back(windowFacts());
                               emit collected(QString::fromStdString(toText(report)));
                           },
                       .failed = [this](const QString& message) { emit failed(message); }});
}

}  // namespace latentwalk
