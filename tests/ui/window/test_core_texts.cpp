// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "tests/support/places.h"
#include "tests/support/room.h"
#include "ui/widgets/core_texts.h"
#include "ui/window/translations.h"

using namespace latentwalk;

namespace test_core_texts {

// What core says, in the language of the window.
class TestCoreTexts : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { Translations().use(QStringLiteral("en")); }

    void sentencesAreTranslated_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        const auto row = [](const char* name, const char* english, const char* chinese) {
            QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(chinese);
        };
        row("cause known", "/a b/c.pth cannot be opened: Permission denied", "/a b/c.pth 无法打开：没有权限");
        row("cause unknown", "x.pth is damaged: its zip container has two data.pkl",
            "x.pth 已损坏：its zip container has two data.pkl");
        row("a foreign network",
            "x.pkl is a network of NVIDIA's own Progressive GAN, which is a Python program in a pickle and is never "
            "run; "
            "Latentwalk opens pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files",
            "x.pkl 是 NVIDIA 自己的 Progressive GAN 网络，它是 pickle 中的 Python 程序，绝不会被执行；Latentwalk "
            "可打开 "
            "pytorch_GAN_zoo 检查点、TensorFlow.js 模型和自己的 safetensors 文件");
        row("the special before the general", "x.npy has a damaged .npy header", "x.npy 的 .npy 文件头已损坏");
        row("a name that looks like a place", "100%2.png cannot be written: No space left on device",
            "100%2.png 无法写入：磁盘已满");
        row("a colon in the name", "a: b.pth cannot be read: Input/output error", "a: b.pth 无法读取：输入输出错误");
        row("advice", "x.pth is compressed with xz; unpack it first (xz -dc OLD > NEW)",
            "x.pth 已用 xz 压缩；请先解压（xz -dc OLD > NEW）");
        row("a field that cannot be read",
            "x.pth cannot be used: its config gives an object of class decimal.Decimal as alpha, which cannot be read "
            "without running it",
            "x.pth 无法使用：其 config 将 alpha 设为 an object of class decimal.Decimal，不运行它就无法读取");
        row("numbers", "the latent has 3 components, this generator takes 512",
            "潜向量有 3 个分量，此生成器需要 512 个");
        row("device", "CPU, 2 threads", "CPU，2 个线程");
        row("one thread", "CPU, 1 thread", "CPU，1 个线程");
        row("unknown", "NVIDIA H100", "NVIDIA H100");
    }
    void sentencesAreTranslated() {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        Translations translations;
        translations.use(QStringLiteral("en"));
        QCOMPARE(coreText(english), english);
        translations.use(QStringLiteral("zh_CN"));
        QCOMPARE(coreText(english), chinese);
    }

    // Every FileError and GeneratorError in core's sources begins as one of the known sentences does.
    void everySentenceOfCoreIsKnown() {
        // What is thrown, what stands before its first text, and that text.
        const QRegularExpression thrown(
            QStringLiteral("(FileError|GeneratorError|OutOfMemoryError)\\(([^;{}\"]*)\"((?:[^\"\\\\]|\\\\.)+)"));
        QDirIterator files(test::sourcePath(QStringLiteral("core")), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        Translations translations;
        translations.use(QStringLiteral("zh_CN"));
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto match = thrown.globalMatch(source); match.hasNext();) {
                const auto one = match.next();
                QString text = one.captured(3).replace(QStringLiteral("\\\""), QStringLiteral("\""));
                const QString before = one.captured(2).trimmed();
                if (text.startsWith(u' ') || !text.contains(u' ') || before.endsWith(u'+')) {
                    continue;  // the beginning is composed elsewhere
                }
                if (one.captured(1) == QLatin1String("FileError")) {
                    text.prepend(QStringLiteral("x "));
                }
                ++count;
                QStringList ends{{}, QStringLiteral("7")};
                if (one.captured(1) != QLatin1String("FileError")) {
                    ends += {QStringLiteral("7 components, this generator takes 7"),
                             QStringLiteral("7; this generator has scales 0 to 7"),
                             QStringLiteral("7, which has no head in this checkpoint"),
                             QStringLiteral("7 has no head in this checkpoint, so it cannot be shown as an image")};
                }
                const bool known = std::any_of(ends.begin(), ends.end(),
                                               [&](const QString& end) { return coreText(text + end) != text + end; });
                QVERIFY2(known, qPrintable(file.fileName() + QStringLiteral(": ") + text));
            }
        }
        QVERIFY2(count > 100, qPrintable(QString::number(count)));
    }
};

LATENTWALK_TEST(TestCoreTexts, window)

}  // namespace test_core_texts

#include "test_core_texts.moc"
