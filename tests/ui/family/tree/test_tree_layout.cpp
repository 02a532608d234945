// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <set>

#include "tests/support/room.h"
#include "ui/family/tree/tree_moves.h"
#include "ui/family/tree/tree_picture.h"

using namespace latentwalk;

namespace test_tree_layout {

namespace {

Generation row(std::size_t faces, std::optional<GenerationId> from = {}, std::vector<FaceId> parents = {}) {
    Generation generation;
    generation.kind = parents.empty() ? GenerationKind::Spread : GenerationKind::Bred;
    generation.from = from;
    generation.parents = parents;
    for (std::size_t i = 0; i < faces; ++i) {
        FamilyFace face;
        face.face.latent = {static_cast<float>(i), 1};
        face.parents = parents;
        generation.faces.push_back(face);
    }
    return generation;
}

// A first screen of 6; from it 12 children, then, gone back, 8; from the 12 another 12.
Family some() {
    Family family = Family().with(row(6));
    family = family.with(row(12, 1, {2, 3}));
    family = family.with(row(8, 1, {5}));
    return family.with(row(12, 2, {7, 18}));
}

bool apart(const TreeLayout& tree) {
    for (std::size_t i = 0; i < tree.generations.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (tree.generations[i].rect.intersects(tree.generations[j].rect)) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

class TestTreeLayout : public QObject {
    Q_OBJECT

private slots:
    void everyGenerationIsARowUnderTheOneItCameFrom() {
        const TreeLayout tree = treeLayout(some());
        QCOMPARE(tree.generations.size(), std::size_t{4});
        QCOMPARE(tree.faces.size(), std::size_t{38});
        QVERIFY(apart(tree));
        QCOMPARE(tree.generations[0].rect.top(), 0.0);
        QCOMPARE(tree.generations[1].rect.top(), kTreeFace + kTreeRowGap);
        QCOMPARE(tree.generations[2].rect.top(), tree.generations[1].rect.top());
        QVERIFY2(tree.generations[1].rect.right() < tree.generations[2].rect.left(), "the older branch is on the left");
        QCOMPARE(tree.generations[3].rect.center().x(), tree.generations[1].rect.center().x());
        for (const PlacedGeneration& generation : tree.generations) {
            for (std::size_t i = generation.first; i < generation.first + generation.count; ++i) {
                QVERIFY(generation.rect.contains(tree.faces[i].rect));
            }
        }
    }

    void linesLeadFromParentsToTheirChildren() {
        const Family family = some();
        const TreeLayout tree = treeLayout(family);
        QCOMPARE(tree.lines.size(), std::size_t{5});
        for (const TreeLine& line : tree.lines) {
            const QRectF parent = tree.face(line.parent)->rect;
            const QRectF child = tree.generation(line.child)->rect;
            QCOMPARE(line.from, QPointF(parent.center().x(), parent.bottom()));
            QCOMPARE(line.to, QPointF(child.center().x(), child.top()));
            QVERIFY(line.joint.y() > line.from.y() && line.joint.y() < line.to.y());
        }
    }

    void aPlaceFindsItsFace() {
        const TreeLayout tree = treeLayout(some());
        for (const PlacedFace& face : tree.faces) {
            QCOMPARE(tree.faceAt(face.rect.center())->id, face.id);
        }
        QVERIFY(tree.faceAt(tree.bounds.topLeft() - QPointF(5, 5)) == nullptr);
        QCOMPARE(tree.facesIn(tree.bounds).size(), tree.faces.size());
        QCOMPARE(tree.facesIn(tree.generations[2].rect).size(), std::size_t{8});
    }

    void manyFacesHaveSeveralLines() {
        const TreeLayout tree = treeLayout(Family().with(row(50)).with(row(3, 1, {1})));
        QCOMPARE(tree.generations[0].rect.height(), 3 * kTreeFace + 2 * kTreeGap);
        QCOMPARE(tree.generations[1].rect.top(), tree.generations[0].rect.bottom() + kTreeRowGap);
    }

    void rowsOfTheirOwnStandBeside() {
        const TreeLayout tree = treeLayout(some().with(row(2)));
        QCOMPARE(tree.generations.back().rect.top(), 0.0);
        QVERIFY(apart(tree));
    }

    void nothingHasNoTree() {
        const TreeLayout tree = treeLayout(Family());
        QVERIFY(tree.faces.empty() && tree.bounds.isEmpty());
        QVERIFY(!treeMove(tree, Family(), std::nullopt, Qt::Key_Down));
    }

    // Long chains with branches everywhere, as a long evening makes them.
    void twoThousandFacesFindAPlaceEach() {
        Family family = Family().with(row(12));
        for (GenerationId from = 1; family.faceCount() < 2000; ++from) {
            const GenerationId at = from % 7 == 0 ? from / 2 : from;
            const FaceId parent = family.generation(at)->faces.front().id;
            family = family.showing(at).with(row(12, at, {parent}));
        }
        const TreeLayout tree = treeLayout(family);
        QVERIFY(apart(tree));
        std::set<std::pair<double, double>> corners;
        for (const PlacedFace& face : tree.faces) {
            corners.insert({face.rect.left(), face.rect.top()});
        }
        QCOMPARE(corners.size(), tree.faces.size());
    }

    void arrowsLeadFromFaceToFace() {
        const Family family = some();
        const TreeLayout tree = treeLayout(family);
        QCOMPARE(treeMove(tree, family, std::nullopt, Qt::Key_Left), std::optional<FaceId>(27));
        QCOMPARE(treeMove(tree, family, 7, Qt::Key_Right), std::optional<FaceId>(8));
        QVERIFY(!treeMove(tree, family, 7, Qt::Key_Left));
        QCOMPARE(treeMove(tree, family, 9, Qt::Key_Up), std::optional<FaceId>(2));
        QVERIFY(!treeMove(tree, family, 1, Qt::Key_Up));
        // Down to the children that it is a parent of, else to what came of its row.
        const auto down = treeMove(tree, family, 5, Qt::Key_Down);
        QVERIFY(down && family.generationOf(*down)->id == 3);
        const auto other = treeMove(tree, family, 1, Qt::Key_Down);
        QVERIFY(other && family.generationOf(*other)->id == 2);
        QVERIFY(!treeMove(tree, family, 30, Qt::Key_Down));
    }

    void aPictureOfItIsNeverLargerThanPicturesCanBe() {
        Family family = some();
        QCOMPARE(treeFacePixels(family, 128), 128);
        for (int i = 0; i < 180; ++i) {
            family = family.with(row(12, family.newestGeneration(), {family.newestFace()}));
        }
        const TreeLayout tree = treeLayout(family);
        const int side = treeFacePixels(family, 1024);
        QVERIFY(side >= 8 && side * tree.bounds.height() / kTreeFace < 17'000);
    }
};

LATENTWALK_TEST(TestTreeLayout, none)

}  // namespace test_tree_layout

#include "test_tree_layout.moc"
