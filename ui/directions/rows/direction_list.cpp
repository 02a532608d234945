// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/rows/direction_list.h"

#include <QScrollBar>

namespace latentwalk {

DirectionList::DirectionList(QWidget* parent) : QScrollArea(parent) {
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_empty = new QLabel(content);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Directions"));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DirectionList::scrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &DirectionList::scrolled);
}

DirectionRow* DirectionList::makeRow(const QString& id) {
    auto* row = new DirectionRow(id, widget());
    connect(row, &DirectionRow::strengthMoved, this, [this, id](double strength) { emit strengthMoved(id, strength); });
    connect(row, &DirectionRow::letGo, this, &DirectionList::letGo);
    connect(row, &DirectionRow::nameEntered, this, [this, id](const QString& name) { emit nameEntered(id, name); });
    connect(row, &DirectionRow::starToggled, this, [this, id](bool star) { emit starToggled(id, star); });
    connect(row, &DirectionRow::menuRequested, this, [this, id](QPoint where) { emit menuRequested(id, where); });
    return row;
}

void DirectionList::setTop(QWidget* top) {
    m_top = top;
    m_column->insertWidget(0, top);
}

void DirectionList::setEntries(const std::vector<Entry>& entries, const QString& emptyText) {
    std::vector<DirectionRow*> shown;
    for (const Entry& entry : entries) {
        DirectionRow*& row = m_rows[entry.id];
        if (row == nullptr) {
            row = makeRow(entry.id);
        }
        row->setLook(entry.look);
        row->setStrength(entry.strength);
        shown.push_back(row);
    }
    m_empty->setText(emptyText);
    m_empty->setVisible(shown.empty());
    if (shown == m_shown) {
        return;
    }
    for (DirectionRow* row : m_shown) {
        m_column->removeWidget(row);
        row->setVisible(std::find(shown.begin(), shown.end(), row) != shown.end());
    }
    m_shown = shown;
    QWidget* before = nullptr;
    const int first = m_top != nullptr ? 1 : 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        m_column->insertWidget(first + static_cast<int>(i), shown[i]);
        shown[i]->show();
        if (before != nullptr) {
            QWidget::setTabOrder(before, shown[i]);
        }
        before = shown[i];
    }
    emit scrolled();
}

void DirectionList::setStrength(const QString& id, double strength) {
    if (DirectionRow* found = row(id)) {
        found->setStrength(strength);
    }
}

DirectionRow* DirectionList::row(const QString& id) const {
    const auto place = m_rows.find(id);
    return place == m_rows.end() ? nullptr : place->second;
}

std::vector<DirectionRow*> DirectionList::visibleRows() const {
    std::vector<DirectionRow*> visible;
    for (DirectionRow* row : m_shown) {
        if (!row->visibleRegion().isEmpty()) {
            visible.push_back(row);
        }
    }
    return visible;
}

void DirectionList::clear() {
    m_shown.clear();
    for (const auto& [id, row] : m_rows) {
        row->deleteLater();
        row->hide();
        m_column->removeWidget(row);
    }
    m_rows.clear();
}

void DirectionList::scrollTo(const QString& id) {
    if (DirectionRow* found = row(id)) {
        widget()->layout()->activate();
        ensureWidgetVisible(found, 0, 8);
    }
}

void DirectionList::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    emit scrolled();
}

}  // namespace latentwalk
