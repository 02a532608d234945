// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cerrno>
#include <cstring>

#include "core/message/error.h"
#include "core/message/system_cause.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_message {

class TestMessage : public QObject {
    Q_OBJECT

private slots:
    void placesAreFilledInAnyOrder() {
        QCOMPARE(Core::says("%2 before %1, %2 again")(1, std::string("two")).english(),
                 std::string("two before 1, two again"));
    }

    void whatFillsAPlaceIsNotReadAgain() {
        QCOMPARE(Core::says("%1 and %2")(std::string("%2%1"), std::string("100 %")).english(),
                 std::string("%2%1 and 100 %"));
    }

    void partsAreMessagesOfTheirOwn() {
        const Message message = Core::says("outside: %1")(Core::says("inside %1")(7));
        QCOMPARE(message.english(), std::string("outside: inside 7"));
        QCOMPARE(message.arguments().at(0).text(), "inside %1");
        QVERIFY(message.arguments().at(0).arguments().at(0).text() == nullptr);
    }

    // The same words are the same message, wherever they stand in the program.
    void sameWordsAreEqual() {
        const std::string copy = "no scale %1";
        QVERIFY(Message(copy.c_str(), {9}) == Message(Core::says("no scale %1")(9)));
        QVERIFY(!(Message(copy.c_str(), {8}) == Message(Core::says("no scale %1")(9))));
        QVERIFY(!(Message(std::string("words")) == Message(Core::says("words"))));
        QVERIFY(!(Message() == Message(Core::says("words"))));
    }

    void emptyIsSaid() {
        QVERIFY(Message().empty());
        QVERIFY(!Message(Core::says("something")).empty());
        QVERIFY(!Message(std::string("x")).empty());
    }

    // Not the sentence alone: its parts travel with it, and a stranger's exception has its words.
    void errorsCarryTheirMessage() {
        const Message message = Core::says("no scale %1")(9);
        try {
            throw Error(message);
        } catch (const std::exception& error) {
            QCOMPARE(error.what(), "no scale 9");
            QVERIFY(messageOf(error) == message);
        }
        QCOMPARE(messageOf(std::runtime_error("bad weather")).verbatim(), std::string("bad weather"));
    }

    // Those with a translation say in English what the system says.
    void causesAreTheSystems() {
        for (const int error : {ENOENT, EACCES, EPERM, EROFS, ENOSPC, EDQUOT, EISDIR, ENOTDIR, EIO, EFBIG, ENAMETOOLONG,
                                EMFILE, ENFILE, ENOMEM, EPIPE, ELOOP, ENOTTY}) {
            QCOMPARE(QString::fromStdString(systemCause(error).english()), QString(std::strerror(error)));
        }
        QVERIFY(systemCause(ENOSPC).text() != nullptr);
    }
};

LATENTWALK_TEST(TestMessage, none)

}  // namespace test_message

#include "test_message.moc"
