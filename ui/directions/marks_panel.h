// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include "ui/directions/store/direction_store.h"
#include "ui/document/document.h"

namespace latentwalk {

// Where a direction is taught: which one, how many faces are marked, what is missing, how well it has been learnt; and
// two buttons to mark the face that is shown.
class MarksPanel : public QWidget {
    Q_OBJECT

public:
    MarksPanel(DirectionStore& store, Document& document, QWidget* parent = nullptr);

    // Switches everything off with the reason, or on again with an empty one.
    void setUnavailable(const QString& reason);
    void setBusy(bool busy);
    // Why the marks teach nothing; shown until they change.
    void setProblem(const QString& problem);
    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    // "Told right in 78 % of held-back faces; 50 % is guessing."
    static QString accuracyText(double accuracy);

signals:
    void removeRequested(const QString& id);
    void opened(bool open);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeBody();
    FaceMark shownFace() const;
    void markShown(bool more);
    void show();
    void showDirections();
    void showMarks();
    void showButtons();

    DirectionStore& m_store;
    Document& m_document;
    QString m_unavailable;
    QString m_problem;
    bool m_busy = false;
    bool m_open = false;
    QToolButton* m_toggle;
    QLabel* m_count;
    QComboBox* m_which;
    QToolButton* m_add;
    QToolButton* m_remove;
    QLineEdit* m_name;
    QLabel* m_state;
    QToolButton* m_more;
    QToolButton* m_less;
    QToolButton* m_clear;
    QLabel* m_result;
    QWidget* m_body;  // holds those from m_which on
};

}  // namespace latentwalk
