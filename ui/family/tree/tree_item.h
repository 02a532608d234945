// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <optional>
#include <set>

#include "ui/family/tree/tree_layout.h"
#include "ui/family/tree/tree_pictures.h"

namespace latentwalk {

// All of a tree as one item of the scene, which paints no more of itself than is to be seen: thousands of items would
// each cost more than their pictures.
class TreeItem : public QGraphicsItem {
public:
    explicit TreeItem(const TreePictures& pictures);

    void setFamily(const Family& family);
    const TreeLayout& tree() const { return m_layout; }
    const Family& family() const { return m_family; }
    // The face that is on the stage, whose ancestors' lines stand out; the one that the keys are at.
    void setLooked(std::optional<FaceId> face);
    std::optional<FaceId> looked() const { return m_looked; }
    void setCurrent(std::optional<FaceId> face);
    std::optional<FaceId> current() const { return m_current; }
    void setShowsFocus(bool shows);
    void updateFace(FaceId face);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintRow(QPainter& painter) const;
    void paintLines(QPainter& painter, const QRectF& exposed) const;
    void paintPlaced(QPainter& painter, const PlacedFace& placed, double scale) const;
    QRectF areaOf(FaceId face) const;

    const TreePictures& m_pictures;
    Family m_family;
    TreeLayout m_layout;
    std::set<FaceId> m_chosen;
    std::vector<bool> m_strong;  // of each line, whether it leads to the one that is looked at
    std::optional<FaceId> m_looked;
    std::optional<FaceId> m_current;
    bool m_showsFocus = false;
};

}  // namespace latentwalk
