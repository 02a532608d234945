// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "core/diagnosis/places.h"
#include "core/generator/open/kept_clipping.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/models/label_texts.h"
#include "ui/models/model_details.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_model_details {

// Model ▸ Details, and the count of clipped pixels that it shows.
class TestModelDetails : public QObject {
    Q_OBJECT

private:
    static ModelDetails* details(FakeWindow& window) {
        window.find<QAction>(QStringLiteral("modelDetails"))->trigger();
        return window->findChild<ModelDetails*>();
    }
    static QString text(const ModelDetails* dialog, const char* name) {
        return dialog->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    static QString line(const ModelDetails* dialog, const char* name) {
        return dialog->findChild<QLineEdit*>(QString::fromLatin1(name))->text();
    }

private slots:
    void saysWhatTheModelIs() {
        FakeWindow window;
        window->show();
        QVERIFY(!window.find<QAction>(QStringLiteral("modelDetails"))->isEnabled());
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        QVERIFY(dialog->isVisible());
        QCOMPARE(text(dialog, "title"), QStringLiteral("fake"));
        QCOMPARE(line(dialog, "file"), QStringLiteral("fake"));
        QCOMPARE(line(dialog, "hash").toStdString(), FakeWindow::hashOf("fake"));
        QCOMPARE(text(dialog, "pictures"), QStringLiteral("16 × 16 pixels, in colour"));
        QCOMPARE(text(dialog, "latents"), QStringLiteral("512 components"));
        QCOMPARE(text(dialog, "computed"), QStringLiteral("in bfloat16 on CPU, 2 threads"));
        // It follows the model that is open.
        window->openModel(QStringLiteral("deep"));
        QTRY_COMPARE(text(dialog, "title"), QStringLiteral("deep"));
        QCOMPARE(text(dialog, "pictures"), QStringLiteral("64 × 64 pixels, in colour"));
        QCOMPARE(details(window), dialog);
    }

    void labelsAreListedWhereThereAreSome() {
        FakeWindow window;
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        auto* labels = dialog->findChild<QLabel*>(QStringLiteral("labels"));
        QVERIFY(!labels->isVisible());
        window->openModel(QStringLiteral("labelled"));
        QTRY_COMPARE(text(dialog, "title"), QStringLiteral("labelled"));
        QVERIFY(labels->isVisible());
        QCOMPARE(labels->text(), QStringLiteral("Main: 3 – cat, dog, fox\nColour: 2 – red, blue"));
        window->openModel(QStringLiteral("fake"));
        QTRY_COMPARE(text(dialog, "title"), QStringLiteral("fake"));
        QVERIFY(!labels->isVisible());
    }

    // Classes that have numbers only, and more of them than anybody reads.
    void manyLabelsAreCounted() {
        LabelAttribute classes{"label", {}};
        for (int i = 0; i < 1000; ++i) {
            classes.values.push_back(std::to_string(i));
        }
        const QString text = listOf({classes});
        QVERIFY2(text.startsWith(QStringLiteral("Label: 1000 – 0, 1, 2, ")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral(", 39, …")), qPrintable(text));
    }

    void aModelWithinItsRangeGetsNoNote() {
        FakeWindow window;
        window.control().contrast = 0.1F;
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        QTRY_COMPARE(text(dialog, "clipped"), QStringLiteral("0.0 % of 16 faces"));
        QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("note"))->isVisible());
    }

    void aBurntModelGetsANote() {
        FakeWindow window;
        window.control().contrast = 30;
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        auto* note = dialog->findChild<QLabel*>(QStringLiteral("note"));
        QTRY_VERIFY(note->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("10.0 %")), qPrintable(note->text()));
        // The next one is counted anew.
        window.control().contrast = 0.1F;
        window->openModel(QStringLiteral("deep"));
        QTRY_COMPARE(text(dialog, "clipped"), QStringLiteral("0.0 % of 16 faces"));
        QVERIFY(!note->isVisible());
    }

    // Once for each model, after its first face, and with nobody waiting: the face that is looked at comes first.
    void countsOnceAndGivesWay() {
        FakeWindow window;
        window.control().contrast = 30;
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        QTRY_VERIFY(text(dialog, "clipped").endsWith(QStringLiteral("% of 16 faces")));
        const QString counted = text(dialog, "clipped");
        QVERIFY(window.rest());
        window.control().contrast = 0.1F;
        // Another precision of it, another model, and back: what was counted is remembered.
        window.find<QAction>(QStringLiteral("precisionFloat32"))->trigger();
        QTRY_VERIFY(text(dialog, "computed").contains(QStringLiteral("float32")));
        QCOMPARE(text(dialog, "clipped"), counted);
        window->openModel(QStringLiteral("deep"));
        QTRY_COMPARE(text(dialog, "clipped"), QStringLiteral("0.0 % of 16 faces"));
        window->openModel(QStringLiteral("fake"));
        QTRY_COMPARE(text(dialog, "title"), QStringLiteral("fake"));
        QCOMPARE(text(dialog, "clipped"), counted);
    }

    // By the command line, or by an earlier window: nothing is painted for it then.
    void whatIsKnownIsNotCounted() {
        FakeWindow window;
        ModelReference model;
        model.sha256 = FakeWindow::hashOf("fake");
        keepClippedShare(clippingFolder(), model, 0.25);
        window.control().contrast = 0.1F;
        QVERIFY(window.start());
        QCOMPARE(text(details(window), "clipped"), QStringLiteral("25.0 % of 16 faces"));
        QVERIFY(window.rest());
        QCOMPARE(text(details(window), "clipped"), QStringLiteral("25.0 % of 16 faces"));
        // And what is counted here is known to others.
        window->openModel(QStringLiteral("deep"));
        model.sha256 = FakeWindow::hashOf("deep");
        QTRY_COMPARE(knownClippedShare(clippingFolder(), model), std::optional(0.0));
    }

    void anotherModelEndsTheCountOfTheOneBefore() {
        FakeWindow window;
        window.control().contrast = 30;
        window.control().delayMilliseconds = 20;
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        // A burnt picture of the first model is on its way when the next one is asked for, whose own are not burnt.
        window.control().held = true;
        QTRY_VERIFY(window.control().running > 0);
        QVERIFY(!text(dialog, "clipped").endsWith(QStringLiteral("% of 16 faces")));
        window.control().contrast = 0.1F;
        window->openModel(QStringLiteral("deep"));
        window.control().delayMilliseconds = 0;
        window.control().release();
        QTRY_COMPARE_WITH_TIMEOUT(text(dialog, "clipped"), QStringLiteral("0.0 % of 16 faces"), 20000);
        QCOMPARE(text(dialog, "title"), QStringLiteral("deep"));
    }

    void whatCannotBeCountedSaysWhy() {
        FakeWindow window;
        window.control().poison = sampleLatent(5, 512)[0];
        QVERIFY(window.start());
        ModelDetails* dialog = details(window);
        QTRY_COMPARE(text(dialog, "clipped"), QStringLiteral("Not counted: The fake was told to fail."));
    }
};

LATENTWALK_TEST(TestModelDetails, window)

}  // namespace test_model_details

#include "test_model_details.moc"
