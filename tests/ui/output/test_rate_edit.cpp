// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/rate_edit.h"

#include <QLineEdit>
#include <QLocale>
#include <QTest>

#include "core/output/exporter.h"
#include "tests/support/room.h"
#include "ui/output/forms/film_form.h"

using namespace latentwalk;

namespace test_rate_edit {

// Frames per second in the form of a film, where they are typed.
class TestRateEdit : public QObject {
    Q_OBJECT

private:
    static ExportScene scene() {
        ExportScene scene;
        scene.imagePixels = 128;
        scene.anchors = 3;
        scene.formats = {FilmFormat::Mp4, FilmFormat::WebM, FilmFormat::Gif, FilmFormat::Apng, FilmFormat::WebP};
        return scene;
    }
    template <class Widget>
    static Widget* named(FilmForm& form, const QString& name) {
        for (auto* widget : form.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return widget;
            }
        }
        qFatal("no %s", qPrintable(name));
    }

private slots:
    void ratesCanBeTyped_data() {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<int>("numerator");
        QTest::addColumn<int>("denominator");
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const QLocale german(QLocale::German, QLocale::Germany);
        QTest::newRow("television") << english << "29.97"
                                    << "29.97" << 30000 << 1001;
        QTest::newRow("exact") << english << "12.5"
                               << "12.5" << 25 << 2;
        QTest::newRow("fraction") << english << "25/2"
                                  << "12.5" << 25 << 2;
        QTest::newRow("comma") << german << "119,88"
                               << "119,88" << 120000 << 1001;
        QTest::newRow("point") << german << "7.5"
                               << "7,5" << 15 << 2;
        QTest::newRow("fastest") << german << "1000"
                                 << "1000" << 1000 << 1;
        QTest::newRow("Arabic") << QLocale(QLocale::Arabic, QLocale::Egypt) << QStringLiteral("٢٩٫٩٧")
                                << QStringLiteral("٢٩٫٩٧") << 30000 << 1001;
    }
    void ratesCanBeTyped() {
        QFETCH(QLocale, locale);
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        QFETCH(int, numerator);
        QFETCH(int, denominator);
        QLocale::setDefault(locale);
        const auto back = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
        FilmWish wish;
        wish.asPlayed = false;
        wish.settings.frames = 240;
        FilmForm form(FilmForm::Kind::Film, wish, scene());
        auto* rate = named<QComboBox>(form, QStringLiteral("Frames per second"));
        rate->lineEdit()->selectAll();
        for (const QChar c : typed) {
            QTest::sendKeyEvent(QTest::Click, rate->lineEdit(), Qt::Key_unknown, c, Qt::NoModifier);
        }
        QCOMPARE(rate->lineEdit()->text(), typed);
        QCOMPARE(form.problem(), QString());
        QCOMPARE(form.wish().settings.rateNumerator, numerator);
        QCOMPARE(form.wish().settings.rateDenominator, denominator);
        QCOMPARE(form.wish().settings.frames, framesOf(8, form.wish().settings));
        QTest::keyClick(rate->lineEdit(), Qt::Key_Return);
        QCOMPARE(rate->currentText(), shown);
        QCOMPARE(form.wish().settings.rateNumerator, numerator);
    }

    void aRateThatIsNoneIsSaid() {
        FilmForm form(FilmForm::Kind::Film, {}, scene());
        auto* rate = named<QComboBox>(form, QStringLiteral("Frames per second"));
        auto* format = named<QComboBox>(form, QStringLiteral("Format of the film"));
        for (const char* text : {"", "0", "-5", "abc", "1001"}) {
            rate->lineEdit()->selectAll();
            QTest::keyClick(rate->lineEdit(), Qt::Key_Delete);
            QTest::keyClicks(rate->lineEdit(), QString::fromLatin1(text));
            QVERIFY2(form.problem().contains(QStringLiteral("29.97")), text);
            QTest::keyClick(rate->lineEdit(), Qt::Key_Return);
            QVERIFY(!form.problem().isEmpty());
        }
        rate->lineEdit()->selectAll();
        QTest::keyClicks(rate->lineEdit(), QStringLiteral("55.5"));
        QVERIFY(form.problem().isEmpty());
        // Another format may be slower.
        format->setCurrentIndex(format->findData(static_cast<int>(FilmFormat::Gif)));
        QCOMPARE(form.wish().settings.rateNumerator, 50);
        QCOMPARE(rate->currentText(), QStringLiteral("50"));
        rate->lineEdit()->selectAll();
        QTest::keyClicks(rate->lineEdit(), QStringLiteral("60"));
        QVERIFY(form.problem().contains(QStringLiteral("GIF")));
        rate->setCurrentIndex(rate->findText(QStringLiteral("25")));
        QVERIFY(form.problem().isEmpty());
    }
};

LATENTWALK_TEST(TestRateEdit, window)

}  // namespace test_rate_edit

#include "test_rate_edit.moc"
