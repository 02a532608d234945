// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/support/room.h"
#include "ui/widgets/message_bar.h"

using namespace latentwalk;

namespace test_message_bar {

// What stands at the top of the window: that a question stays until it is answered.
class TestMessageBar : public QObject {
    Q_OBJECT

private:
    static QStringList answers(const MessageBar& bar) {
        QCoreApplication::processEvents();  // new buttons are shown by the layout
        QStringList texts;
        for (const auto* button : bar.findChildren<QPushButton*>()) {
            if (button->isVisibleTo(&bar)) {
                texts.append(button->text());
            }
        }
        return texts;
    }
    static void press(const MessageBar& bar, const QString& text) {
        QCoreApplication::processEvents();
        for (auto* button : bar.findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisibleTo(&bar)) {
                button->click();
                return;
            }
        }
        QFAIL("there is no such answer");
    }
    static void close(const MessageBar& bar) { bar.findChild<QToolButton*>()->click(); }

private slots:
    void whatIsSaidGoes() {
        MessageBar bar;
        bar.showError(QStringLiteral("broken"));
        QCOMPARE(bar.kind(), MessageBar::Kind::Error);
        bar.showInfo(QStringLiteral("better"));
        QCOMPARE(bar.text(), QStringLiteral("better"));
        QCOMPARE(bar.kind(), MessageBar::Kind::Info);
        bar.dismiss();
        QVERIFY(!bar.isVisibleTo(nullptr));
    }

    void aQuestionStaysUntilItIsAnswered() {
        MessageBar bar;
        int answered = 0;
        bar.ask(QStringLiteral("Restore?"), {{QStringLiteral("Yes"), [&] { ++answered; }}});
        bar.showInfo(QStringLiteral("Opening"));
        bar.dismiss();
        bar.showInfo(QStringLiteral("Saved"));
        QCOMPARE(bar.text(), QStringLiteral("Restore?"));
        QCOMPARE(answers(bar), QStringList(QStringLiteral("Yes")));
        press(bar, QStringLiteral("Yes"));
        QCOMPARE(answered, 1);
        // What had waited is said now.
        QCOMPARE(bar.text(), QStringLiteral("Saved"));
        QVERIFY(answers(bar).isEmpty());
    }

    void anErrorIsSaidAtOnceAndTheQuestionComesBack() {
        MessageBar bar;
        bar.ask(QStringLiteral("Restore?"), {{QStringLiteral("Yes"), [] {}}});
        bar.showError(QStringLiteral("broken"));
        QCOMPARE(bar.text(), QStringLiteral("broken"));
        QCOMPARE(bar.kind(), MessageBar::Kind::Error);
        QVERIFY(answers(bar).isEmpty());
        close(bar);
        QCOMPARE(bar.text(), QStringLiteral("Restore?"));
        QCOMPARE(bar.kind(), MessageBar::Kind::Info);
        QCOMPARE(answers(bar), QStringList(QStringLiteral("Yes")));
    }

    void questionsWaitForEachOther() {
        MessageBar bar;
        QStringList order;
        const auto note = [&](const QString& what) { return [&order, what] { order.append(what); }; };
        bar.ask(QStringLiteral("first"), {{QStringLiteral("1"), note(QStringLiteral("1"))}}, note(QStringLiteral("x")));
        bar.ask(QStringLiteral("second"), {{QStringLiteral("2"), note(QStringLiteral("2"))}});
        bar.ask(QStringLiteral("second"), {{QStringLiteral("3"), note(QStringLiteral("3"))}});
        QCOMPARE(answers(bar), QStringList(QStringLiteral("3")));
        press(bar, QStringLiteral("3"));
        QCOMPARE(bar.text(), QStringLiteral("first"));
        close(bar);
        QCOMPARE(order, QStringList({QStringLiteral("3"), QStringLiteral("x")}));
        QVERIFY(!bar.isVisibleTo(nullptr));
    }

    void aQuestionIsWithdrawn() {
        MessageBar bar;
        bool closed = false;
        const quint64 first = bar.ask(QStringLiteral("first"), {}, [&] { closed = true; });
        const quint64 second = bar.ask(QStringLiteral("second"), {});
        bar.withdraw(first);
        QCOMPARE(bar.text(), QStringLiteral("second"));
        bar.withdraw(second);
        bar.withdraw(second);
        QVERIFY(!bar.isVisibleTo(nullptr));
        QVERIFY(!closed);
    }
};

LATENTWALK_TEST(TestMessageBar, window)

}  // namespace test_message_bar

#include "test_message_bar.moc"
