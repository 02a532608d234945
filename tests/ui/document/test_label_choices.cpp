// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "ui/document/document.h"

using namespace latentwalk;

namespace test_label_choices {

constexpr std::int64_t kSize = 24;

// The labels of a conditional model, as the walk, the face aside and what comes new take them.
class TestLabelChoices : public QObject {
    Q_OBJECT

private:
    static Labels labels() { return {{"Main", {"cat", "dog", "fox"}}, {"Colour", {"red", "blue"}}}; }
    static ModelReference model(const Labels& labels) {
        ModelReference reference;
        reference.title = "conditional";
        reference.latentSize = kSize;
        reference.labels = labels;
        return reference;
    }
    // One that shows the conditional model, at its first anchor.
    static std::unique_ptr<Document> conditional() {
        auto document = std::make_unique<Document>();
        document->setModel(model(labels()), 3);
        return document;
    }
    static LabelChoice of(const Document& document, std::size_t anchor) {
        return document.session().anchors[anchor].labels;
    }

private slots:
    void allFacesTakeIt() {
        const auto document = conditional();
        const quint64 seed = *document->session().anchors[0].seed;
        QSignalSpy told(&document->labelChoices(), &LabelChoices::changed);
        QSignalSpy shown(&document->place(), &WalkPlace::currentChanged);
        document->labelChoices().chooseForAll(0, 1);
        QCOMPARE(told.count(), 1);
        QCOMPARE(shown.count(), 1);
        QVERIFY((document->labelChoices().forAll() == LabelChoice{1}));
        QVERIFY((of(*document, 0) == LabelChoice{1}));
        QVERIFY((of(*document, 1) == LabelChoice{1}));
        QVERIFY(document->place().current().latent == sampleLatent(seed, kSize, labels(), {1}));
        // What comes new: a face aside, another seed for an anchor, one that is inserted, those of the plane.
        document->place().showSeed(77);
        QVERIFY(document->place().current().latent == sampleLatent(77, kSize, labels(), {1}));
        document->anchors().setSeed(0, 78);
        QVERIFY((of(*document, 0) == LabelChoice{1}));
        document->anchors().insert(1, anchorOf(document->session(), 79));
        QVERIFY((of(*document, 1) == LabelChoice{1}));
        document->plane().addAnchors({80});
        QVERIFY((document->session().anchors.back().labels == LabelChoice{1}));
        // The other attribute goes its own way.
        document->labelChoices().chooseForAll(1, 0);
        QVERIFY((of(*document, 0) == LabelChoice{1, 0}));
        document->labelChoices().chooseForAll(0, kFromSeed);
        QVERIFY((of(*document, 0) == LabelChoice{kFromSeed, 0}));
    }

    void aFaceAsideFollowsToo() {
        const auto document = conditional();
        document->place().showSeed(77);
        document->labelChoices().chooseForAll(0, 2);
        QVERIFY(document->place().aside().has_value());
        QVERIFY(document->place().current().latent == sampleLatent(77, kSize, labels(), {2}));
        document->undoStack().undo();
        QVERIFY(document->place().current().latent == sampleLatent(77, kSize, labels()));
        QVERIFY(document->labelChoices().forAll().empty());
        document->undoStack().redo();
        QVERIFY(document->place().current().latent == sampleLatent(77, kSize, labels(), {2}));
    }

    // A walk from one label to another.
    void oneFaceMayHaveItsOwn() {
        const auto document = conditional();
        document->labelChoices().chooseForAll(0, 0);
        document->place().setPosition(1);
        QVERIFY((document->labelChoices().ofShown() == LabelChoice{0}));
        document->labelChoices().chooseForShown(0, 1);
        QVERIFY((of(*document, 0) == LabelChoice{0}));
        QVERIFY((of(*document, 1) == LabelChoice{1}));
        document->place().setPosition(0.5);
        const Latent between = document->place().current().latent;
        QCOMPARE(between[kSize - 5], between[kSize - 4]);
        QVERIFY(between[kSize - 5] > 0);
        // Which the choice for all leaves alone.
        document->labelChoices().chooseForAll(0, 2);
        QVERIFY((of(*document, 0) == LabelChoice{2}));
        QVERIFY((of(*document, 1) == LabelChoice{1}));
        document->undoStack().undo();
        document->undoStack().undo();
        QVERIFY((of(*document, 1) == LabelChoice{0}));
    }

    // What is shown is inserted as it is shown, also where it has no label of its own.
    void theShownFaceKeepsItsOwnWhenInserted() {
        const auto document = conditional();
        document->labelChoices().chooseForAll(0, 1);
        document->labelChoices().chooseForShown(0, kFromSeed);
        document->anchors().insert(2, document->place().currentAsAnchor());
        QVERIFY(of(*document, 2).empty());
    }

    void aFaceBetweenAnchorsHasNoneToChoose() {
        const auto document = conditional();
        document->place().setPosition(0.3);
        QVERIFY(!document->labelChoices().ofShown());
        document->labelChoices().chooseForShown(0, 1);
        QCOMPARE(document->undoStack().count(), 0);
        SessionAnchor pinned = document->place().currentAsAnchor();
        QVERIFY(!pinned.seed);
        document->place().showAside(pinned);
        QVERIFY(!document->labelChoices().ofShown());
        // It keeps the labels that are in its latent.
        document->anchors().replace(0, pinned);
        document->labelChoices().chooseForAll(0, 1);
        QVERIFY(of(*document, 0).empty());
        QVERIFY((of(*document, 1) == LabelChoice{1}));
        QVERIFY(problemOf(document->session()).empty());
    }

    void whatIsNotThereCannotBeChosen() {
        const auto document = conditional();
        document->labelChoices().chooseForAll(2, 0);
        document->labelChoices().chooseForAll(0, 3);
        document->labelChoices().chooseForAll(0, -2);
        document->labelChoices().chooseForShown(1, 2);
        QCOMPARE(document->undoStack().count(), 0);
        Document without;
        QVERIFY(!without.labelChoices().ofShown());
        without.labelChoices().chooseForAll(0, 0);
        QCOMPARE(without.undoStack().count(), 0);
    }

    // Undo leads back to faces of a model with labels, whose latents are as long as those of the one without.
    void anotherModelMayHaveNone() {
        const auto document = conditional();
        document->labelChoices().chooseForAll(0, 1);
        document->labelChoices().chooseForAll(0, 2);
        document->setModel(model({}), 3);
        QVERIFY(document->labelChoices().forAll().empty());
        document->undoStack().undo();
        QVERIFY(problemOf(document->session()).empty());
        const quint64 seed = *document->session().anchors[0].seed;
        QVERIFY(document->place().current().latent == sampleLatent(seed, kSize));
        document->undoStack().redo();
        QVERIFY(problemOf(document->session()).empty());
    }

    void aSessionBringsItsOwn() {
        const auto document = conditional();
        document->labelChoices().chooseForAll(1, 1);
        const Session kept = parseSession("x", toJson(document->session()));
        document->setSession({.model = model(labels())});
        QVERIFY(document->labelChoices().forAll().empty());
        document->setSession(kept);
        QVERIFY((document->labelChoices().forAll() == LabelChoice{kFromSeed, 1}));
        QVERIFY(document->session() == kept);
    }
};

LATENTWALK_TEST(TestLabelChoices, core)

}  // namespace test_label_choices

#include "test_label_choices.moc"
