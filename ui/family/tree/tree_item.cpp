// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_item.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>
#include <cmath>

#include "core/family/lineage.h"
#include "ui/family/face_marks.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kMargin = 24;     // around the tree
constexpr double kMarksFrom = 28;  // pixels a side, from which on a face has its marks
constexpr double kNamesFrom = 44;
constexpr double kReach = 6;  // of a frame around its face

}  // namespace

TreeItem::TreeItem(const TreePictures& pictures) : m_pictures(pictures) {
    setFlag(QGraphicsItem::ItemUsesExtendedStyleOption);
}

void TreeItem::setFamily(const Family& family) {
    prepareGeometryChange();
    m_family = family;
    m_layout = treeLayout(family);
    m_chosen = {family.chosen().begin(), family.chosen().end()};
    if (m_current && m_family.face(*m_current) == nullptr) {
        m_current.reset();
    }
    setLooked(m_looked);
}

void TreeItem::setLooked(std::optional<FaceId> face) {
    m_looked = face && m_family.face(*face) != nullptr ? face : std::nullopt;
    m_strong.assign(m_layout.lines.size(), false);
    if (m_looked) {
        const std::vector<FaceId> line = ancestorsOf(m_family, *m_looked);
        const std::set<FaceId> ancestors(line.begin(), line.end());
        std::set<GenerationId> rows;
        for (const FaceId one : line) {
            rows.insert(m_family.generationOf(one)->id);
        }
        for (std::size_t i = 0; i < m_layout.lines.size(); ++i) {
            m_strong[i] = ancestors.contains(m_layout.lines[i].parent) && rows.contains(m_layout.lines[i].child);
        }
    }
    update();
}

void TreeItem::setCurrent(std::optional<FaceId> face) {
    for (const std::optional<FaceId>& one : {m_current, face}) {
        if (one) {
            update(areaOf(*one));
        }
    }
    m_current = face;
}

void TreeItem::setShowsFocus(bool shows) {
    m_showsFocus = shows;
    if (m_current) {
        update(areaOf(*m_current));
    }
}

QRectF TreeItem::areaOf(FaceId face) const {
    const PlacedFace* const placed = m_layout.face(face);
    return placed == nullptr ? QRectF() : placed->rect.adjusted(-kReach, -kReach, kReach, kReach);
}

void TreeItem::updateFace(FaceId face) {
    update(areaOf(face));
}

QRectF TreeItem::boundingRect() const {
    return m_layout.bounds.adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

void TreeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    const QRectF exposed = option->exposedRect.adjusted(-kReach, -kReach, kReach, kReach);
    const double scale = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    paintRow(*painter);
    paintLines(*painter, exposed);
    painter->setRenderHint(QPainter::Antialiasing, kTreeFace * scale >= kMarksFrom);
    for (const PlacedFace* placed : m_layout.facesIn(exposed)) {
        paintPlaced(*painter, *placed, scale);
    }
}

// What is on the panel's screen.
void TreeItem::paintRow(QPainter& painter) const {
    if (const PlacedGeneration* row = m_family.shown() ? m_layout.generation(*m_family.shown()) : nullptr) {
        QColor colour = Appearance::accent();
        colour.setAlpha(48);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(row->rect.adjusted(-10, -10, 10, 10), 8, 8);
    }
}

void TreeItem::paintLines(QPainter& painter, const QRectF& exposed) const {
    QPen quiet(Appearance::line(), 1.5);
    quiet.setCosmetic(true);
    QPen accent(Appearance::accent(), 2);
    accent.setCosmetic(true);
    painter.setBrush(Qt::NoBrush);
    for (const bool strong : {false, true}) {
        painter.setPen(strong ? accent : quiet);
        for (std::size_t i = 0; i < m_layout.lines.size(); ++i) {
            const TreeLine& line = m_layout.lines[i];
            const QRectF area = QRectF(line.from, line.to).normalized().adjusted(-2, -2, 2, 2);
            if (m_strong[i] == strong && area.intersects(exposed)) {
                const QPointF points[] = {line.from, line.joint, line.to};
                painter.drawPolyline(points, 3);
            }
        }
    }
}

void TreeItem::paintPlaced(QPainter& painter, const PlacedFace& placed, double scale) const {
    const double side = kTreeFace * scale;
    const double ratio = painter.device()->devicePixelRatioF();
    paintFace(painter, placed.rect, m_pictures.picture(placed.id, static_cast<int>(std::ceil(side * ratio))));
    const bool chosen = m_chosen.contains(placed.id);
    const bool looked = m_looked == placed.id;
    if (chosen || looked) {
        paintFaceFrame(painter, placed.rect, chosen, looked, QApplication::palette());
    }
    if (m_current == placed.id && m_showsFocus) {
        QPen pen(QApplication::palette().color(QPalette::Text), 1, Qt::DotLine);
        pen.setCosmetic(true);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(placed.rect.adjusted(-4, -4, 4, 4));
    }
    if (side < kMarksFrom) {
        return;
    }
    const FamilyFace* const face = m_family.face(placed.id);
    const QRectF corner(placed.rect.left() + 3, placed.rect.top() + 3, 14, 14);
    if (face->star) {
        paintBadge(painter, corner.translated(0, kTreeFace - 20), FaceBadge::Star);
    }
    if (face->pinned) {
        paintBadge(painter, corner, FaceBadge::Pin);
    }
    if (chosen) {
        paintTick(painter, corner.translated(kTreeFace - 20, 0), true, false);
    }
    if (side >= kNamesFrom && !face->name.empty()) {
        QFont font = QApplication::font();
        font.setPixelSize(10);
        painter.setFont(font);
        const QRectF strip(placed.rect.left(), placed.rect.bottom() - 14, kTreeFace, 14);
        painter.fillRect(strip, QColor(0, 0, 0, 150));
        painter.setPen(Qt::white);
        const QString name = QString::fromStdString(face->name);
        painter.drawText(strip.adjusted(2, 0, -2, 0), Qt::AlignCenter,
                         QFontMetrics(font).elidedText(name, Qt::ElideRight, static_cast<int>(kTreeFace) - 4));
    }
}

}  // namespace latentwalk
