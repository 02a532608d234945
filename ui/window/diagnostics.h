// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "core/diagnosis/report.h"
#include "ui/background/job.h"

namespace latentwalk {

// What the doctor of the command line says, and what only the window knows besides. Used on the UI thread, which does
// not wait: the looking takes seconds and happens on a thread of its own.
class Diagnostics : public QObject {
    Q_OBJECT

public:
    // Looks at everything but the window; the doctor's in earnest.
    using Diagnose = std::function<Report(const TellProgress& tell)>;

    explicit Diagnostics(QObject* parent = nullptr);
    Diagnostics(Diagnose diagnose, QObject* parent);

    bool isRunning() const { return m_job.isRunning(); }

public slots:
    // collected() or failed() follows. Asked again meanwhile, it goes on with what it does.
    void collect();

signals:
    void collected(const QString& text);
    void failed(const QString& sentence);

private:
    Diagnose m_diagnose;
    Job<Report> m_job;
};

// Versions, screens and looks, as this process's Qt has them.
ReportSection windowFacts();

}  // namespace latentwalk
