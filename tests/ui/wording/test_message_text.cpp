// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cerrno>

#include "core/generator/generator.h"
#include "core/message/file_error.h"
#include "core/message/system_cause.h"
#include "tests/support/room.h"
#include "ui/background/sentence.h"
#include "ui/window/translations.h"
#include "ui/wording/message_text.h"

using namespace latentwalk;

namespace test_message_text {

// What core says, in the language of the window.
class TestMessageText : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { Translations().use(QStringLiteral("en")); }

    void messagesAreTranslated_data() {
        QTest::addColumn<Message>("message");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        const auto row = [](const char* name, const Message& message, const char* english, const char* chinese) {
            QTest::newRow(name) << message << QString::fromUtf8(english) << QString::fromUtf8(chinese);
        };
        const auto file = [](const char* path, AboutFile about) { return FileError(path, std::move(about)).message(); };
        row("cause", file("/a b/c.pth", Core::about("%1 cannot be opened: %2")(systemCause(EACCES))),
            "/a b/c.pth cannot be opened: Permission denied", "/a b/c.pth 无法打开：没有权限");
        row("detail",
            FileError::damaged("x.pth",
                               Core::says("its %1 holds tensor %2 twice")(std::string("netG"), std::string("a.b")))
                .message(),
            "x.pth is damaged: its netG holds tensor a.b twice", "x.pth 已损坏：其 netG 中张量 a.b 出现两次");
        row("a part within a part",
            file("x.pth",
                 Core::about("%1 cannot be used: %2")(
                     Core::says("its config gives %1 as %2, which cannot be read without running it")(
                         Core::says("an object of class %1")(std::string("decimal.Decimal")), std::string("alpha")))),
            "x.pth cannot be used: its config gives an object of class decimal.Decimal as alpha, which cannot be read "
            "without running it",
            "x.pth 无法使用：其 config 将 alpha 设为 decimal.Decimal 类的对象，不运行它就无法读取");
        row("names that look like places",
            file("100%2.png", Core::about("%1 cannot be written: %2")(systemCause(ENOSPC))),
            "100%2.png cannot be written: No space left on device", "100%2.png 无法写入：磁盘已满");
        row("numbers", Core::says("the latent has %1 components, this generator takes %2")(3, 512),
            "the latent has 3 components, this generator takes 512", "潜向量有 3 个分量，此生成器需要 512 个");
        row("device", cpuDevice(2), "CPU, 2 threads", "CPU，2 个线程");
        row("one thread", cpuDevice(1), "CPU, 1 thread", "CPU，1 个线程");
        row("verbatim", std::string("NVIDIA H100"), "NVIDIA H100", "NVIDIA H100");
        row("no translation needed", Message(), "", "");
    }
    void messagesAreTranslated() {
        QFETCH(const Message, message);
        QFETCH(const QString, english);
        QFETCH(const QString, chinese);
        QCOMPARE(QString::fromStdString(message.english()), english);
        Translations translations;
        translations.use(QStringLiteral("en"));
        QCOMPARE(textOf(message), english);
        translations.use(QStringLiteral("zh_CN"));
        QCOMPARE(textOf(message), chinese);
    }

    // A count of bytes has its digits in groups, as each language has them; the log and the command line have English.
    void countsAreGroupedInTheLanguageOfTheWindow() {
        const Message message =
            FileError::cutOff("x.safetensors", Core::says("it has %1 bytes")(grouped(4718592))).message();
        QCOMPARE(message.english(), std::string("x.safetensors is cut off: it has 4,718,592 bytes"));
        Translations translations;
        translations.use(QStringLiteral("de_DE"));
        QVERIFY2(textOf(message).contains(QStringLiteral(" 4.718.592 ")), qPrintable(textOf(message)));
        QCOMPARE(QString::fromStdString(message.english()),
                 QStringLiteral("x.safetensors is cut off: it has 4,718,592 bytes"));
        translations.use(QStringLiteral("en"));
        QVERIFY(textOf(message).contains(QStringLiteral(" 4,718,592 ")));
        translations.use(QStringLiteral("zh_CN"));
        QVERIFY(textOf(message).contains(QStringLiteral("4,718,592")));
        QVERIFY(grouped(0) != grouped(1) && grouped(7) == grouped(7) && !grouped(0).empty());
        QVERIFY(grouped(7) != Message(7));
    }

    // From what is thrown to the sentence in the window, an error of ours as well as a stranger's.
    void whatIsThrownIsTranslated() {
        Translations translations;
        translations.use(QStringLiteral("zh_CN"));
        const auto ours = sentenceOf([] { throw FileError("x.pth", Core::about("%1 is empty")); });
        QCOMPARE(ours.value(), QString::fromUtf8("x.pth 是空文件"));
        const auto theirs = sentenceOf([] { throw std::runtime_error("bad weather"); });
        QCOMPARE(theirs.value(), QStringLiteral("bad weather"));
        QVERIFY(!sentenceOf([] {}));
    }
};

LATENTWALK_TEST(TestMessageText, window)

}  // namespace test_message_text

#include "test_message_text.moc"
