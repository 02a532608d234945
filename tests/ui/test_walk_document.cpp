#include <QSignalSpy>
#include <QTest>

#include "ui/walk_document.h"

using namespace latentwalk;

class TestWalkDocument : public QObject {
    Q_OBJECT

private slots:
    void anchorsShowTheirSeeds() {
        WalkDocument document;
        document.setAnchorSeed(0, 0);
        document.setAnchorSeed(1, 18446744073709551615ULL);
        QCOMPARE(document.current().seed, std::optional<quint64>(0));
        QCOMPARE(document.current().latent, sampleLatent(0, 512));
        document.setPosition(1);
        QCOMPARE(document.current().seed, std::optional<quint64>(18446744073709551615ULL));
        QCOMPARE(document.current().latent, sampleLatent(18446744073709551615ULL, 512));
    }

    void betweenThemIsTheWalk() {
        WalkDocument document;
        document.setAnchorSeed(0, 3);
        document.setAnchorSeed(1, 5);
        for (const WalkPath path : {WalkPath::Straight, WalkPath::Spherical}) {
            document.setPath(path);
            document.setPosition(0.3);
            QVERIFY(!document.current().seed);
            QCOMPARE(document.current().latent, Walk({sampleLatent(3, 512), sampleLatent(5, 512)}, path).at(0.3));
        }
    }

    void pinningKeepsThePicture_data() {
        QTest::addColumn<int>("anchor");
        QTest::addColumn<bool>("aside");
        QTest::newRow("A, on the walk") << 0 << false;
        QTest::newRow("B, on the walk") << 1 << false;
        QTest::newRow("A, beside it") << 0 << true;
        QTest::newRow("B, beside it") << 1 << true;
    }
    void pinningKeepsThePicture() {
        QFETCH(int, anchor);
        QFETCH(bool, aside);
        WalkDocument document;
        document.setPosition(0.4);
        if (aside) {
            document.showSeed(77);
        }
        const Face before = document.current();
        const Anchor other = document.anchors()[static_cast<std::size_t>(1 - anchor)];
        document.pin(anchor);
        QVERIFY(document.current() == before);
        QVERIFY(!document.aside());
        QVERIFY(document.anchors()[static_cast<std::size_t>(anchor)].face == before);
        QVERIFY(document.anchors()[static_cast<std::size_t>(1 - anchor)] == other);
        QCOMPARE(before.seed.has_value(), aside);
    }

    void movingReturnsToTheWalk() {
        WalkDocument document;
        document.setPosition(0.4);
        const Face onWalk = document.current();
        document.showSeed(9);
        QCOMPARE(document.current().seed, std::optional<quint64>(9));
        QSignalSpy changed(&document, &WalkDocument::currentChanged);
        document.setPosition(0.4);
        QCOMPARE(changed.size(), 1);
        QVERIFY(document.current() == onWalk);
    }

    void nothingIsToldWhenNothingChanges() {
        WalkDocument document;
        document.setPosition(0.5);
        document.setAnchorSeed(0, 1);
        QSignalSpy changed(&document, &WalkDocument::currentChanged);
        QSignalSpy anchors(&document, &WalkDocument::anchorChanged);
        document.setPosition(0.5);
        document.setAnchorSeed(0, 1);
        document.setPath(document.path());
        QCOMPARE(changed.size() + anchors.size(), 0);
    }

    void anotherLatentSizeKeepsTheSeeds() {
        WalkDocument document;
        document.setAnchorSeed(0, 21);
        document.setPosition(0.5);
        document.pin(1);  // a latent without a seed
        document.setLatentSize(24);
        QCOMPARE(document.anchors()[0].face.latent, sampleLatent(21, 24));
        QCOMPARE(document.anchors()[1].face.latent.size(), std::size_t{24});
        QCOMPARE(document.current().latent.size(), std::size_t{24});

        document.setPosition(0.5);
        document.pin(1);
        const Latent pinned = document.anchors()[1].face.latent;
        document.setLatentSize(24);
        QCOMPARE(document.anchors()[1].face.latent, pinned);
    }

    void positionStaysOnTheWalk() {
        WalkDocument document;
        document.setPosition(-1);
        QCOMPARE(document.position(), 0.0);
        document.setPosition(2);
        QCOMPARE(document.position(), 1.0);
        QCOMPARE(document.anchorBeside(0.3, 1), 1.0);
        QCOMPARE(document.anchorBeside(0.3, -1), 0.0);
        QCOMPARE(document.anchorBeside(0, 1), 1.0);
        QCOMPARE(document.anchorBeside(0, -1), 0.0);
        QCOMPARE(document.anchorBeside(1, 1), 1.0);
    }
};

QTEST_GUILESS_MAIN(TestWalkDocument)
#include "test_walk_document.moc"
