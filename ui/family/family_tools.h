// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/faces/named/names.h"
#include "ui/document/document.h"

namespace latentwalk {

// How the next generation is made, and the button that makes it. Edits the document. UI thread.
class FamilyTools : public QWidget {
    Q_OBJECT

public:
    static constexpr int kFewest = 6;
    static constexpr int kMost = 24;

    FamilyTools(Document& document, QWidget* parent);

    // What can be held.
    void setNamed(const std::vector<NamedDirection>& named);
    // The family, or what is held, is another.
    void refresh();
    void setBusy(bool busy);

    QPushButton* breedButton() const { return m_breed; }
    QSlider* variation() const { return m_variation; }
    QSpinBox* count() const { return m_count; }
    QToolButton* holdButton() const { return m_hold; }

signals:
    void breedRequested();

private:
    void fillHold();
    void addGroup(QMenu& menu, NameGroup group);
    bool holds(const std::string& id) const;

    Document& m_document;
    std::vector<NamedDirection> m_named;
    QSlider* m_variation;
    QSpinBox* m_count;
    QToolButton* m_hold;
    QPushButton* m_breed;
    bool m_busy = false;
};

}  // namespace latentwalk
