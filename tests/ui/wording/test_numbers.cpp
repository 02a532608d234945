// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractSpinBox>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/shown_texts.h"
#include "ui/window/translations.h"
#include "ui/wording/numbers.h"

using namespace latentwalk;
using test::FakeWindow;
using test::ShownTexts;

namespace test_numbers {

class TestNumbers : public QObject {
    Q_OBJECT

private:
    // What a German window says with a decimal point. Points of German numbers stand before three digits; versions and
    // names of files are written as they are everywhere.
    static QStringList withPoints(const QWidget& window) {
        static const QRegularExpression point(QStringLiteral("(?<![-.\\d])\\d+\\.(?!\\d{3}(?!\\d))\\d+(?![.\\d])"));
        QStringList found;
        const auto look = [&](const QString& where, const QString& text) {
            if (text.contains(point)) {
                found.append(where + QStringLiteral(": ") + text);
            }
        };
        for (const ShownTexts::Text& shown : ShownTexts::of(window)) {
            look(shown.where, shown.text);
        }
        for (const auto* number : window.findChildren<QAbstractSpinBox*>()) {
            look(number->objectName(), number->text());
        }
        return found;
    }

    static int withCommas(const QWidget& window) {
        static const QRegularExpression comma(QStringLiteral("\\d,\\d"));
        int count = 0;
        for (const ShownTexts::Text& shown : ShownTexts::of(window)) {
            count += shown.text.contains(comma) ? 1 : 0;
        }
        return count;
    }

    Translations m_translations;

private slots:
    void init() { m_translations.use(QStringLiteral("de_DE")); }
    void cleanup() { m_translations.use(QStringLiteral("en")); }

    void numbersAreThoseOfTheLocale_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");  // -1: short
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* language, double value, int decimals, const char* said) {
            QTest::newRow(name) << language << value << decimals << QString::fromUtf8(said);
        };
        row("English", "en", 47.44, 1, "47.4");
        row("English, negative", "en", -47.44, 1, "−47.4");
        row("English, short", "en", 0.0421, -1, "0.042");
        row("Chinese", "zh_CN", 47.44, 1, "47.4");
        row("C", "C", 47.44, 1, "47.4");
        row("German", "de_DE", 47.44, 1, "47,4");
        row("German, negative", "de_DE", -0.5, 2, "−0,50");
        row("German, no minus before a zero", "de_DE", -0.04, 1, "0,0");
        row("German, no groups", "de_DE", 12345.67, 1, "12345,7");
        row("German, short", "de_DE", -0.0421, -1, "−0,042");
        row("German, very small", "de_DE", 0.000012, -1, "1,2e−05");
        row("German, zero", "de_DE", 0, -1, "0");
        row("Swedish, negative", "sv_SE", -47.44, 1, "−47,4");
        row("French, thousands", "fr_FR", 1234.5, 1, "1234,5");
    }
    void numbersAreThoseOfTheLocale() {
        QFETCH(QString, language);
        QFETCH(double, value);
        QFETCH(int, decimals);
        QFETCH(QString, said);
        m_translations.use(language);
        QCOMPARE(decimals < 0 ? shortNumber(value) : fixedNumber(value, decimals), said);
    }

    void aGermanWindowHasCommas() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 77);
        window->document().place().setPosition(0.374);
        QVERIFY(window.rest());
        QVERIFY(withCommas(*window) >= 3);
        QVERIFY2(withPoints(*window).isEmpty(), qPrintable(withPoints(*window).join(u'\n')));
        // Names of files are the same everywhere.
        window.find<QAction>(QStringLiteral("pinA"))->trigger();
        QVERIFY2(withPoints(*window).isEmpty(), qPrintable(withPoints(*window).join(u'\n')));
    }

    void itsDialogsHaveCommas_data() {
        QTest::addColumn<QString>("action");
        for (const char* action : {"getModels", "saveGrid", "exportFilm"}) {
            QTest::newRow(action) << QString::fromLatin1(action);
        }
    }
    void itsDialogsHaveCommas() {
        QFETCH(QString, action);
        FakeWindow window;
        QVERIFY(window.start());
        std::optional<QStringList> found;
        QTimer look;
        connect(&look, &QTimer::timeout, &look, [&] {
            for (QWidget* other : QApplication::topLevelWidgets()) {
                if (!found && other != &*window && other->isVisible()) {
                    found = withPoints(*other);
                    other->close();
                }
            }
        });
        look.start(10);
        window.find<QAction>(action)->trigger();
        QVERIFY(QTest::qWaitFor([&] { return found.has_value(); }));
        QVERIFY2(found->isEmpty(), qPrintable(found->join(u'\n')));
    }
};

LATENTWALK_TEST(TestNumbers, window)

}  // namespace test_numbers

#include "test_numbers.moc"
