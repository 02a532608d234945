// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSlider>
#include <QTest>

#include "core/latent/face_file.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/render/frame_cache.h"
#include "ui/walk/anchor_editor.h"
#include "ui/walk/walk_bar.h"
#include "ui/window/commands/face_saving.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_photo_anchors {

// Anchors whose faces carry offsets, in the window.
class TestPhotoAnchors : public QObject {
    Q_OBJECT

private:
    // Of the fake's four channels at 4x4; grey in the middle becomes this much greener.
    static CarriedOffsets offsets(float green = 0.5F, std::size_t channels = 4) {
        FaceOffsets result;
        result.scales[0].assign(channels * 16, green);
        return CarriedOffsets(result);
    }
    static SessionAnchor photo() { return anchorOf(Latent(512, 0.0F), offsets()); }
    static int greenOf(const QImage& image) { return qGreen(image.pixel(image.width() / 2, image.height() / 2)); }
    static int stage(FakeWindow& window) { return greenOf(window.find<FaceView>()->image()); }
    static AnchorEditor* lastEditor(FakeWindow& window) {
        for (auto* editor : window.find<WalkBar>()->findChildren<AnchorEditor*>()) {
            if (editor->thumbnail()->anchor() == window->document().anchors().count() - 1) {
                return editor;
            }
        }
        return nullptr;
    }
    static QString write(FakeWindow& window, const char* name, const KeptFace& face) {
        const QString path = window.folder() + u'/' + QLatin1String(name);
        writeFace(path.toStdString(), face);
        return path;
    }

    static constexpr int kGrey = 128;
    static constexpr int kGreen = 191;  // half as much again

private slots:
    void aFileBecomesAnAnchor() {
        FakeWindow window;
        QVERIFY(window.start());
        window->openFile(write(window, "face.npz", {Latent(512, 0.0F), offsets()}));
        QTRY_COMPARE(window->document().anchors().count(), 3);
        const SessionAnchor& face = window->document().session().anchors.back();
        QCOMPARE(QString::fromStdString(face.name), QStringLiteral("C"));
        QVERIFY(face.offsets == offsets());
        QCOMPARE(window->document().place().anchorAtPosition(), std::optional(2));
        QTRY_COMPARE(stage(window), kGreen);
        window->document().undoStack().undo();
        QCOMPARE(window->document().anchors().count(), 2);
    }

    void aFaceOfAnotherModelIsRefused() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* messages = window.find<MessageBar>();
        window->openFile(write(window, "small.npz", {Latent(24, 0.0F), {}}));
        QTRY_VERIFY(messages->isVisible());
        QVERIFY(messages->text().contains("24") && messages->text().contains("512"));
        messages->dismiss();
        window->openFile(write(window, "other.npz", {Latent(512, 0.0F), offsets(1, 3)}));
        QTRY_VERIFY(messages->isVisible());
        QVERIFY2(messages->text().contains("48") && messages->text().contains("64"), qPrintable(messages->text()));
        QCOMPARE(window->document().anchors().count(), 2);
    }

    void theSliderIsThereForPhotosAlone() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* slider = lastEditor(window)->findChild<ClosenessSlider*>();
        QVERIFY(!slider->isVisible());
        window->document().anchors().add({photo()}, QStringLiteral("a photo"));
        QVERIFY(slider->isVisible());
        window->document().anchors().setSeed(2, 5);
        QVERIFY(!slider->isVisible());
        QVERIFY(window->document().session().anchors[2].offsets.empty());
    }

    void theSliderMakesTheFaceFreer() {
        FakeWindow window;
        QVERIFY(window.start());
        Document& document = window->document();
        document.anchors().add({photo()}, QStringLiteral("a photo"));
        QTRY_COMPARE(stage(window), kGreen);
        auto* slider = lastEditor(window)->findChild<QSlider*>();
        QCOMPARE(slider->value(), 0);
        const int steps = document.undoStack().count();
        slider->setSliderDown(true);
        for (const int value : {20, 60, 100}) {
            slider->setValue(value);
        }
        slider->setSliderDown(false);
        QCOMPARE(document.session().anchors[2].offsets.closeness(), 0.0);
        QTRY_COMPARE(stage(window), kGrey);
        QCOMPARE(document.undoStack().count(), steps + 1);
        slider->setValue(50);
        QCOMPARE(document.undoStack().count(), steps + 2);
        QCOMPARE(document.session().anchors[2].offsets.closeness(), 0.5);
        document.undoStack().undo();
        QCOMPARE(slider->value(), 100);
        document.undoStack().undo();
        QCOMPARE(slider->value(), 0);
        QTRY_COMPARE(stage(window), kGreen);
        QVERIFY(document.session().anchors[2].offsets == offsets());
    }

    void smallPicturesShowIt() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().add({photo(), photo()}, QStringLiteral("photos"));
        QVERIFY(window.rest());
        QTRY_COMPARE(greenOf(lastEditor(window)->thumbnail()->image()), kGreen);
        window->document().anchors().setCloseness(3, 0);
        QTRY_COMPARE(greenOf(lastEditor(window)->thumbnail()->image()), kGrey);
    }

    void picturesAreNotTakenForOneAnother() {
        const Latent latent(8, 0.5F);
        const QByteArray plain = FrameCache::keyOf(latent, {});
        QVERIFY(plain != FrameCache::keyOf(latent, {}, offsets().shown()));
        QVERIFY(FrameCache::keyOf(latent, {}, offsets().shown()) == FrameCache::keyOf(latent, {}, offsets().shown()));
        QVERIFY(FrameCache::keyOf(latent, {}, offsets().shown()) !=
                FrameCache::keyOf(latent, {}, offsets().with(0.5).shown()));
        QCOMPARE(plain, FrameCache::keyOf(latent, {}, offsets().with(0).shown()));
    }

    void aPlaceOnTheWalkIsPinnedAsItIs() {
        FakeWindow window;
        QVERIFY(window.start());
        Document& document = window->document();
        document.anchors().add({photo()}, QStringLiteral("a photo"));
        document.place().setPosition(0.8);
        const Face shown = document.place().current();
        QVERIFY(shown.offsets);
        document.anchors().pin(0);
        QVERIFY(document.place().current() == shown);
    }

    void anotherNetworkLeavesThemOut() {
        FakeWindow window;
        QVERIFY(window.start());
        Document& document = window->document();
        const QByteArray before = QByteArray::fromStdString(toJson(document.session()));
        document.anchors().add({photo()}, QStringLiteral("a photo"));
        document.anchors().rename(2, QStringLiteral("me"));
        window->openModel(QStringLiteral("another"));
        QTRY_COMPARE(QString::fromStdString(document.session().model.title), QStringLiteral("another"));
        QVERIFY(document.session().anchors[2].offsets.empty());
        QCOMPARE(document.session().anchors[2].components, Latent(512, 0.0F));
        QVERIFY(window.answer(QStringLiteral("Back to the model before")) != nullptr);
        document.undoStack().undo();
        QVERIFY2(document.session().anchors[2].offsets.empty(), "what is undone brings another network's offsets");
        QTRY_COMPARE(stage(window), kGrey);
    }

    void aFaceIsSavedAndOpensAgain() {
        FakeWindow window;
        QVERIFY(window.start());
        Document& document = window->document();
        document.anchors().add({photo()}, QStringLiteral("a photo"));
        FaceSaving saving(document, *window.find<WalkBar>(), *window.find<MessageBar>(), *window);
        const QString path = window.folder() + QStringLiteral("/me.npz");
        saving.save(2, path);
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY(readFace(path.toStdString()) == (KeptFace{Latent(512, 0.0F), offsets()}));
    }

    void moreThanAFileHasRoomForIsRefused() {
        FakeWindow window;
        QVERIFY(window.start());
        FaceOffsets large;
        large.scales[2].assign(std::size_t{4096} * 256, 1);
        std::vector<SessionAnchor> many;
        for (int i = 0; i < 11; ++i) {
            large.scales[2].front() = static_cast<float>(i);
            many.push_back(anchorOf(Latent(512, 0.0F), CarriedOffsets(large)));
        }
        window->document().anchors().add(many, QStringLiteral("an album"));
        QCOMPARE(window->document().anchors().count(), 2);
        auto* messages = window.find<MessageBar>();
        QVERIFY(messages->isVisible() && messages->text().contains("than a file has room for"));
    }

    void sessionsKeepThem() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().add({photo()}, QStringLiteral("a photo"));
        window->document().anchors().setCloseness(2, 0.25);
        const QString path = window.folder() + QStringLiteral("/me.latentwalk");
        writeSession(path.toStdString(), window->document().session());
        window->document().undoStack().setClean();
        window->files().startNew();
        QCOMPARE(window->document().anchors().count(), 2);
        window->openFile(path);
        QTRY_COMPARE(window->document().anchors().count(), 3);
        QVERIFY(window->document().session().anchors[2].offsets == offsets().with(0.25));
    }
};

LATENTWALK_TEST(TestPhotoAnchors, window)

}  // namespace test_photo_anchors

#include "test_photo_anchors.moc"
