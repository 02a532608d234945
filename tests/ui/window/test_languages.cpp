// SPDX-License-Identifier: GPL-3.0-or-later

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/shown_texts.h"
#include "ui/window/commands/copy_commands.h"
#include "ui/window/translations.h"

using namespace latentwalk;
using test::FakeWindow;
using test::ShownTexts;

namespace test_languages {

class TestLanguages : public QObject {
    Q_OBJECT

private:
    // Names, which are the same in every language.
    static bool isName(const QString& word) {
        static const QSet<QString> names = [] {
            // What the fake is called, keys, kinds of files, and what has no other name in Chinese.
            const QString all = QStringLiteral(
                "fake Fake Latentwalk English Ctrl Shift Alt Esc Home "
                "PNG JPEG WebP WebM MP4 H.264 VP9 GIF FFmpeg QuickTime frame_000001.png "
                "float32 float16 bfloat16 CPU CUDA NVIDIA SHA-256 Python torch.hub pytorch_GAN_zoo model.test "
                "predict.py "
                "analyze.py "
                "SeFa GANSpace Karras Wasserstein Progressive GAN TensorFlow Hub Google Facebook CelebA HQ Describable "
                "Textures "
                "Dataset GNU LGPL-3.0 BSD-3-Clause Apache-2.0 MIT Zlib Qt LibTorch libpng libpng-2.0 zlib OpenSSL JSON "
                "for Modern progan-128 QCustomPlot OpenBLAS libjpeg-turbo libwebp Expat IJG CLI11 "
                "GPL-3.0-or-later GPL-2.0-or-later LGPL-2.1-or-later");
            const QStringList words = all.split(u' ');
            return QSet<QString>(words.begin(), words.end());
        }();
        // F1 and the other keys of its row; celebAHQ-512 and the other checkpoints.
        static const QRegularExpression others(QStringLiteral("^(F\\d+|celeb.*|DTD|testDTD.*)$"));
        return names.contains(word) || others.match(word).hasMatch();
    }

    // What a Chinese window says in another language.
    static QStringList foreign(const QWidget& window) {
        static const QRegularExpression word(QStringLiteral("[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]"));
        QStringList found;
        for (const ShownTexts::Text& shown : ShownTexts::of(window)) {
            for (auto match = word.globalMatch(shown.text); match.hasNext();) {
                if (const QString name = match.next().captured(); !isName(name)) {
                    found.append(QStringLiteral("“%1” in “%2” of %3").arg(name, shown.text, shown.where));
                }
            }
        }
        return found;
    }

    // Without the folders and files that are there.
    static QStringList foreignInFileDialog(const QFileDialog& dialog) {
        QLabel words;
        words.setText(dialog.windowTitle() + u'\n' + dialog.nameFilters().join(u'\n').remove(endings()));
        QStringList found = foreign(words);
        for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
            if (qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLabel*>(widget)) {
                found += foreign(*widget);
            }
        }
        return found;
    }
    // "(*.png *.jpg)"
    static QRegularExpression endings() { return QRegularExpression(QStringLiteral("\\([^)]*\\*[^)]*\\)")); }

    static bool isChinese(const QWidget& window) { return foreign(window).isEmpty(); }

    // Does what opens a dialog or a menu, and says what is foreign in it.
    static std::optional<QStringList> foreignIn(const QWidget& window, const std::function<void()>& open) {
        std::optional<QStringList> found;
        QTimer look;
        connect(&look, &QTimer::timeout, &look, [&] {
            for (QWidget* other : QApplication::topLevelWidgets()) {
                if (!found && other != &window && other->isVisible()) {
                    const auto* files = qobject_cast<const QFileDialog*>(other);
                    found = files != nullptr ? foreignInFileDialog(*files) : foreign(*other);
                    other->close();
                }
            }
        });
        look.start(10);
        open();
        (void)QTest::qWaitFor([&] { return found.has_value(); });
        return found;
    }

    static void rightClick(QWidget& widget) {
        const QPoint middle = widget.rect().center();
        QContextMenuEvent click(QContextMenuEvent::Mouse, middle, widget.mapToGlobal(middle));
        QApplication::sendEvent(&widget, &click);
    }

    static QString lines(const QStringList& found) { return u'\n' + found.join(u'\n'); }

    static QMessageBox* question(FakeWindow& window) {
        return window->findChild<QMessageBox*>(QStringLiteral("changeLanguage"));
    }
    static QAction* language(FakeWindow& window, const char* name) {
        return window.find<QAction>(QStringLiteral("language") + QString::fromLatin1(name));
    }

    Translations m_translations;

private slots:
    void init() { m_translations.use(QStringLiteral("zh_CN")); }

    // Otherwise the following tests would see nothing.
    void anEnglishWindowIsForeign() {
        m_translations.use(QStringLiteral("en"));
        FakeWindow window;
        QVERIFY(window.start());
        const QStringList found = foreign(*window);
        QVERIFY2(found.size() > 400, qPrintable(QString::number(found.size())));
        QVERIFY(lines(found).contains(QStringLiteral("Choose the panel that is in front")));
    }

    void theWindowIsChinese() {
        FakeWindow window;
        window->show();
        QVERIFY2(isChinese(*window), qPrintable(lines(foreign(*window))));
        QVERIFY(window.start());
        QVERIFY2(isChinese(*window), qPrintable(lines(foreign(*window))));
        for (const char* action : {"pinB", "addAnchor", "copyPicture", "copySeed", "copyLatent", "undo", "random",
                                   "play", "pinA", "closedLoop", "undo"}) {
            window.find<QAction>(QString::fromLatin1(action))->trigger();
            QVERIFY2(isChinese(*window), qPrintable(lines(foreign(*window))));
        }
        window->openModel(QStringLiteral("small"));
        QTRY_VERIFY(window->windowTitle().contains(QStringLiteral("small")));
    }

    void itsDialogsAreChinese_data() {
        QTest::addColumn<QString>("action");
        for (const char* action : {"getModels", "saveImage", "saveGrid", "exportFilm", "shortcuts", "about",
                                   "openSession", "openModel", "saveSessionAs"}) {
            QTest::newRow(action) << QString::fromLatin1(action);
        }
    }

    void itsDialogsAreChinese() {
        QFETCH(const QString, action);
        FakeWindow window;
        QVERIFY(window.start());
        const auto found = foreignIn(*window, [&] { window.find<QAction>(action)->trigger(); });
        QVERIFY2(found, "nothing was opened");
        QVERIFY2(found->isEmpty(), qPrintable(lines(*found)));
    }

    void itsContextMenusAreChinese_data() {
        QTest::addColumn<std::function<QWidget*(FakeWindow&)>>("place");
        const auto row = [](const char* name, const std::function<QWidget*(FakeWindow&)>& place) {
            QTest::newRow(name) << place;
        };
        row("face", [](FakeWindow& window) { return window.find<FaceView>(); });
        row("anchor", [](FakeWindow& window) { return window.find<AnchorThumbnail>(); });
        row("gallery", [](FakeWindow& window) { return window.find<GalleryView>()->viewport(); });
    }

    void itsContextMenusAreChinese() {
        QFETCH(const std::function<QWidget*(FakeWindow&)>, place);
        FakeWindow window;
        QVERIFY(window.start());
        const auto found = foreignIn(*window, [&] { rightClick(*place(window)); });
        QVERIFY2(found, "nothing was opened");
        QVERIFY2(found->isEmpty(), qPrintable(lines(*found)));
    }

    void pluralsOfOneAreSingular() {
        m_translations.use(QStringLiteral("en"));
        QCOMPARE(CopyCommands::tr("The latent is on the clipboard: %n numbers.", nullptr, 1),
                 QStringLiteral("The latent is on the clipboard: 1 number."));
        QCOMPARE(CopyCommands::tr("The latent is on the clipboard: %n numbers.", nullptr, 2),
                 QStringLiteral("The latent is on the clipboard: 2 numbers."));
    }

    void anUnknownLanguageIsEnglish() {
        m_translations.use(QStringLiteral("cy_GB"));
        QCOMPARE(MainWindow::tr("Open"), QStringLiteral("Open"));
        QCOMPARE(CopyCommands::tr("The latent is on the clipboard: %n numbers.", nullptr, 1),
                 QStringLiteral("The latent is on the clipboard: 1 number."));
    }

    void anotherLanguageShowsTheSame_data() {
        QTest::addColumn<bool>("aside");
        QTest::newRow("on the walk") << false;
        QTest::newRow("beside the walk") << true;
    }

    void anotherLanguageShowsTheSame() {
        QFETCH(const bool, aside);
        m_translations.use(QStringLiteral("en"));
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().insert(1, window->document().session().anchors.back());
        window->document().anchors().setSeed(0, 77);
        window->document().place().setPosition(0.375);
        if (aside) {
            window->document().place().showSeed(4711);
        }
        QVERIFY(window->isWindowModified());
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        const Session session = window->document().session();
        const Latent shown = window->document().place().current().latent;
        const auto seed = window->document().place().current().seed;

        for (const auto& [language, word] :
             {std::pair("Chinese", "打开模型(&M)…"), std::pair("English", "Open &model…")}) {
            QSignalSpy chosen(&*window, &MainWindow::languageChosen);
            TestLanguages::language(window, language)->trigger();
            if (auto* box = question(window)) {
                QTest::mouseClick(box->button(QMessageBox::Yes), Qt::LeftButton);
            }
            QCOMPARE(chosen.size(), 1);
            m_translations.use(Translations::chosen());
            QVERIFY(window.replace());
            QCOMPARE(window.find<QAction>(QStringLiteral("openModel"))->text(), QString::fromUtf8(word));
            QVERIFY(TestLanguages::language(window, language)->isChecked());
            QTRY_COMPARE(window.shownRed(), window.red(shown));
            QCOMPARE(window->document().place().current().latent, shown);
            QCOMPARE(window->document().place().current().seed, seed);
            QCOMPARE(window->document().session().anchors, session.anchors);
            QCOMPARE(window->document().session().position, 0.375);
            QVERIFY(window->isWindowModified());
            QVERIFY(!window.find<MessageBar>()->isVisible());
        }
    }
};

LATENTWALK_TEST(TestLanguages, window)

}  // namespace test_languages

#include "test_languages.moc"
