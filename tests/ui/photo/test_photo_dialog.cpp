// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "core/model/builtin_model.h"
#include "tests/support/fake_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_photos.h"
#include "tests/support/window/fake_window.h"
#include "ui/photo/photo_dialog.h"

using namespace latentwalk;
using test::FakeControl;
using test::fakeFace;
using test::fakePhotoFile;

namespace test_photo_dialog {

class TestPhotoDialog : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeControl> m_control;
    std::unique_ptr<RenderService> m_service;
    std::unique_ptr<ModelFaces> m_model;
    std::unique_ptr<PhotoDialog> m_dialog;
    std::vector<SearchOrder> m_orders;

    void open(const QString& model) {
        QSignalSpy opened(m_service.get(), &RenderService::checkpointOpened);
        m_service->openCheckpoint(model);
        QVERIFY(opened.wait());
        m_model->setCheckpoint(qvariant_cast<CheckpointInfo>(opened.first().first()));
    }
    QString photo(const QString& name, int faces) { return fakePhotoFile(m_folder->path(), name, faces); }
    template <typename Widget>
    Widget* part(const QString& name = {}) const {
        return m_dialog->findChild<Widget*>(name);
    }
    PointsView& view() const { return *part<PointsView>(); }
    QPushButton& find() const { return *part<QPushButton>(QStringLiteral("findFace")); }
    QString note() const {
        QStringList all;
        for (const auto* label : m_dialog->findChildren<QLabel*>()) {
            all.append(label->text());
        }
        return all.join(u'\n');
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
        QSettings().clear();
        m_control = std::make_shared<FakeControl>();
        m_service = std::make_unique<RenderService>(test::FakeWindow::factory(m_control));
        m_model =
            std::make_unique<ModelFaces>(*m_service, m_folder->filePath(QStringLiteral("alignment")).toStdString());
        open(QStringLiteral("celeba-128"));
        m_dialog = std::make_unique<PhotoDialog>(*m_model, test::fakePhotoFaces());
        m_orders.clear();
        connect(m_dialog.get(), &PhotoDialog::searchRequested, this,
                [this](const SearchOrder& order) { m_orders.push_back(order); });
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup() {
        m_dialog.reset();
        m_model.reset();
        m_service.reset();
    }

    void theFoundFaceCanBeLookedForAtOnce() {
        QVERIFY(!find().isEnabled());
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        QTRY_VERIFY(find().isEnabled());
        QCOMPARE(view().points(), fakeFace(0));
        QVERIFY(!part<PhotoList>()->isVisible());
        QTest::mouseClick(&find(), Qt::LeftButton);
        QCOMPARE(m_orders.size(), std::size_t{1});
        QCOMPARE(m_orders[0].photos.size(), std::size_t{1});
        QCOMPARE(m_orders[0].photos[0].name, QStringLiteral("one.png"));
        QCOMPARE(m_orders[0].photos[0].points, fakeFace(0));
        QCOMPARE(m_orders[0].target, faces::kBuiltInPoints);
        QCOMPARE(m_orders[0].seconds, 30.0);
        QVERIFY(!m_orders[0].closer);
        QVERIFY(!m_dialog->isVisible());
    }

    void theCropFollowsThePoints() {
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        auto* crop = part<CropView>();
        QTRY_VERIFY(!crop->crop().isNull());
        const qint64 before = crop->crop().cacheKey();
        const QPoint from = view().seenAt(2).toPoint();
        QTest::mousePress(&view(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&view(), from + QPoint(20, 10));
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, from + QPoint(20, 10));
        QTRY_VERIFY(crop->crop().cacheKey() != before);
        QTRY_VERIFY(crop->hasGhost());
    }

    void withoutAFaceThePointsAreMarkedByHand() {
        m_dialog->add({photoIn(photo(QStringLiteral("none.png"), 0))});
        QTRY_VERIFY(note().contains(QStringLiteral("No face found. Mark both eyes and the mouth yourself.")));
        QVERIFY(find().isEnabled());
        const faces::FacePoints points = view().points();
        QVERIFY(points.leftEye.x < points.rightEye.x && points.mouth.y > points.leftEye.y);
        QVERIFY(points.leftEye.x > 0 && points.rightEye.x < 400 && points.mouth.y < 300);
        QTest::mouseClick(&find(), Qt::LeftButton);
        QCOMPARE(m_orders.at(0).photos[0].points, points);
    }

    void withoutNetworksThePointsAreMarkedByHand() {
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 255))});
        QTRY_VERIFY(note().contains(QStringLiteral("There are no networks.")));
        QVERIFY(find().isEnabled());
    }

    void ofSeveralFacesAClickChooses() {
        m_dialog->add({photoIn(photo(QStringLiteral("three.png"), 3))});
        QTRY_VERIFY(note().contains(QStringLiteral("3 faces found")));
        QTest::mouseClick(&view(), Qt::LeftButton, {}, view().seenAt(faces::Place{235, 55}).toPoint());
        QCOMPARE(view().points(), fakeFace(2));
        QTest::mouseClick(&find(), Qt::LeftButton);
        QCOMPARE(m_orders.at(0).photos[0].points, fakeFace(2));
    }

    void thePointsGoBackToWhereTheyWereFound() {
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        QTRY_VERIFY(find().isEnabled());
        QPushButton* again = nullptr;
        for (auto* button : m_dialog->findChildren<QPushButton*>()) {
            again = button->text() == QStringLiteral("As f&ound") ? button : again;
        }
        QVERIFY(again != nullptr && again->isVisible() && !again->isEnabled());
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(view().points() != fakeFace(0));
        QVERIFY(again->isEnabled());
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(view().points(), fakeFace(0));
        QVERIFY(!again->isEnabled());
    }

    void pointsThatAreNoFaceAreRefused() {
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        QTRY_VERIFY(find().isEnabled());
        const QPoint mouth = view().seenAt(2).toPoint();
        const QPoint above = view().seenAt(faces::Place{35, 5}).toPoint();
        QTest::mousePress(&view(), Qt::LeftButton, {}, mouth);
        QTest::mouseMove(&view(), above);
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, above);
        QVERIFY(!find().isEnabled());
        QVERIFY(note().contains(QStringLiteral("This cannot be a face")));
    }

    void aFileThatCannotBeReadSaysWhy() {
        const QString path = m_folder->filePath(QStringLiteral("broken.jpg"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\xFF\xD8\xFF\xE0") == 4);
        file.close();
        m_dialog->add({photoIn(path)});
        QTRY_VERIFY(view().accessibleDescription().contains(QStringLiteral("broken.jpg cannot be read")));
        QVERIFY(!find().isEnabled());
        QVERIFY(find().toolTip().contains(QStringLiteral("broken.jpg")));
        // Others are not held up by it.
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        QTRY_VERIFY(find().isEnabled());
        QTest::mouseClick(&find(), Qt::LeftButton);
        QCOMPARE(m_orders.at(0).photos.size(), std::size_t{1});
    }

    void severalPhotosHaveAnOrder() {
        auto* list = part<PhotoList>();
        m_dialog->add({photoIn(photo(QStringLiteral("a.png"), 1)), photoIn(photo(QStringLiteral("b.png"), 2)),
                       photoIn(photo(QStringLiteral("c.png"), 0))});
        QTRY_VERIFY(find().isEnabled());
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 3);
        QVERIFY(list->item(1)->text().contains(QStringLiteral("2 faces")));
        QVERIFY(list->item(2)->text().contains(QStringLiteral("no face found")));
        // Each keeps its points.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::mouseClick(&view(), Qt::LeftButton, {}, view().seenAt(faces::Place{135, 55}).toPoint());
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(view().points(), fakeFace(0));
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(view().points(), fakeFace(1));
        // The first one goes behind the others, as a drag does; the last one is taken out.
        list->insertItem(2, list->takeItem(0));
        list->setCurrentRow(1);
        QTest::keyClick(list, Qt::Key_Delete);
        QTest::mouseClick(&find(), Qt::LeftButton);
        QCOMPARE(m_orders.at(0).photos.size(), std::size_t{2});
        QCOMPARE(m_orders.at(0).photos[0].name, QStringLiteral("b.png"));
        QCOMPARE(m_orders.at(0).photos[0].points, fakeFace(1));
        QCOMPARE(m_orders.at(0).photos[1].name, QStringLiteral("a.png"));
    }

    void photosAreDroppedOnIt() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(photo(QStringLiteral("a.png"), 1)),
                      QUrl::fromLocalFile(photo(QStringLiteral("b.png"), 1))});
        QDragEnterEvent enter({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_dialog.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({9, 9}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_dialog.get(), &drop);
        QTRY_VERIFY(find().isEnabled());
        QCOMPARE(part<PhotoList>()->count(), 2);
    }

    void choicesAreRemembered() {
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        QTRY_VERIFY(find().isEnabled());
        auto* time = part<QComboBox>();
        time->setFocus();
        QTest::keyClick(time, Qt::Key_Down);
        QTest::mouseClick(part<QCheckBox>(), Qt::LeftButton, {}, {5, part<QCheckBox>()->height() / 2});
        QTest::mouseClick(&find(), Qt::LeftButton);
        QCOMPARE(m_orders.at(0).seconds, 120.0);
        QVERIFY(m_orders.at(0).closer);
        PhotoDialog other(*m_model, test::fakePhotoFaces());
        QCOMPARE(other.findChild<QComboBox*>()->currentData().toInt(), 120);
        QVERIFY(other.findChild<QCheckBox*>()->isChecked());
    }

    void aModelThatCannotBeMeasuredSaysWhy() {
        open(QStringLiteral("small"));
        m_control->failures = 1000;
        m_dialog->add({photoIn(photo(QStringLiteral("one.png"), 1))});
        QVERIFY(!m_model->isKnown());
        m_model->prepare();
        QTRY_VERIFY(find().toolTip().contains(QStringLiteral("The fake was told to fail")));
        QVERIFY(!find().isEnabled());
        // What failed may not fail again.
        m_control->failures = 0;
        m_model->prepare();
        QVERIFY(m_model->problem().isEmpty());
        QVERIFY(!find().toolTip().contains(QStringLiteral("The fake was told to fail")));
    }
};

LATENTWALK_TEST(TestPhotoDialog, window)

}  // namespace test_photo_dialog

#include "test_photo_dialog.moc"
