// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/window/fake_window.h"

namespace latentwalk::test {

// What a window asks before work that is not saved would be lost, where it asks.
inline QMessageBox* question(FakeWindow& window) {
    return window->findChild<QMessageBox*>(QStringLiteral("unsavedChanges"));
}

inline void press(QMessageBox* box, QMessageBox::StandardButton button) {
    QTest::mouseClick(box->button(button), Qt::LeftButton);
}

// Something of everything that a session holds.
inline void change(Document& document) {
    document.anchors().setSeed(0, 7);
    document.anchors().setSeed(1, 8);
    SessionAnchor face;
    face.seed = 9;
    document.anchors().insert(1, face);
    document.settings().setPath(WalkPath::Spherical);
    document.settings().setClosed(true);
    document.directions().setStrength({}, {"1", "", sampleLatent(3, 512)}, 0.25);
    document.place().setPosition(0.4);
}

// Saves the session of the window in its folder; its path, empty where that does not happen.
inline QString saved(FakeWindow& window, const QString& name) {
    const QString path = window.folder() + u'/' + name;
    QSignalSpy done(&window->files(), &SessionFiles::saved);
    window->files().saveTo(path);
    return QTest::qWaitFor([&] { return !done.isEmpty(); }) ? path : QString();
}

}  // namespace latentwalk::test
