// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <memory>
#include <set>

#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/gallery/gallery_panel.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_gallery_panel {

namespace {

const QString kKey = QStringLiteral("panel");

class TestGalleryPanel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<GalleryPanel> m_panel;

    Record& record() { return *m_recorded->record; }
    GalleryView& view() { return m_panel->view(); }
    void makePanel() {
        m_panel.reset();
        m_panel = std::make_unique<GalleryPanel>(
            m_recorded->service, ThumbnailSupply::Options{{m_folder->filePath(QStringLiteral("cache"))}});
        m_panel->resize(400, 700);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void open() { m_panel->setModel(m_recorded->info, kKey, kKey); }
    bool isFull() {
        const auto rows = view().visibleRows();
        for (int row = rows.first; row < rows.first + rows.count; ++row) {
            if (!view().model()->index(row, 0).data(GalleryModel::HasThumbnailRole).toBool()) {
                return false;
            }
        }
        return rows.count > 0;
    }
    // All that is in sight, or near it, is there or has failed, and nothing else is about to be asked for.
    bool settles() {
        QCoreApplication::processEvents();
        return QTest::qWaitFor(
            [this] { return !isDue(*m_panel) && m_panel->thumbnails().isIdle() && m_recorded->service.isIdle(); },
            30'000);
    }
    void type(const QString& text) {
        auto* field = m_panel->findChild<SeedEdit*>();
        m_panel->focusSeedField();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    QMenu* menuAt(int row) {
        const QPoint point = view().visualRect(view().model()->index(row, 0)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, view().viewport()->mapToGlobal(point));
        QApplication::sendEvent(view().viewport(), &event);
        return m_panel->findChild<QMenu*>(QStringLiteral("galleryMenu"));
    }
    void trigger(int row, const char* name) {
        QMenu* menu = menuAt(row);
        QVERIFY(menu != nullptr);
        auto* action = menu->findChild<QAction*>(QString::fromLatin1(name));
        QVERIFY2(action != nullptr, name);
        QVERIFY2(action->isEnabled(), name);
        action->trigger();
        menu->close();
        QTRY_VERIFY(m_panel->findChild<QMenu*>(QStringLiteral("galleryMenu")) == nullptr);
    }
    QToolButton* button(const QString& name) {
        for (auto* one : m_panel->findChildren<QToolButton*>()) {
            if (one->accessibleName() == name) {
                return one;
            }
        }
        qFatal("no button %s", qPrintable(name));
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        useSettingsIn(m_folder->path());
        QSettings().clear();
        m_recorded = std::make_unique<RecordedService>();
        makePanel();
    }
    void cleanup() {
        m_recorded->record->held = false;
        m_panel.reset();
        m_recorded.reset();
    }

    void itFillsWithFaces() {
        open();
        QTRY_VERIFY(isFull());
        const auto image = view().model()->index(5, 0).data(GalleryModel::ThumbnailRole).value<QImage>();
        QVERIFY(RecordedService::shows(image, 5));
        const QPixmap grabbed = view().grab();
        const QPoint middle = view().visualRect(view().model()->index(5, 0)).center();
        const QRgb seen = grabbed.toImage().pixel(middle * view().devicePixelRatioF());
        QVERIFY(std::abs(qRed(seen) - RecordedService::red(5)) <= 3);
        // A screen ahead is there before it is scrolled to.
        const auto rows = view().visibleRows();
        QTRY_VERIFY(m_panel->thumbnails().hasImage(static_cast<quint64>(rows.count * 2 - 1)));
        QVERIFY(settles());
        QVERIFY(record().count() <= static_cast<std::size_t>(rows.count) * 2);
    }

    void scrollingFastMakesOnlyWhatIsSeen() {
        open();
        record().held = true;
        QScrollBar* bar = view().verticalScrollBar();
        const auto asked = [this] { return m_panel->thumbnails().requestedCount() == ThumbnailSupply::kMostRequested; };
        for (int i = 0; i < 20; ++i) {
            bar->setValue(bar->value() + 5 * bar->pageStep());
            QVERIFY(rested(*m_panel));
            QVERIFY(QTest::qWaitFor(asked));
        }
        record().held = false;
        const auto rows = view().visibleRows();
        QTRY_VERIFY(isFull());
        const auto first = static_cast<quint64>(rows.first);
        const auto count = static_cast<quint64>(rows.count);
        QCOMPARE(record().seeds(first + count, first).size(), count);
        const auto gone = record().count() - record().seeds(first + 2 * count, first - count).size();
        QVERIFY2(gone <= ThumbnailSupply::kMostRequested, qPrintable(QString::number(gone)));
    }

    void aHiddenGalleryMakesNothing() {
        m_panel->hide();
        open();
        QVERIFY(settles());
        QCOMPARE(record().count(), std::size_t{0});
        m_panel->show();
        QTRY_VERIFY(isFull());
    }

    void aRestartShowsWhatIsOnTheDisk() {
        open();
        QTRY_VERIFY(isFull());
        const auto rows = view().visibleRows();
        QTRY_VERIFY(m_panel->thumbnails().hasImage(static_cast<quint64>(rows.count * 2 - 1)));
        record().clear();
        makePanel();
        open();
        QTRY_VERIFY(isFull());
        QVERIFY(settles());
        QCOMPARE(record().count(), std::size_t{0});
    }

    void emptyStatesSayWhatToDo() {
        QVERIFY(view().emptyText().contains(u"Open a model"));
        QCOMPARE(view().model()->rowCount(), 0);
        open();
        QVERIFY(view().model()->rowCount() > 0);
        QTest::mouseClick(button(QStringLiteral("Favourites only")), Qt::LeftButton);
        QCOMPARE(view().model()->rowCount(), 0);
        QVERIFY(view().emptyText().contains(u"press F"));
        m_panel->toggleFavourite(12);
        QCOMPARE(view().model()->rowCount(), 1);
        m_panel->clearModel();
        QVERIFY(view().emptyText().contains(u"Open a model"));
        QCOMPARE(view().model()->rowCount(), 0);
    }

    void aTypedSeedIsShown() {
        open();
        QSignalSpy chosen(m_panel.get(), &GalleryPanel::seedChosen);
        for (int times = 1; times <= 2; ++times) {
            type(QStringLiteral("1234567"));
            QCOMPARE(chosen.size(), times);
            QCOMPARE(chosen.constLast()[0].toULongLong(), quint64{1'234'567});
            QCOMPARE(m_panel->model().seedAt(view().currentIndex().row()), std::optional(quint64{1'234'567}));
            QVERIFY(view().hasFocus());
            QVERIFY(view().viewport()->rect().contains(view().visualRect(view().currentIndex()).center()));
            view().showAtTop(0);
        }
        type(QStringLiteral("18446744073709551615"));
        QCOMPARE(chosen.constLast()[0].toULongLong(), ~quint64{0});
        QTest::keyClick(&view(), Qt::Key_Left);
        QCOMPARE(chosen.constLast()[0].toULongLong(), ~quint64{0} - 1);
    }

    void aSeedThatIsNoFavouriteEndsTheFavourites() {
        open();
        m_panel->favourites().set({5, 900}, true);
        m_panel->setFavouritesOnly(true);
        m_panel->jumpTo(900);
        QVERIFY(m_panel->model().favouritesOnly());
        QCOMPARE(view().currentIndex().row(), 1);
        m_panel->jumpTo(901);
        QVERIFY(!m_panel->model().favouritesOnly());
        QVERIFY(!button(QStringLiteral("Favourites only"))->isChecked());
        QCOMPARE(view().currentIndex().row(), 901);
    }

    void thePlaceComesBackAfterTheFavourites() {
        open();
        view().showAtTop(3000);
        m_panel->favourites().set({5, 900}, true);
        m_panel->setFavouritesOnly(true);
        m_panel->setFavouritesOnly(false);
        QCOMPARE(view().topRow() / view().grid().columns(), 3000 / view().grid().columns());
    }

    void shuffleGoesSomewhereElse() {
        open();
        QSignalSpy chosen(m_panel.get(), &GalleryPanel::seedChosen);
        std::set<int> places;
        for (int i = 0; i < 5; ++i) {
            QTest::mouseClick(button(QStringLiteral("Shuffle")), Qt::LeftButton);
            places.insert(view().topRow());
        }
        QVERIFY(places.size() >= 3);
        QCOMPARE(chosen.size(), 0);
    }

    void theSizeIsChosenAndRemembered() {
        open();
        QTRY_VERIFY(isFull());
        auto* slider = m_panel->findChild<QSlider*>();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(view().side(), 104);
        QKeyEvent shortcut(QEvent::ShortcutOverride, Qt::Key_Right, Qt::NoModifier);
        shortcut.ignore();
        QApplication::sendEvent(slider, &shortcut);
        QVERIFY(shortcut.isAccepted());
        QWheelEvent wheel({50, 50}, view().mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &wheel);
        QCOMPARE(view().side(), 112);
        QCOMPARE(slider->value(), 112);
        // Sharp pictures of the new size come when the slider rests.
        const int pixels = static_cast<int>(std::lround(112 * view().devicePixelRatioF()));
        QTRY_COMPARE(m_panel->thumbnails().image(0).width(), pixels);
        view().showAtTop(6000);
        const quint64 top = *m_panel->model().seedAt(view().topRow());
        QVERIFY(rested(*m_panel));
        makePanel();
        QCOMPARE(view().side(), 112);
        open();
        QCOMPARE(m_panel->model().seedAt(view().topRow()), std::optional(top));
    }

    void nonsenseInTheSettingsIsSurvived() {
        m_panel.reset();  // it writes its own when it ends
        QSettings().setValue(QStringLiteral("gallery/size"), QStringLiteral("huge"));
        QSettings().setValue(QStringLiteral("gallery/place"), QStringLiteral("-4"));
        makePanel();
        open();
        QCOMPARE(view().side(), GalleryView::kDefaultSide);
        QCOMPARE(view().topRow(), 0);
        m_panel.reset();
        QSettings().setValue(QStringLiteral("gallery/size"), 100'000);
        makePanel();
        QCOMPARE(view().side(), GalleryView::kLargestSide);
    }

    void theShownSeedIsOnlyBroughtIntoSightWhenWished() {
        open();
        m_panel->setCurrentSeed(5'000'000);
        QCOMPARE(view().topRow(), 0);
        m_panel->setCurrentSeed(5'000'000, true);
        QVERIFY(view().topRow() > 4'000'000);
        m_panel->setCurrentSeed(std::nullopt, true);
        m_panel->setCurrentSeed(~quint64{0} - 5, true);
        QVERIFY(m_panel->model().rowOf(~quint64{0} - 5) >= view().visibleRows().first);
        m_panel->setFavouritesOnly(true);
        m_panel->setCurrentSeed(3, true);
        QVERIFY(m_panel->model().favouritesOnly());
    }

    void theMenuTellsWhatIsWished() {
        open();
        QSignalSpy chosen(m_panel.get(), &GalleryPanel::seedChosen);
        QSignalSpy pinned(m_panel.get(), &GalleryPanel::pinRequested);
        QSignalSpy inserted(m_panel.get(), &GalleryPanel::insertRequested);
        QSignalSpy saved(m_panel.get(), &GalleryPanel::saveRequested);
        trigger(3, "show");
        trigger(4, "pinA");
        trigger(5, "pinB");
        trigger(6, "insert");
        trigger(7, "save");
        trigger(8, "copySeed");
        QCOMPARE(chosen, (QList<QList<QVariant>>{{quint64{3}}}));
        QCOMPARE(pinned, (QList<QList<QVariant>>{{0, quint64{4}}, {1, quint64{5}}}));
        QCOMPARE(inserted, (QList<QList<QVariant>>{{quint64{6}}}));
        QCOMPARE(saved[0][0].value<QList<quint64>>(), QList<quint64>{7});
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("8"));
        QVERIFY(menuAt(3)->findChild<QAction*>(QStringLiteral("grid")) == nullptr);
    }

    void theMenuActsOnTheSelection() {
        open();
        QSignalSpy saved(m_panel.get(), &GalleryPanel::saveRequested);
        QSignalSpy grid(m_panel.get(), &GalleryPanel::gridRequested);
        QSignalSpy marks(m_panel.get(), &GalleryPanel::marked);
        QSignalSpy favourites(m_panel.get(), &GalleryPanel::favouritesChanged);
        const QList<quint64> seeds{2, 3, 4};
        view().selectionModel()->select({m_panel->model().index(2), m_panel->model().index(4)},
                                        QItemSelectionModel::ClearAndSelect);
        trigger(3, "save");
        trigger(3, "grid");
        trigger(3, "copySeed");
        trigger(3, "markMore");
        trigger(3, "favourite");
        QCOMPARE(saved[0][0].value<QList<quint64>>(), seeds);
        QCOMPARE(grid[0][0].value<QList<quint64>>(), seeds);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2\n3\n4"));
        QCOMPARE(m_panel->model().marks().keys(), seeds);
        QCOMPARE(m_panel->favourites().seeds(), (std::set<quint64>{2, 3, 4}));
        QCOMPARE(marks.size(), 1);
        QCOMPARE(favourites.size(), 1);
        trigger(3, "favourite");
        trigger(3, "markLess");
        QCOMPARE(m_panel->model().mark(4), MarkSign::Less);
        trigger(3, "unmark");
        QVERIFY(m_panel->favourites().seeds().empty());
        QVERIFY(m_panel->model().marks().isEmpty());
        // A face outside of the selection stands for itself.
        trigger(9, "markMore");
        QCOMPARE(m_panel->model().marks().keys(), QList<quint64>{9});
    }

    void aStarMakesAFavourite() {
        open();
        const QPoint corner = view().visualRect(m_panel->model().index(4)).topLeft();
        const QPoint star = view().grid().starInCell().center() + corner;
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, star);
        QVERIFY(m_panel->favourites().contains(4));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, star);
        QVERIFY(!m_panel->favourites().contains(4));
    }

    void aGeneratorThatThrowsIsSurvived() {
        QSignalSpy failed(m_panel.get(), &GalleryPanel::failed);
        record().control->failures = 1'000'000;
        open();
        QTRY_VERIFY(view().model()->index(0, 0).data(GalleryModel::FailedRole).toBool());
        view().grab();
        QVERIFY(view().model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"could not"));
        QVERIFY(settles());
        QCOMPARE(failed.size(), 1);
        record().control->failures = 0;
        view().showAtTop(9000);
        QTRY_VERIFY(isFull());
        view().showAtTop(0);
        QTRY_VERIFY(isFull());
    }

    void appliedEditsAreSeen() {
        open();
        QTRY_VERIFY(isFull());
        m_panel->setEdit([](Latent latent) {
            latent[0] = 2.5F;
            return latent;
        });
        const int red = RecordedService::redOf(2.5F);
        QTRY_COMPARE(qRed(m_panel->thumbnails().image(3).pixel(40, 40)), red);
        m_panel->setEdit({});
        QTRY_VERIFY(RecordedService::shows(m_panel->thumbnails().image(3), 3));
    }

    void everyControlHasANameAndATip() {
        for (const QWidget* control : m_panel->findChildren<QWidget*>()) {
            if (control->focusPolicy() != Qt::NoFocus && control->isVisible()) {
                QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
            }
        }
        for (const auto* control : m_panel->findChildren<QToolButton*>()) {
            QVERIFY(!control->toolTip().isEmpty());
        }
    }

    void theWindowMayEndDuringWork() {
        open();
        record().held = true;
        QTRY_VERIFY(record().count() > 0);
        record().held = false;
        m_recorded.reset();
        view().showAtTop(9000);
        QVERIFY(rested(*m_panel));  // it has asked for more
        m_panel.reset();
        init();
    }
};

}  // namespace

LATENTWALK_TEST(TestGalleryPanel, window)

}  // namespace test_gallery_panel

#include "test_gallery_panel.moc"
