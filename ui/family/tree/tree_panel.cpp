// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"

namespace latentwalk {

TreePanel::TreePanel(RenderService& service, Document& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_view(new TreeView(service, this)),
      m_empty(new QLabel(tr("Here grows the tree of your family: every generation a row, lines from parents to "
                            "children. A click on a face goes back there, and a new branch begins."),
                         this)),
      m_tools(new QWidget(this)) {
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(16);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    QToolButton* out = addTool(row, "zoom-out", tr("Smaller"), tr("Smaller (wheel, −)"));
    QToolButton* in = addTool(row, "zoom-in", tr("Larger"), tr("Larger (wheel, +)"));
    QToolButton* fit = addTool(row, "fit", tr("Whole tree"), tr("The whole tree in sight (Home)"));
    row->addStretch(1);
    QToolButton* save =
        addTool(row, "save", tr("Save the family tree"), tr("Save the whole tree as one picture that leads back here"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_empty, 1);
    column->addWidget(m_view, 1);
    column->addWidget(m_tools);

    connect(out, &QToolButton::clicked, m_view, &TreeView::zoomOut);
    connect(in, &QToolButton::clicked, m_view, &TreeView::zoomIn);
    connect(fit, &QToolButton::clicked, m_view, &TreeView::fit);
    connect(save, &QToolButton::clicked, this, &TreePanel::saveRequested);
    connect(m_view, &TreeView::goRequested, this, &TreePanel::go);
    connect(m_view, &TreeView::lookRequested, this, &TreePanel::lookRequested);
    connect(m_view, &TreeView::menuRequested, this, &TreePanel::menuRequested);
    connect(m_view, &TreeView::choiceRequested, &document.family(), &FamilyRecord::setChosen);
    connect(&document.family(), &FamilyRecord::changed, this, &TreePanel::refresh);
    connect(&document.place(), &WalkPlace::currentChanged, this, [this] {
        if (isVisible()) {
            m_view->setLooked(m_document.family().lookedAt());
        }
    });
    refresh();
}

QToolButton* TreePanel::addTool(QBoxLayout* row, const char* iconName, const QString& name, const QString& tip) {
    auto* tool = new QToolButton(m_tools);
    tool->setIcon(icon(QString::fromLatin1(iconName)));
    tool->setIconSize({20, 20});
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setAccessibleName(name);
    tool->setToolTip(tip);
    row->addWidget(tool);
    return tool;
}

void TreePanel::go(FaceId face) {
    if (const Generation* generation = m_document.family().family().generationOf(face)) {
        m_document.family().show(generation->id);
        emit lookRequested(face);
    }
}

void TreePanel::refresh() {
    const Family& family = m_document.family().family();
    m_empty->setVisible(family.empty());
    m_view->setVisible(!family.empty());
    m_tools->setVisible(!family.empty());
    m_stale = !isVisible();
    if (!m_stale) {
        m_view->setFamily(family);
        m_view->setLooked(m_document.family().lookedAt());
    }
}

void TreePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) {
        refresh();
    } else {
        m_view->setLooked(m_document.family().lookedAt());
    }
}

}  // namespace latentwalk
