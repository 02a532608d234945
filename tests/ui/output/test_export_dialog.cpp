// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDialogButtonBox>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "core/output/exporter.h"
#include "tests/support/room.h"
#include "ui/output/forms/export_dialog.h"
#include "ui/output/forms/grid_dialog.h"
#include "ui/output/forms/image_dialog.h"
#include "ui/output/wishes/remembered.h"

using namespace latentwalk;

namespace test_export_dialog {

// The dialogs alone: plain values in, plain values out.
class TestExportDialog : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static ExportScene scene() {
        ExportScene scene;
        scene.imagePixels = 128;
        scene.anchors = 3;
        scene.formats = {FilmFormat::Mp4, FilmFormat::WebM, FilmFormat::Gif, FilmFormat::Apng, FilmFormat::WebP};
        return scene;
    }

    static FilmWish oddFilm() {
        FilmWish wish;
        wish.format = FilmFormat::WebP;
        wish.settings = {30000, 1001, 77, true, 300, 41, 1, 641, 480};
        wish.asPlayed = false;
        wish.name = QStringLiteral("schritt – 步");
        return wish;
    }

    static GridWish oddGrid() {
        GridWish wish;
        wish.what = GridWish::What::Batch;
        wish.seed = 18446744073709551615U;
        wish.count = 31;
        wish.settings.columns = 5;
        wish.settings.padding = 9;
        wish.settings.background = 0xA1B2C3;
        wish.settings.captions = true;
        wish.settings.enlarge = 3;
        wish.endpoint = false;
        wish.stretch = true;
        return wish;
    }

    template <typename Widget>
    static Widget* named(QWidget& parent, const QString& name) {
        for (auto* widget : parent.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return widget;
            }
        }
        qFatal("there is no control named %s", qPrintable(name));
    }

    static QStandardItem* item(QComboBox* box, int index) {
        return qobject_cast<QStandardItemModel*>(box->model())->item(index);
    }

private slots:
    void initTestCase() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("latentwalk-test"));
        QCoreApplication::setApplicationName(QStringLiteral("latentwalk-test"));
    }
    void init() { QSettings().clear(); }

    void whatGoesInComesOut() {
        FilmForm film(FilmForm::Kind::Film, oddFilm(), scene());
        QVERIFY(film.wish() == oddFilm());
        GridForm grid(oddGrid(), scene());
        QVERIFY(grid.wish() == oddGrid());
        const ImageWish image{PictureFormat::Jpeg, 7, 42};
        QVERIFY(ImageDialog(image, {128, 128}).wish() == image);
        for (const auto kind : {ExportKind::Film, ExportKind::Frames, ExportKind::Grid}) {
            const ExportDialog dialog({kind, oddFilm(), oddGrid()}, scene());
            QCOMPARE(dialog.kind(), kind);
            QVERIFY(dialog.wishes().film == oddFilm());
            QVERIFY(dialog.wishes().grid == oddGrid());
        }
    }

    void wishesAreRemembered() {
        QVERIFY(rememberedFilm() == FilmWish());
        QVERIFY(rememberedGrid() == GridWish());
        QVERIFY(rememberedImage() == ImageWish());
        remember(oddFilm());
        remember(oddGrid());
        remember(ImageWish{PictureFormat::WebP, 5, 12});
        QVERIFY(rememberedFilm() == oddFilm());
        QVERIFY(rememberedGrid() == oddGrid());
        QVERIFY((rememberedImage() == ImageWish{PictureFormat::WebP, 5, 12}));
    }

    void settingsThatMakeNoSenseAreForgotten() {
        QSettings settings;
        settings.setValue(QStringLiteral("export/film/rateDenominator"), 0);
        settings.setValue(QStringLiteral("export/film/frames"), -3);
        settings.setValue(QStringLiteral("export/film/format"), 99);
        settings.setValue(QStringLiteral("export/film/name"), QStringLiteral("../x"));
        settings.setValue(QStringLiteral("export/grid/columns"), 0);
        settings.setValue(QStringLiteral("export/grid/what"), QStringLiteral("all"));
        settings.setValue(QStringLiteral("export/grid/count"), -1);
        settings.setValue(QStringLiteral("export/image/enlarge"), 1'000'000);
        QVERIFY(rememberedFilm() == FilmWish());
        QVERIFY(rememberedGrid().settings == GridSettings());
        QCOMPARE(rememberedGrid().what, GridWish().what);
        QCOMPARE(rememberedGrid().count, 1);
        QCOMPARE(rememberedImage().enlarge, 64);
    }

    void durationAndFramesFollowEachOther() {
        FilmWish wish;
        wish.asPlayed = false;
        wish.settings.frames = 240;
        FilmForm form(FilmForm::Kind::Film, wish, scene());
        auto* duration = named<QDoubleSpinBox>(form, QStringLiteral("Duration in seconds"));
        auto* frames = named<QSpinBox>(form, QStringLiteral("Count of frames"));
        auto* rate = named<QComboBox>(form, QStringLiteral("Frames per second"));
        QCOMPARE(duration->value(), 8.0);
        frames->setValue(60);
        QCOMPARE(duration->value(), 2.0);
        duration->setValue(10);
        QCOMPARE(frames->value(), 300);
        rate->setCurrentIndex(rate->findText(QStringLiteral("60")));
        QCOMPARE(duration->value(), 10.0);
        QCOMPARE(frames->value(), 600);
        QCOMPARE(form.estimate(), QStringLiteral("600 frames, 10.0 s at 60 a second, 128 × 128"));
        rate->setCurrentIndex(rate->findText(QStringLiteral("23.976")));
        QCOMPARE(form.wish().settings.rateNumerator, 24000);
        QCOMPARE(form.wish().settings.rateDenominator, 1001);
        QCOMPARE(form.wish().settings.frames, 240);
    }

    void asPlayedTakesTheWindowsTime() {
        ExportScene played = scene();
        played.playedSeconds = 6;
        played.playedThereAndBack = true;
        FilmForm form(FilmForm::Kind::Film, {}, played);
        auto* asPlayed = named<QCheckBox>(form, QStringLiteral("As played in the window"));
        auto* duration = named<QDoubleSpinBox>(form, QStringLiteral("Duration in seconds"));
        QVERIFY(asPlayed->isChecked());
        QCOMPARE(form.wish().settings.frames, 180);
        QVERIFY(form.wish().settings.pingPong);
        QVERIFY(!duration->isEnabled());
        QVERIFY(duration->toolTip().contains(QStringLiteral("untick")));
        asPlayed->setChecked(false);
        QVERIFY(duration->isEnabled());
        QVERIFY(!duration->toolTip().contains(QStringLiteral("untick")));
        duration->setValue(3);
        asPlayed->setChecked(true);
        QCOMPARE(form.wish().settings.frames, 180);
    }

    void formatsAllowWhatTheyCan() {
        ExportScene few = scene();
        few.formats = {FilmFormat::Gif, FilmFormat::Apng};
        FilmWish wish;
        wish.settings.rateNumerator = 60;
        FilmForm form(FilmForm::Kind::Film, wish, few);
        auto* format = named<QComboBox>(form, QStringLiteral("Format of the film"));
        auto* rate = named<QComboBox>(form, QStringLiteral("Frames per second"));
        auto* quality = named<QSlider>(form, QStringLiteral("Quality"));
        QVERIFY(!item(format, 0)->isEnabled());
        QVERIFY(item(format, 0)->toolTip().contains(QStringLiteral("no encoder")));
        QCOMPARE(form.wish().format, FilmFormat::Gif);
        QCOMPARE(form.wish().settings.rateNumerator, 50);
        QVERIFY(!item(rate, rate->findText(QStringLiteral("60")))->isEnabled());
        QVERIFY(!quality->isEnabled() && quality->toolTip().contains(QStringLiteral("GIF")));
        format->setCurrentIndex(3);
        QVERIFY(item(rate, rate->findText(QStringLiteral("60")))->isEnabled());
        QVERIFY(!item(rate, rate->findText(QStringLiteral("120")))->isEnabled());
        QVERIFY(item(rate, rate->findText(QStringLiteral("120")))->toolTip().contains(QStringLiteral("10 ms")));
        QVERIFY(form.problem().isEmpty());
        // Numbered frames have no time of their own.
        FilmForm frames(FilmForm::Kind::Frames, wish, few);
        rate = named<QComboBox>(frames, QStringLiteral("Frames per second"));
        QVERIFY(item(rate, rate->findText(QStringLiteral("120")))->isEnabled());
        few.formats.clear();
        QVERIFY(!FilmForm(FilmForm::Kind::Film, wish, few).problem().isEmpty());
    }

    void anotherFormatIsNotFasterThanItPlays_data() {
        QTest::addColumn<FilmFormat>("format");
        QTest::addColumn<int>("rate");
        QTest::newRow("mp4") << FilmFormat::Mp4 << 120;
        QTest::newRow("webm") << FilmFormat::WebM << 120;
        QTest::newRow("gif") << FilmFormat::Gif << 50;
        QTest::newRow("apng") << FilmFormat::Apng << 60;
        QTest::newRow("webp") << FilmFormat::WebP << 60;
    }
    void anotherFormatIsNotFasterThanItPlays() {
        QFETCH(FilmFormat, format);
        QFETCH(int, rate);
        FilmWish wish;
        wish.settings.rateNumerator = 120;
        wish.settings.frames = 480;
        wish.settings.loops = 3;
        wish.asPlayed = false;
        const FilmWish other = inFormat(wish, format);
        QCOMPARE(other.format, format);
        QCOMPARE(other.settings.rateNumerator, rate);
        QCOMPARE(other.settings.frames, framesOf(4, other.settings));
        QCOMPARE(other.settings.loops, isVideo(format) ? 3 : 0);
        FilmWish slow = wish;
        slow.settings.rateNumerator = 25;
        QCOMPARE(inFormat(slow, format).settings.frames, slow.settings.frames);
        // The form does the same.
        FilmForm form(FilmForm::Kind::Film, wish, scene());
        auto* box = named<QComboBox>(form, QStringLiteral("Format of the film"));
        box->setCurrentIndex(box->findData(static_cast<int>(format)));
        QCOMPARE(form.wish().settings.rateNumerator, rate);
        QCOMPARE(form.wish().settings.frames, other.settings.frames);
    }

    // Each becomes an anchor of the recipe with all its components, as faces drawn from one seed do.
    void gridsOfFramesWithoutEndHaveAsManyAsARecipeHolds() {
        GridWish wish;
        wish.count = 100'000;
        GridForm form(wish, scene());
        auto* count = named<QSpinBox>(form, QStringLiteral("How many pictures"));
        auto* end = named<QCheckBox>(form, QStringLiteral("End at the last anchor"));
        QCOMPARE(form.wish().count, 100'000);
        end->setChecked(false);
        QCOMPARE(form.wish().count, 10'000);
        QCOMPARE(count->maximum(), 10'000);
        end->setChecked(true);
        QCOMPARE(count->maximum(), 100'000);
        wish.endpoint = false;
        GridForm open(wish, scene());
        QCOMPARE(open.wish().count, 10'000);
        // Of a closed walk they are frames of the walk all the same.
        ExportScene closed = scene();
        closed.closed = true;
        GridForm loop(wish, closed);
        QCOMPARE(loop.wish().count, 100'000);
    }

    void loopsAreKeptForEachKindOfFormat() {
        FilmForm form(FilmForm::Kind::Film, {}, scene());
        auto* format = named<QComboBox>(form, QStringLiteral("Format of the film"));
        auto* loops = named<QSpinBox>(form, QStringLiteral("How often it plays"));
        QCOMPARE(loops->value(), 1);
        loops->setValue(3);
        const double once = form.wish().settings.frames;
        QVERIFY(form.estimate().startsWith(QString::number(3 * once)));
        format->setCurrentIndex(2);
        QCOMPARE(loops->value(), 0);
        QCOMPARE(loops->text(), QStringLiteral("for ever"));
        format->setCurrentIndex(0);
        QCOMPARE(loops->value(), 3);
    }

    void sizes() {
        FilmWish wish;
        wish.asPlayed = false;
        FilmForm form(FilmForm::Kind::Film, wish, scene());
        auto* size = named<QComboBox>(form, QStringLiteral("Size of the frames"));
        QVERIFY(!named<QSpinBox>(form, QStringLiteral("Width in pixels"))->isVisibleTo(&form));
        size->setCurrentIndex(size->findData(3));
        QCOMPARE(form.wish().settings.enlarge, 3);
        QVERIFY(form.estimate().endsWith(QStringLiteral("384 × 384")));
        size->setCurrentIndex(size->count() - 1);
        QVERIFY(named<QSpinBox>(form, QStringLiteral("Width in pixels"))->isVisibleTo(&form));
        named<QSpinBox>(form, QStringLiteral("Width in pixels"))->setValue(641);
        named<QSpinBox>(form, QStringLiteral("Height in pixels"))->setValue(480);
        QCOMPARE(form.wish().settings.width, 641);
        QCOMPARE(form.wish().settings.enlarge, 1);
        QVERIFY2(form.estimate().endsWith(QStringLiteral("642 × 480")), qPrintable(form.estimate()));  // video is even
    }

    void gridsSayWhatTheyCannot() {
        ExportScene one = scene();
        one.anchors = 1;
        one.growing = true;
        GridWish wish;
        wish.what = GridWish::What::Segments;
        GridForm form(wish, one);
        auto* what = named<QComboBox>(form, QStringLiteral("What the grid shows"));
        QCOMPARE(form.wish().what, GridWish::What::Frames);
        QVERIFY(!item(what, 2)->isEnabled() && item(what, 2)->toolTip().contains(QStringLiteral("two anchors")));
        QVERIFY(!named<QCheckBox>(form, QStringLiteral("End at the last anchor"))->isEnabled());
        auto* seed = named<SeedEdit>(form, QStringLiteral("Seed of the faces"));
        QVERIFY(!seed->isEnabled());
        what->setCurrentIndex(4);
        QVERIFY(seed->isEnabled());
        QVERIFY(form.problem().isEmpty());
        seed->clear();
        QVERIFY(form.problem().contains(QStringLiteral("seed")));
    }

    void gridSizes() {
        GridWish wish;
        wish.count = 10;
        wish.settings.columns = 4;
        GridForm form(wish, scene());
        QCOMPARE(form.estimate(), QStringLiteral("10 pictures, 4 columns, 522 × 392 px"));
        auto* what = named<QComboBox>(form, QStringLiteral("What the grid shows"));
        what->setCurrentIndex(2);
        QCOMPARE(form.estimate(), QStringLiteral("20 pictures, 10 columns, 1,302 × 262 px"));
        QVERIFY(!named<QSpinBox>(form, QStringLiteral("Columns"))->isEnabled());
        QSignalSpy changed(&form, &GridForm::changed);
        named<QSpinBox>(form, QStringLiteral("Enlarge pictures"))->setValue(2);
        QCOMPARE(changed.size(), 1);
        what->setCurrentIndex(5);
        named<QSpinBox>(form, QStringLiteral("How many pictures"))->setValue(100'000);
        named<QSpinBox>(form, QStringLiteral("Columns"))->setValue(1);
        named<QSpinBox>(form, QStringLiteral("Enlarge pictures"))->setValue(64);
        QVERIFY(!form.problem().isEmpty() || gridSize(form.wish(), scene()).height <= 0x7FFFFFFF);
    }

    void aProblemDisablesTheButtonAndSaysWhy() {
        GridWish wish;
        wish.what = GridWish::What::Batch;
        GridDialog dialog(wish, scene());
        auto* save = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
        QVERIFY(save->isEnabled());
        dialog.findChild<SeedEdit*>()->clear();
        QVERIFY(!save->isEnabled() && save->toolTip().contains(QStringLiteral("seed")));
        ExportDialog frames({ExportKind::Frames, {}, {}}, scene());
        auto* go = frames.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
        QVERIFY(go->isEnabled());
        for (auto* name : frames.findChildren<QLineEdit*>()) {
            if (name->accessibleName() == QStringLiteral("Name of the frames") && name->isVisibleTo(&frames)) {
                name->clear();
            }
        }
        QVERIFY(!go->isEnabled() && !go->toolTip().isEmpty());
    }

    void everyControlHasANameAndATooltip() {
        GridDialog grid({}, scene());
        ImageDialog image({}, {128, 128});
        ExportDialog film({}, scene());
        for (QDialog* dialog :
             {static_cast<QDialog*>(&grid), static_cast<QDialog*>(&image), static_cast<QDialog*>(&film)}) {
            dialog->show();
            QVERIFY(QTest::qWaitForWindowExposed(dialog));
            for (const auto* widget : dialog->findChildren<QWidget*>()) {
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_"));
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || isInner) {
                    continue;
                }
                const bool hasName = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                QVERIFY2(hasName, widget->metaObject()->className());
                const bool saysCancel = button && button->text().contains(QStringLiteral("Cancel"));
                const bool isTabs =
                    widget->inherits("QTabBar") || widget->inherits("QTabWidget");  // each tab has its own
                QVERIFY2(saysCancel || isTabs || !widget->toolTip().isEmpty(), qPrintable(widget->accessibleName()));
            }
        }
        QVERIFY(film.sizeHint().width() <= 1024 && film.sizeHint().height() <= 640);
    }
};

LATENTWALK_TEST(TestExportDialog, window)

}  // namespace test_export_dialog

#include "test_export_dialog.moc"
