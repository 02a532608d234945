// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/view_switch.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionToolButton>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

class ViewButton : public QToolButton {
public:
    ViewButton(QAction& action, QWidget* parent) : QToolButton(parent) {
        setDefaultAction(&action);
        setAutoRaise(true);
        setFocusPolicy(Qt::TabFocus);
        setToolButtonStyle(Qt::ToolButtonTextOnly);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QStyleOptionToolButton option;
        initStyleOption(&option);
        const bool present = isChecked();
        option.state.setFlag(QStyle::State_On, false);  // the line says it, without a button's frame
        if (!present && !underMouse()) {
            option.palette.setColor(QPalette::ButtonText, Appearance::quiet());
        }
        QPainter painter(this);
        style()->drawComplexControl(QStyle::CC_ToolButton, &option, &painter, this);
        if (present) {
            constexpr int kLine = 2;
            painter.fillRect(QRect(6, height() - kLine, width() - 12, kLine), Appearance::accent());
        }
    }
};

}  // namespace

ViewSwitch::ViewSwitch(const QActionGroup& actions, QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("View of the window"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(4);
    for (QAction* action : actions.actions()) {
        row->addWidget(new ViewButton(*action, this));
    }
}

}  // namespace latentwalk
