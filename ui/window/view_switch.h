// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QToolButton>
#include <QWidget>

namespace latentwalk {

// The views side by side, for the corner of the menu bar: quiet words, the present one's underlined.
class ViewSwitch : public QWidget {
    Q_OBJECT

public:
    // A button for each action.
    explicit ViewSwitch(const QActionGroup& actions, QWidget* parent = nullptr);
};

}  // namespace latentwalk
