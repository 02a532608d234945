// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace latentwalk {

// A name that looks like a label until it is double-clicked or F2 is pressed; then it can be edited. Enter or going
// elsewhere confirms, Escape leaves it as it was.
class NameEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit NameEdit(QWidget* parent = nullptr);

    // Not while the user is editing it.
    void setName(const QString& name, const QString& placeholder);

public slots:
    void begin();

signals:
    void nameEntered(const QString& name);

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void end(bool confirmed);
    void look();

    QString m_name;
    bool m_looking = false;
};

}  // namespace latentwalk
