// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Where things are. CMake says it in one source of its own (places.cpp.in), so that in another folder nothing else is
// compiled anew.
namespace latentwalk::test {

extern const char* const kSourceFolder;
extern const char* const kCommandLineProgram;
extern const char* const kLupdate;  // empty where Qt's tools are not there

// A file of the sources; `name` is relative to their root.
inline QString sourcePath(const QString& name) {
    return QString::fromUtf8(kSourceFolder) + QLatin1Char('/') + name;
}

// A file of tests/data.
inline QString dataPath(const QString& name) {
    return sourcePath(QStringLiteral("tests/data/") + name);
}

// A file of the models that come with the program.
inline QString modelPath(const QString& name) {
    return sourcePath(QStringLiteral("resources/models/") + name);
}

// latentwalk-cli of this build.
inline QString commandLineProgram() {
    return QString::fromUtf8(kCommandLineProgram);
}

}  // namespace latentwalk::test
