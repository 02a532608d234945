// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <map>

#include "ui/directions/rows/direction_row.h"

namespace latentwalk {

// The scrolling list of sliders. Rows are made when a direction first appears in it and stay for later.
class DirectionList : public QScrollArea {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        DirectionRow::Look look;
        double strength = 0;
    };

    explicit DirectionList(QWidget* parent = nullptr);

    // Stands above all entries and scrolls with them.
    void setTop(QWidget* top);
    // What the list shows, from top to bottom; without entries `emptyText` says what to do.
    void setEntries(const std::vector<Entry>& entries, const QString& emptyText);
    void setStrength(const QString& id, double strength);
    // Nothing when there is none.
    DirectionRow* row(const QString& id) const;
    // In order.
    const std::vector<DirectionRow*>& rows() const { return m_shown; }
    // Those of which something is on the screen.
    std::vector<DirectionRow*> visibleRows() const;
    // Forgets all rows.
    void clear();
    void scrollTo(const QString& id);

signals:
    void strengthMoved(const QString& id, double strength);
    void letGo();
    void nameEntered(const QString& id, const QString& name);
    void starToggled(const QString& id, bool star);
    void menuRequested(const QString& id, QPoint globalPosition);
    // Others than before may be visible.
    void scrolled();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    DirectionRow* makeRow(const QString& id);

    std::map<QString, DirectionRow*> m_rows;
    std::vector<DirectionRow*> m_shown;
    QVBoxLayout* m_column;
    QWidget* m_top = nullptr;
    QLabel* m_empty;
};

}  // namespace latentwalk
