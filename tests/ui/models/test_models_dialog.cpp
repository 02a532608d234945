// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/download/http_server.h"
#include "tests/support/room.h"
#include "ui/models/download/download_progress.h"
#include "ui/models/models_dialog.h"
#include "ui/widgets/theme.h"

using namespace latentwalk;
using test::HttpServer;

namespace test_models_dialog {

namespace {

// The dialog over a server of our own, with two models.
struct Scene {
    QTemporaryDir root;
    QString folder = root.path() + QStringLiteral("/hub/checkpoints");
    HttpServer server;
    std::unique_ptr<Downloads> downloads;
    std::unique_ptr<ModelsDialog> dialog;

    Scene() {
        server.body = QByteArray(600000, 'x');
        restart();
    }

    void restart() {
        dialog.reset();
        DownloadRules rules;
        rules.plainHttpTo = server.authority();
        rules.firstWaitMilliseconds = 5;
        rules.attempts = 2;
        const QByteArray right = QCryptographicHash::hash(server.body, QCryptographicHash::Sha256).toHex().first(8);
        const auto model = [this](const QString& name, const QByteArray& prefix) {
            const QString file = name + QStringLiteral(".pth");
            return PublishedModel{name,  file, server.url(file), 64, QStringLiteral("Faces"), QStringLiteral("Free."),
                                  prefix};
        };
        downloads = std::make_unique<Downloads>(
            folder,
            QList<PublishedModel>{model(QStringLiteral("good"), right), model(QStringLiteral("wrong"), "0000ffff")},
            rules);
        dialog = std::make_unique<ModelsDialog>(*downloads);
    }

    bool show() {
        dialog->show();
        dialog->activateWindow();
        return QTest::qWaitForWindowActive(dialog.get()) &&
               QTest::qWaitFor([this] { return !state().contains(QStringLiteral("Looking")); });
    }

    ModelRow* row(const QString& name = QStringLiteral("good")) { return dialog->findChild<ModelRow*>(name); }
    QString state(const QString& name = QStringLiteral("good")) {
        for (const QLabel* label : row(name)->findChildren<QLabel*>()) {
            if (label->accessibleName() == QStringLiteral("State of ") + name) {
                return label->text();
            }
        }
        return {};
    }
    // By its text; only what can be seen.
    QPushButton* button(const QString& text, const QString& name = QStringLiteral("good")) {
        for (QPushButton* one : row(name)->findChildren<QPushButton*>()) {
            if (one->text() == text && one->isVisible()) {
                return one;
            }
        }
        return nullptr;
    }
    bool click(const QString& text, const QString& name = QStringLiteral("good")) {
        if (!QTest::qWaitFor([&] { return button(text, name) != nullptr && button(text, name)->isEnabled(); })) {
            return false;
        }
        QTest::mouseClick(button(text, name), Qt::LeftButton);
        return true;
    }
    bool reachTheMiddle() {
        server.piece = 10000;
        server.pause = 10;
        return click(QStringLiteral("Download")) && QTest::qWaitFor([this] { return percent() >= 10; });
    }
    int percent() {
        const auto match = QRegularExpression(QStringLiteral("(\\d+) %")).match(state());
        return match.hasMatch() ? match.captured(1).toInt() : -1;
    }
    QStringList files() const { return QDir(folder).entryList(QDir::Files | QDir::Hidden); }
    void put(const QString& name, const QByteArray& bytes) const {
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

}  // namespace

class TestModelsDialog : public QObject {
    Q_OBJECT

private slots:
    void theWindowShowsWhatIsRunningWhenTheDialogIsClosed() {
        Scene scene;
        JobBar bar;
        DownloadProgress progress(*scene.downloads, bar);
        QSignalSpy paused(&progress, &DownloadProgress::paused);
        QVERIFY(scene.show());
        QVERIFY(!bar.isVisible());
        QVERIFY(scene.reachTheMiddle());
        scene.dialog->close();
        QVERIFY(bar.isVisible());
        const auto says = [&](const QString& text) {
            for (const QLabel* label : bar.findChildren<QLabel*>()) {
                if (label->text().contains(text)) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(says(QStringLiteral("Downloading good")));
        auto* shown = bar.findChild<QProgressBar*>();
        const double before = static_cast<double>(shown->value()) / shown->maximum();
        QVERIFY(before >= 0.1 && before < 1);
        QTRY_VERIFY(static_cast<double>(shown->value()) / shown->maximum() > before);
        auto* button = bar.findChild<QToolButton*>();
        QCOMPARE(button->text(), QStringLiteral("Pause"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(paused.size(), 1);
        QTRY_VERIFY(!bar.isVisible());
        QTRY_COMPARE(scene.downloads->standing(0).what, DownloadStanding::What::Paused);
        QVERIFY(scene.downloads->standing(0).size > 0);
        scene.downloads->download(0);
        QTRY_VERIFY(bar.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(scene.downloads->standing(0).what, DownloadStanding::What::Ready, 20'000);
        QVERIFY(!bar.isVisible());
    }

    void nothingIsFetchedUnasked() {
        Scene scene;
        QVERIFY(scene.show());
        QVERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
        QVERIFY(scene.button(QStringLiteral("Download")) != nullptr);
        QVERIFY(scene.button(QStringLiteral("Cancel")) == nullptr);
        // One that is made now comes after all that were made before.
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(scene.server.url("ours"))));
        QTRY_VERIFY(!scene.server.requests.isEmpty());
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(scene.server.requests.size(), 1);
        QCOMPARE(scene.server.requests.first().path, "/ours");
        QVERIFY(!QFile::exists(scene.folder));
    }

    void downloadThenOpen() {
        Scene scene;
        QVERIFY(scene.show());
        QSignalSpy opened(scene.dialog.get(), &ModelsDialog::openRequested);
        QVERIFY(scene.reachTheMiddle());
        QVERIFY2(scene.state().startsWith(QStringLiteral("Downloading ")), qPrintable(scene.state()));
        QVERIFY2(scene.state().contains(QStringLiteral("of 600.0 kB")), qPrintable(scene.state()));
        auto* bar = scene.row()->findChild<QProgressBar*>();
        QVERIFY(bar->isVisible() && bar->value() > 0 && bar->value() < bar->maximum());
        scene.server.pause = 0;
        QTRY_COMPARE(scene.state(), QStringLiteral("Ready, 600.0 kB"));
        QVERIFY(!bar->isVisible());
        QVERIFY(scene.button(QStringLiteral("Cancel")) == nullptr);
        QVERIFY(opened.isEmpty());
        QVERIFY(scene.click(QStringLiteral("Open")));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toString(), scene.folder + QStringLiteral("/good.pth"));
    }

    void pauseResumeWithTheKeyboard() {
        Scene scene;
        QVERIFY(scene.show());
        QPushButton* action = scene.button(QStringLiteral("Download"));
        action->setFocus();
        scene.server.piece = 10000;
        scene.server.pause = 10;
        QTest::keyClick(action, Qt::Key_Space);
        QTRY_VERIFY(scene.percent() >= 10);
        QVERIFY(action->hasFocus());
        QCOMPARE(action->text(), QStringLiteral("Pause"));
        QCOMPARE(action->accessibleName(), QStringLiteral("Pause the download of good"));
        QTest::keyClick(action, Qt::Key_Space);
        QTRY_VERIFY2(scene.state().startsWith(QStringLiteral("Paused at ")), qPrintable(scene.state()));
        QCOMPARE(action->text(), QStringLiteral("Resume"));
        scene.server.pause = 0;
        QTest::keyClick(action, Qt::Key_Space);
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Ready")));
        QCOMPARE(action->text(), QStringLiteral("Open"));
        QVERIFY(action->hasFocus());
        QVERIFY(scene.server.requests.last().headers.contains("range"));
    }

    void cancel() {
        Scene scene;
        QVERIFY(scene.show());
        QVERIFY(scene.reachTheMiddle());
        QPushButton* cancel = scene.button(QStringLiteral("Cancel"));
        cancel->setFocus();
        QTest::keyClick(cancel, Qt::Key_Space);
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
        QVERIFY(scene.files().isEmpty());
        // The button is gone, the focus is not.
        QVERIFY(scene.button(QStringLiteral("Download"))->hasFocus());
        scene.server.pause = 0;
        QVERIFY(scene.click(QStringLiteral("Download")));
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Ready")));
    }

    void closingTheDialogKeepsTheDownloadGoing() {
        Scene scene;
        QVERIFY(scene.show());
        QVERIFY(scene.reachTheMiddle());
        QSignalSpy finished(scene.downloads.get(), &Downloads::finished);
        scene.dialog->close();
        scene.dialog.reset();
        QVERIFY(scene.downloads->isAnyRunning());
        scene.server.pause = 0;
        QTRY_COMPARE(finished.count(), 1);
        scene.dialog = std::make_unique<ModelsDialog>(*scene.downloads);
        QVERIFY(scene.show());
        QVERIFY(scene.state().startsWith(QStringLiteral("Ready")));
        // Gone since, and wanted again.
        QVERIFY(QFile::remove(scene.folder + QStringLiteral("/good.pth")));
        QVERIFY(scene.click(QStringLiteral("Download")));
        QTRY_COMPARE(finished.count(), 2);
    }

    void quittingKeepsThePart() {
        Scene scene;
        QVERIFY(scene.show());
        QVERIFY(scene.reachTheMiddle());
        scene.restart();
        QVERIFY(scene.show());
        QVERIFY2(scene.state().startsWith(QStringLiteral("Paused at ")), qPrintable(scene.state()));
        QVERIFY(scene.button(QStringLiteral("Cancel")) != nullptr);
        scene.server.pause = 0;
        QVERIFY(scene.click(QStringLiteral("Resume")));
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Ready")));
        QVERIFY(scene.server.requests.last().headers.contains("range"));
        QCOMPARE(scene.files(), QStringList(QStringLiteral("good.pth")));
    }

    void partOfAnEarlierRunCanBeCancelled() {
        Scene scene;
        QVERIFY(scene.show());
        QVERIFY(scene.reachTheMiddle());
        scene.restart();
        QVERIFY(scene.show());
        QVERIFY(scene.click(QStringLiteral("Cancel")));
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
        QVERIFY(scene.files().isEmpty());
    }

    void wrongFileIsASentenceInItsRow() {
        Scene scene;
        QVERIFY(scene.show());
        QSignalSpy failed(scene.downloads.get(), &Downloads::failed);
        QVERIFY(scene.click(QStringLiteral("Download"), QStringLiteral("wrong")));
        QTRY_COMPARE(failed.count(), 1);
        const QString sentence = scene.state(QStringLiteral("wrong"));
        QCOMPARE(sentence, failed[0][0].toString());
        QVERIFY2(sentence.contains(QStringLiteral("0000ffff")), qPrintable(sentence));
        QVERIFY(scene.button(QStringLiteral("Try again"), QStringLiteral("wrong")) != nullptr);
        QVERIFY(scene.button(QStringLiteral("Cancel"), QStringLiteral("wrong")) == nullptr);
        QVERIFY(scene.files().isEmpty());
        QVERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
    }

    void brokenOffCanBeTriedAgainOrCancelled_data() {
        QTest::addColumn<bool>("again");
        QTest::newRow("again") << true;
        QTest::newRow("cancelled") << false;
    }
    void brokenOffCanBeTriedAgainOrCancelled() {
        QFETCH(bool, again);
        Scene scene;
        QVERIFY(scene.show());
        scene.server.endAfter = 1000;
        QVERIFY(scene.click(QStringLiteral("Download")));
        QTRY_VERIFY(scene.button(QStringLiteral("Try again")) != nullptr);
        QVERIFY2(scene.state().contains(QStringLiteral("broke off the connection")), qPrintable(scene.state()));
        scene.server.endAfter = -1;
        QVERIFY(scene.click(again ? QStringLiteral("Try again") : QStringLiteral("Cancel")));
        if (again) {
            QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Ready")));
        } else {
            QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
            QVERIFY(scene.files().isEmpty());
        }
    }

    void filesThatAppearAndVanishAreSeen() {
        Scene scene;
        scene.put(QStringLiteral("wrong.pth"), "there before");
        QVERIFY(scene.show());
        QTRY_COMPARE(scene.state(QStringLiteral("wrong")), QStringLiteral("Ready, 12 bytes"));
        QVERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
        scene.put(QStringLiteral("good.pth"), "there now");
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Ready")));
        QVERIFY(QFile::remove(scene.folder + QStringLiteral("/good.pth")));
        QTRY_VERIFY(scene.state().startsWith(QStringLiteral("Not downloaded")));
    }

    void folderIsShownAndOpened() {
        Scene scene;
        QVERIFY(scene.show());
        QCOMPARE(scene.dialog->findChild<QLineEdit*>()->text(), scene.folder);
        QPushButton* open = nullptr;
        for (QPushButton* button : scene.dialog->findChildren<QPushButton*>()) {
            open = button->text() == QStringLiteral("Open &folder") ? button : open;
        }
        QVERIFY(open != nullptr);
        QVERIFY(!open->isEnabled());
        QVERIFY(scene.click(QStringLiteral("Download")));
        QTRY_VERIFY(open->isEnabled());
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "urlWanted");
        QTest::mouseClick(open, Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_urls, QList<QUrl>{QUrl::fromLocalFile(scene.folder)});
    }

    void everyControlHasANameAndATip() {
        Scene scene;
        QVERIFY(scene.show());
        QVERIFY(scene.reachTheMiddle());
        for (const auto* row : scene.dialog->findChildren<ModelRow*>()) {
            for (const auto* button : row->findChildren<QPushButton*>()) {
                QVERIFY(button->accessibleName().contains(row->objectName()));
                QVERIFY(!button->toolTip().isEmpty());
            }
            for (const auto* bar : row->findChildren<QProgressBar*>()) {
                QVERIFY(!bar->accessibleName().isEmpty());
            }
        }
        for (const auto* button : scene.dialog->findChildren<QPushButton*>()) {
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->text()));
            QVERIFY(!button->autoDefault());  // Enter in the list must not close the dialog or start something
        }
    }

    void rowFitsAtItsSmallest() {
        Scene scene;
        scene.dialog->resize(scene.dialog->minimumSizeHint());
        QVERIFY(scene.show());
        for (const auto* row : scene.dialog->findChildren<ModelRow*>()) {
            QVERIFY(row->width() <= row->parentWidget()->width());
            QVERIFY(row->minimumSizeHint().width() <= row->width());
        }
    }

public slots:
    void urlWanted(const QUrl& url) { m_urls.append(url); }

private:
    QList<QUrl> m_urls;
};

LATENTWALK_TEST(TestModelsDialog, window)

}  // namespace test_models_dialog

#include "test_models_dialog.moc"
