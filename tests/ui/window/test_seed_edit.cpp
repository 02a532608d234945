// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/room.h"
#include "ui/widgets/seed_edit.h"

using namespace latentwalk;

namespace test_seed_edit {

class TestSeedEdit : public QObject {
    Q_OBJECT

private slots:
    void onlySeedsCanBeTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << "0"
                              << "0";
        QTest::newRow("largest") << "18446744073709551615"
                                 << "18446744073709551615";
        QTest::newRow("one too large") << "18446744073709551616"
                                       << "1844674407370955161";
        QTest::newRow("negative") << "-5"
                                  << "5";
        QTest::newRow("letters") << "1a2b"
                                 << "12";
        QTest::newRow("fraction") << "1.5"
                                  << "15";
        QTest::newRow("other digits") << QString::fromUtf8("٣4") << "4";
    }
    void onlySeedsCanBeTyped() {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        SeedEdit edit;
        edit.show();
        for (const QChar character : typed) {
            edit.insert(character);  // as typing does, but QTest's keys are ASCII only
        }
        QCOMPARE(edit.text(), text);
    }

    void returnConfirms() {
        SeedEdit edit;
        edit.show();
        edit.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        edit.setFocus();
        QSignalSpy entered(&edit, &SeedEdit::seedEntered);
        QTest::keyClicks(&edit, QStringLiteral("18446744073709551615"));
        QCOMPARE(entered.size(), 0);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.constFirst().constFirst().toULongLong(), 18446744073709551615ULL);
        QVERIFY(!edit.hasFocus());
    }

    void leavingConfirmsAndEscapeDoesNot() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* edit = new SeedEdit;
        auto* other = new QLineEdit;
        column->addWidget(edit);
        column->addWidget(other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setSeed(4);
        QSignalSpy entered(edit, &SeedEdit::seedEntered);

        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("12"));
        other->setFocus();
        QCOMPARE(entered.size(), 1);

        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("13"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(edit->text(), QStringLiteral("12"));

        edit->setFocus();
        edit->clear();
        other->setFocus();
        QCOMPARE(entered.size(), 1);
        QCOMPARE(edit->text(), QStringLiteral("12"));
    }
};

LATENTWALK_TEST(TestSeedEdit, window)

}  // namespace test_seed_edit

#include "test_seed_edit.moc"
