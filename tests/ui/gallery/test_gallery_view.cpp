// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_gallery_view {

namespace {

class TestGalleryView : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<ThumbnailSupply> m_supply;
    std::unique_ptr<Favourites> m_favourites;
    std::unique_ptr<GalleryModel> m_model;
    std::unique_ptr<GalleryView> m_view;

    QPoint centre(int row) const { return m_view->visualRect(m_model->index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, centre(row));
    }
    int columns() const { return m_view->grid().columns(); }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        useSettingsIn(m_folder->path());
        m_recorded = std::make_unique<RecordedService>();
        m_supply = std::make_unique<ThumbnailSupply>(m_recorded->service, ThumbnailSupply::Options{});
        m_favourites = std::make_unique<Favourites>();
        m_favourites->setModelKey(QStringLiteral("view"));
        m_model = std::make_unique<GalleryModel>(*m_favourites, *m_supply);
        m_model->setModelKey(QStringLiteral("view"));
        m_view = std::make_unique<GalleryView>();
        m_view->setModel(m_model.get());
        m_view->resize(400, 700);
        m_view->show();
        m_view->activateWindow();
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() {
        m_view.reset();
        m_model.reset();
        m_favourites.reset();
        m_supply.reset();
        m_recorded.reset();
    }

    void cellsAreWhereTheyAreFound_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("side");
        QTest::newRow("three columns") << 400 << 96;
        QTest::newRow("one column") << 240 << 192;
        QTest::newRow("less than one") << 110 << 192;
        QTest::newRow("many") << 1600 << 64;
    }
    void cellsAreWhereTheyAreFound() {
        QFETCH(int, width);
        QFETCH(int, side);
        m_view->resize(width, 700);
        m_view->setSide(side);
        const int last = m_model->rowCount() - 1;
        QElapsedTimer clock;
        clock.start();
        for (const int row : {0, 1, 17, 5'000'000, 8'888'888, last - 1, last}) {
            const QModelIndex index = m_model->index(row);
            m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
            const QRect place = m_view->visualRect(index);
            QVERIFY(m_view->viewport()->rect().intersects(place));
            QCOMPARE(m_view->indexAt(place.center()), index);
            const auto rows = m_view->visibleRows();
            QVERIFY(row >= rows.first && row < rows.first + rows.count);
            QVERIFY(rows.count < 400);
            m_view->grab();
        }
        QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!m_view->indexAt({-5, 5}).isValid());
    }

    void aRowOfAMillionIsAtTheTop() {
        m_view->showAtTop(5'000'000);
        QCOMPARE(m_view->topRow(), 5'000'000 / columns() * columns());
        QVERIFY(m_view->visibleRows().first <= 5'000'000);
    }

    void theWheelScrollsByPixels() {
        const int before = m_view->verticalScrollBar()->value();
        QWheelEvent wheel({50, 50}, m_view->mapToGlobal(QPointF(50, 50)), {}, {0, -15}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view->viewport(), &wheel);
        const int moved = m_view->verticalScrollBar()->value() - before;
        QVERIFY2(moved > 0 && moved < m_view->grid().cellHeight() / 2, qPrintable(QString::number(moved)));
        QCOMPARE(m_view->visualRect(m_model->index(0)).top(), 4 - moved);
    }

    void theTopStaysWhenTheShapeChanges() {
        m_view->showAtTop(3000);
        m_view->setSide(150);
        QCOMPARE(m_view->topRow() / columns(), 3000 / columns());
        const int top = m_view->topRow();
        m_view->resize(900, 700);
        QCOMPARE(m_view->topRow() / columns(), top / columns());
    }

    void aClickShows() {
        QSignalSpy chosen(m_view.get(), &GalleryView::seedChosen);
        click(4);
        click(4);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].toULongLong(), quint64{4});
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, centre(5));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, centre(5));
        QCOMPARE(chosen.constLast()[0].toULongLong(), quint64{5});
        const auto count = chosen.size();
        QTest::mouseClick(m_view->viewport(), Qt::RightButton, {}, centre(1));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {1, 1});
        QCOMPARE(chosen.size(), count);
    }

    void modifiersSelectWithoutShowing() {
        click(1);
        QSignalSpy chosen(m_view.get(), &GalleryView::seedChosen);
        click(5, Qt::ControlModifier);
        QCOMPARE(m_view->selectedSeeds(), (QList<quint64>{1, 5}));
        click(7, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedSeeds(), (QList<quint64>{1, 5, 6, 7}));
        QCOMPARE(chosen.size(), 0);
        click(2);
        QCOMPARE(m_view->selectedSeeds(), QList<quint64>{2});
        QCOMPARE(chosen.size(), 1);
    }

    void millionsCanBeSelected() {
        click(0);
        m_view->showAtTop(3'000'000);
        QElapsedTimer clock;
        clock.start();
        click(3'000'000, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedSeeds(5), (QList<quint64>{0, 1, 2, 3, 4}));
        QVERIFY(m_view->selectionModel()->isSelected(m_model->index(2'000'000)));
        m_view->grab();
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
    }

    void keysMoveAndShow() {
        QSignalSpy chosen(m_view.get(), &GalleryView::seedChosen);
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(m_view.get(), key, modifiers);
            return m_view->currentIndex().row();
        };
        QCOMPARE(m_view->currentIndex().row(), 0);
        QCOMPARE(press(Qt::Key_Right), 1);
        QCOMPARE(press(Qt::Key_Down), 1 + columns());
        QCOMPARE(press(Qt::Key_Left), columns());
        QCOMPARE(press(Qt::Key_Up), 0);
        QCOMPARE(press(Qt::Key_Up), 0);
        const int page = press(Qt::Key_PageDown);
        QVERIFY(page > columns() && page % columns() == 0);
        QVERIFY(m_view->viewport()->rect().contains(centre(page)));
        QCOMPARE(press(Qt::Key_PageUp), 0);
        QCOMPARE(press(Qt::Key_End), GalleryModel::kMostRows - 1);
        QVERIFY(m_view->viewport()->rect().contains(centre(GalleryModel::kMostRows - 1)));
        QCOMPARE(press(Qt::Key_Home), 0);
        QCOMPARE(chosen.size(), 8);  // not where the key led nowhere
        QCOMPARE(press(Qt::Key_Return), 0);
        QCOMPARE(chosen.size(), 9);
        QCOMPARE(press(Qt::Key_Right, Qt::ShiftModifier), 1);
        QCOMPARE(m_view->selectedSeeds(), (QList<quint64>{0, 1}));
        QCOMPARE(chosen.size(), 9);
    }

    void lettersAndSpaceAreTheWindows_data() {
        QTest::addColumn<int>("key");
        for (const int key : {Qt::Key_A, Qt::Key_B, Qt::Key_R, Qt::Key_F, Qt::Key_G, Qt::Key_Space, Qt::Key_4}) {
            QTest::addRow("%d", key) << key;
        }
    }
    void lettersAndSpaceAreTheWindows() {
        QFETCH(int, key);
        click(3);
        QSignalSpy chosen(m_view.get(), &GalleryView::seedChosen);
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, QKeySequence(key).toString());
        QApplication::sendEvent(m_view.get(), &press);
        QVERIFY(!press.isAccepted());
        QKeyEvent shortcut(QEvent::ShortcutOverride, key, Qt::NoModifier);
        shortcut.ignore();
        QApplication::sendEvent(m_view.get(), &shortcut);
        QVERIFY(!shortcut.isAccepted());
        QCOMPARE(m_view->currentIndex().row(), 3);
        QCOMPARE(chosen.size(), 0);
    }

    void arrowsAreItsOwnWhileItHasTheFocus() {
        for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home}) {
            QKeyEvent shortcut(QEvent::ShortcutOverride, key, Qt::NoModifier);
            shortcut.ignore();
            QApplication::sendEvent(m_view.get(), &shortcut);
            QVERIFY(shortcut.isAccepted());
        }
    }

    void theStarIsClicked() {
        QSignalSpy toggled(m_view.get(), &GalleryView::favouriteToggled);
        QSignalSpy chosen(m_view.get(), &GalleryView::seedChosen);
        const QPoint corner = m_view->visualRect(m_model->index(4)).topLeft();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->grid().starInCell().center() + corner);
        QCOMPARE(toggled.size(), 1);
        QCOMPARE(toggled[0][0].toULongLong(), quint64{4});
        QCOMPARE(chosen.size(), 0);
    }

    void theMenuIsAskedForWhereTheFaceIs() {
        QSignalSpy asked(m_view.get(), &GalleryView::menuRequested);
        const auto ask = [&](QContextMenuEvent::Reason reason, QPoint point) {
            QContextMenuEvent event(reason, point, m_view->viewport()->mapToGlobal(point));
            QApplication::sendEvent(m_view->viewport(), &event);
        };
        ask(QContextMenuEvent::Mouse, centre(4));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toModelIndex().row(), 4);
        ask(QContextMenuEvent::Mouse, {1, 1});
        QCOMPARE(asked.size(), 1);
        m_view->setCurrentIndex(m_model->index(2000));
        m_view->showAtTop(0);
        ask(QContextMenuEvent::Keyboard, {1, 1});
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].toModelIndex().row(), 2000);
        QVERIFY(m_view->viewport()->rect().contains(centre(2000)));
    }

    void onlyWhatIsShownIsInSight() {
        QVERIFY(m_view->visibleRows().count > 0);
        QSignalSpy changed(m_view.get(), &GalleryView::sightChanged);
        m_view->hide();
        QVERIFY(!changed.isEmpty());
        QCOMPARE(m_view->visibleRows().count, 0);
        m_view->show();
        QVERIFY(m_view->visibleRows().count > 0);
        m_model->clearModel();
        QCOMPARE(m_view->visibleRows().count, 0);
        QVERIFY(m_view->selectedSeeds().isEmpty());
        for (const auto key : {Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Return}) {
            QTest::keyClick(m_view.get(), key);
        }
        m_view->grab();
    }

    void favouritesComeAndGoInSight() {
        m_favourites->set({5, 6, 7}, true);
        m_model->setFavouritesOnly(true);
        QCOMPARE(m_view->visibleRows().count, 3);
        m_favourites->toggle(6);
        QTRY_COMPARE(m_view->visibleRows().count, 2);
        QCOMPARE(m_view->indexAt(centre(1)).data(GalleryModel::SeedRole).toULongLong(), quint64{7});
        m_favourites->set({100, 200, 8}, true);
        QTRY_COMPARE(m_view->visibleRows().count, 5);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedSeeds(), (QList<quint64>{5, 7, 8, 100, 200}));
    }

    void theShownFaceIsFramedInTheAccent() {
        const auto framed = [&](int row) {
            const QImage image = m_view->grab().toImage();
            const QRect frame =
                m_view->grid().pictureInCell().translated(m_view->visualRect(m_model->index(row)).topLeft());
            const double ratio = m_view->devicePixelRatioF();
            return image.pixelColor((QPointF(frame.center().x(), frame.top() - 2) * ratio).toPoint());
        };
        const QColor before = framed(1);
        m_view->setShownSeed(1);
        QVERIFY(framed(1) != before);
        QCOMPARE(framed(4), framed(7));
        m_view->setShownSeed(std::nullopt);
        QCOMPARE(framed(1), before);
    }

    void thePaletteMayChange() {
        const QPalette before = QApplication::palette();
        const QColor light = m_view->grab().toImage().pixelColor(2, 300);
        QPalette dark = before;
        dark.setColor(QPalette::Window, QColor(0x30, 0x30, 0x30));
        dark.setColor(QPalette::Text, Qt::white);
        QApplication::setPalette(dark);
        QTRY_COMPARE(m_view->grab().toImage().pixelColor(2, 300), QColor(0x30, 0x30, 0x30));
        QApplication::setPalette(before);
        QTRY_COMPARE(m_view->grab().toImage().pixelColor(2, 300), light);
    }
};

}  // namespace

LATENTWALK_TEST(TestGalleryView, window)

}  // namespace test_gallery_view

#include "test_gallery_view.moc"
