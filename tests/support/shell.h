// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include "tests/support/places.h"

namespace latentwalk::test {

// A folder of its own in which lines for bash are run; in them $CLI is latentwalk-cli and $MODEL a small model. Nothing
// of the user's settings is seen or changed.
class Shell {
public:
    explicit Shell(const QString& model = dataPath("reference/tiny_legacy.pth"))
        : m_environment(QProcessEnvironment::systemEnvironment()) {
        m_environment.insert("CLI", commandLineProgram());
        m_environment.insert("MODEL", model);
        m_environment.insert("XDG_CACHE_HOME", file("cache"));
        m_environment.remove("LATENTWALK_LOG");
    }

    // The exit status; -1 when it did not end by itself within two minutes.
    int run(const QString& line) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessEnvironment(m_environment);
        process.start("bash", {"-c", line});
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        m_out = QString::fromUtf8(process.readAllStandardOutput());
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }
    // What the last line printed.
    const QString& out() const { return m_out; }
    const QString& err() const { return m_err; }

    QString path() const { return m_folder.path(); }
    QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QString m_out;
    QString m_err;
};

}  // namespace latentwalk::test
