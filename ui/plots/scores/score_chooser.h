// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <optional>
#include <string>

#include "core/faces/scores.h"

namespace latentwalk {

// Which measured score is drawn along the walk, or none: a button with a menu, in the groups of the named sliders. What
// the user chooses is remembered, also while a model is open that does not show it. UI thread.
class ScoreChooser : public QPushButton {
    Q_OBJECT

public:
    explicit ScoreChooser(QWidget* parent = nullptr);

    // Nothing where none is chosen, or one that is not offered.
    std::optional<faces::Score> chosen() const;
    // As the user does.
    void choose(std::optional<faces::Score> score);
    // Whether scores are offered that only faces have; else those that any picture has.
    void setFaces(bool faces);
    // Texts in the language of now.
    void translate();

signals:
    void chosenChanged();

private:
    bool isOffered(faces::Score score) const;
    void show();

    QMenu m_menu;
    QActionGroup m_choices{this};
    std::string m_wanted;  // its id; empty: none
    bool m_faces = true;
};

}  // namespace latentwalk
