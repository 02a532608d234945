// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include "ui/plane/plane_axes.h"

namespace latentwalk {

// The plane of faces with what one does on it: go to a face, pin it, draw a path that becomes the walk, save what is in
// sight. Costs nothing while hidden. UI thread; nothing blocks.
class PlanePanel : public QWidget {
    Q_OBJECT

public:
    PlanePanel(RenderService& service, Document& document, const DirectionStore& store, QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

    // Directions of that model with names, which come later; they can be axes.
    void setNamed(const std::vector<NamedDirection>& named);

    PlaneView* view() const { return m_view; }
    PlaneTiles& tiles() { return *m_tiles; }
    // Whether it fills the window.
    void setFilling(bool filling) { m_fill->setChecked(filling); }

    QSize sizeHint() const override { return {448, 560}; }

public slots:
    // The face of the stage in the middle again.
    void goToMiddle();

signals:
    // The plane wants the whole window, or no longer.
    void fillRequested(bool fill);
    // The tiles in sight are to be saved as one picture; the session says all about it.
    void gridRequested(const latentwalk::Session& session);
    // Something was done that is seen elsewhere.
    void told(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeTools();
    QToolButton* addTool(QBoxLayout* row, const char* icon, const QString& name, const QString& tip);
    void connectView();
    void refreshSoon();
    void refresh();
    void showPlane(std::shared_ptr<const SessionPlane> plane);
    QString emptyText(const SessionPlane& plane) const;
    std::optional<PlanePoint> hereOn(const SessionPlane& plane) const;
    SessionPlane present() const { return m_document.plane().sessionPlane(m_scales); }
    void take(PlanePoint place, bool byKey);
    void showMenu(PlanePoint place, const QPoint& globalPosition);
    void walkAlong(const std::vector<PlanePoint>& drawn);
    void addCorners();
    void saveGrid();

    Document& m_document;
    PlaneTiles* m_tiles;  // a child: there for as long as the view can be hidden
    std::optional<QString> m_model;
    int m_scales = 1;
    PlaneAxes* m_axes;
    PlaneView* m_view;
    QPushButton* m_add;
    QToolButton* m_middle;
    QToolButton* m_in;
    QToolButton* m_out;
    QToolButton* m_draw;
    QToolButton* m_grid;
    QToolButton* m_fill;
    std::shared_ptr<const SessionPlane> m_shown;
    std::vector<PlanePoint> m_visited;  // between corners, the newest last
    QTimer m_soon{this};
    QTimer m_rest{this};  // until other faces have rested and the tiles follow
};

}  // namespace latentwalk
