// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_layout.h"

#include <algorithm>
#include <map>

namespace latentwalk {
namespace {

constexpr double kStep = kTreeFace + kTreeGap;

QSizeF sizeOfRow(std::size_t faces) {
    const auto columns = std::min<std::size_t>(faces, kTreeColumns);
    const auto lines = (faces + kTreeColumns - 1) / kTreeColumns;
    return {static_cast<double>(columns) * kStep - kTreeGap, static_cast<double>(lines) * kStep - kTreeGap};
}

// A generation while places are being found.
struct Node {
    const Generation* generation;
    std::vector<std::size_t> children;
    std::size_t depth = 0;
    QSizeF size;
    double width = 0;  // with all that comes of it
    double left = 0;
};

class Placing {
public:
    explicit Placing(const Family& family) {
        std::map<GenerationId, std::size_t> places;
        for (const auto& generation : family.generations()) {
            Node node{generation.get(), {}, 0, sizeOfRow(generation->faces.size()), 0, 0};
            const auto parent = generation->from ? places.find(*generation->from) : places.end();
            if (parent == places.end()) {
                m_roots.push_back(m_nodes.size());
            } else {
                node.depth = m_nodes[parent->second].depth + 1;
                m_nodes[parent->second].children.push_back(m_nodes.size());
            }
            places[generation->id] = m_nodes.size();
            m_nodes.push_back(std::move(node));
        }
        widen();
        stand();
        stack();
    }

    TreeLayout layout() const {
        TreeLayout tree;
        for (const Node& node : m_nodes) {
            const QPointF corner(node.left, m_tops[node.depth]);
            tree.generations.push_back(
                {node.generation->id, {corner, node.size}, tree.faces.size(), node.generation->faces.size()});
            tree.bounds = tree.bounds.united(tree.generations.back().rect);
            for (std::size_t i = 0; i < node.generation->faces.size(); ++i) {
                const QPointF place = corner + QPointF(static_cast<double>(i % kTreeColumns) * kStep,
                                                       static_cast<double>(i / kTreeColumns) * kStep);
                tree.faces.push_back({node.generation->faces[i].id, {place, QSizeF(kTreeFace, kTreeFace)}});
            }
        }
        addLines(tree);
        return tree;
    }

private:
    // Children come after their parents, so that what they need is known, going backwards.
    void widen() {
        for (std::size_t i = m_nodes.size(); i-- > 0;) {
            Node& node = m_nodes[i];
            node.width = std::max(node.size.width(), widthOf(node.children));
        }
    }
    double widthOf(const std::vector<std::size_t>& branches) const {
        double width = 0;
        for (const std::size_t branch : branches) {
            width += m_nodes[branch].width + (width > 0 ? kTreeBranchGap : 0);
        }
        return width;
    }
    // Each in the middle over what comes of it.
    void stand() {
        double left = 0;
        std::vector<double> begins(m_nodes.size());
        for (const std::size_t root : m_roots) {
            begins[root] = left;
            left += m_nodes[root].width + kTreeBranchGap;
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            Node& node = m_nodes[i];
            node.left = begins[i] + (node.width - node.size.width()) / 2;
            double begin = begins[i] + (node.width - widthOf(node.children)) / 2;
            for (const std::size_t child : node.children) {
                begins[child] = begin;
                begin += m_nodes[child].width + kTreeBranchGap;
            }
        }
    }
    // Rows of one depth begin on one height.
    void stack() {
        std::vector<double> heights;
        for (const Node& node : m_nodes) {
            heights.resize(std::max(heights.size(), node.depth + 1));
            heights[node.depth] = std::max(heights[node.depth], node.size.height());
        }
        double top = 0;
        for (const double height : heights) {
            m_tops.push_back(top);
            top += height + kTreeRowGap;
        }
    }
    void addLines(TreeLayout& tree) const {
        std::map<FaceId, const PlacedFace*> faces;
        for (const PlacedFace& face : tree.faces) {
            faces[face.id] = &face;
        }
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const QRectF& row = tree.generations[i].rect;
            const QPointF to(row.center().x(), row.top());
            for (const FaceId parent : m_nodes[i].generation->parents) {
                if (const auto found = faces.find(parent); found != faces.end()) {
                    const QRectF& from = found->second->rect;
                    tree.lines.push_back({parent,
                                          m_nodes[i].generation->id,
                                          {from.center().x(), from.bottom()},
                                          to - QPointF(0, kTreeRowGap / 2),
                                          to});
                }
            }
        }
    }

    std::vector<Node> m_nodes;
    std::vector<std::size_t> m_roots;
    std::vector<double> m_tops;
};

}  // namespace

const PlacedFace* TreeLayout::face(FaceId id) const {
    const auto found = std::find_if(faces.begin(), faces.end(), [&](const PlacedFace& one) { return one.id == id; });
    return found == faces.end() ? nullptr : &*found;
}

const PlacedGeneration* TreeLayout::generation(GenerationId id) const {
    const auto found =
        std::find_if(generations.begin(), generations.end(), [&](const PlacedGeneration& one) { return one.id == id; });
    return found == generations.end() ? nullptr : &*found;
}

const PlacedGeneration* TreeLayout::generationOf(FaceId id) const {
    const PlacedFace* const placed = face(id);
    const auto index = static_cast<std::size_t>(placed - faces.data());
    const auto found = std::find_if(generations.begin(), generations.end(), [&](const PlacedGeneration& one) {
        return index >= one.first && index < one.first + one.count;
    });
    return placed == nullptr || found == generations.end() ? nullptr : &*found;
}

std::vector<const PlacedFace*> TreeLayout::facesIn(const QRectF& area) const {
    std::vector<const PlacedFace*> inside;
    for (const PlacedGeneration& row : generations) {
        if (!row.rect.intersects(area)) {
            continue;
        }
        for (std::size_t i = row.first; i < row.first + row.count; ++i) {
            if (faces[i].rect.intersects(area)) {
                inside.push_back(&faces[i]);
            }
        }
    }
    return inside;
}

const PlacedFace* TreeLayout::faceAt(QPointF point) const {
    for (const PlacedGeneration& row : generations) {
        for (std::size_t i = row.rect.contains(point) ? row.first : row.first + row.count; i < row.first + row.count;
             ++i) {
            if (faces[i].rect.contains(point)) {
                return &faces[i];
            }
        }
    }
    return nullptr;
}

TreeLayout treeLayout(const Family& family) {
    return Placing(family).layout();
}

}  // namespace latentwalk
