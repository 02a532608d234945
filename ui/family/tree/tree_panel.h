// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/document/document.h"
#include "ui/family/tree/tree_view.h"

namespace latentwalk {

// The family tree with its tools; says how it comes about while there is none. Edits the document.
class TreePanel : public QWidget {
    Q_OBJECT

public:
    TreePanel(RenderService& service, Document& document, QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info) { m_view->setCheckpoint(info); }
    TreeView* view() const { return m_view; }

    QSize sizeHint() const override { return {320, 480}; }

signals:
    void lookRequested(latentwalk::FaceId face);
    void menuRequested(latentwalk::FaceId face, const QPoint& globalPosition);
    // The whole tree as a picture.
    void saveRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QToolButton* addTool(QBoxLayout* row, const char* iconName, const QString& name, const QString& tip);
    void go(FaceId face);
    void refresh();

    Document& m_document;
    TreeView* m_view;
    QLabel* m_empty;
    QWidget* m_tools;
    bool m_stale = true;  // something changed while it could not be seen
};

}  // namespace latentwalk
