// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/model/pickle/pickle_literals.h"
#include "core/model/pickle/pickle_machine.h"
#include "tests/model/pickle_text.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_pickle_machine {

namespace {

// Writes down what it is asked and understands nothing.
class Witness final : public PickleMeaning {
public:
    explicit Witness(PickleBuilder& builder) : m_builder(builder) {}

    Index named(std::string_view module, std::string_view name) override {
        return said("name " + QString::fromUtf8(module.data(), static_cast<qsizetype>(module.size())) + "." +
                    QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    Index called(Index callable, Index arguments) override {
        return said("call " + value(callable) + " with " + value(arguments));
    }
    Index objectOf(Index type) override { return said("object of " + value(type)); }
    void build(Index target, Index state) override { said("build " + value(target) + " with " + value(state)); }
    Index itemsOf(Index object) override {
        said("items of " + value(object));
        return m_builder.add({.kind = Pickle::Kind::Dict});
    }
    Index referred(Index name) override { return said("reference " + value(name)); }
    Index referred(std::string_view name) override {
        return said("reference in text " + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }

    QStringList asked;

private:
    QString value(Index index) const { return shown(m_builder.values(), index); }
    Index said(const QString& what) {
        asked << what;
        return m_builder.addOwned(Pickle::Kind::Text, std::to_string(asked.size()));
    }

    PickleBuilder& m_builder;
};

}  // namespace

// The machine on its own: it knows no name, and asks for what every one means.
class TestPickleMachine : public QObject {
    Q_OBJECT

private slots:
    void asksForMeanings_data() {
        QTest::addColumn<QByteArray>("opcodes");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const QByteArray& opcodes, const char* asked, const char* value) {
            QTest::newRow(name) << opcodes << QString::fromUtf8(asked) << QString::fromUtf8(value);
        };
        row("numbers and texts", "](K\x01" + text("a") + "Ne", "", "[1 'a' None]");
        row("a call", global("os", "system") + text("true") + "\x85R", "name os.system; call '1' with ('true')", "'2'");
        row("a name from the stack", text("a.b") + text("c") + "\x93", "name a.b.c", "'1'");
        row("an object and its state", global("a", "B") + ")\x81}b", "name a.B; object of '1'; build '2' with {}",
            "'2'");
        row("an object of Python 2", "(K\x01ia\nB\n", "name a.B; object of '1'", "'2'");
        row("references", text("x") + "QP(1, 2)\n\x86", "reference 'x'; reference in text (1, 2)", "('1' '2')");
    }
    void asksForMeanings() {
        QFETCH(QByteArray, opcodes);
        QFETCH(QString, asked);
        QFETCH(QString, value);
        const QByteArray bytes = proto() + opcodes + ".tail";
        const std::filesystem::path path = "x.pkl";
        PickleSource source(path, std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))),
                            0, 0);
        PickleBuilder builder(source);
        Witness witness(builder);
        const Pickle::Index root = PickleMachine(source, builder, witness).run();
        QCOMPARE(witness.asked.join("; "), asked);
        QCOMPARE(source.remaining(), std::size_t{4});
        const Pickle pickle = builder.finish(root);
        QCOMPARE(shown(pickle, pickle.root()), value);
    }

    void decimals_data() {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zero") << QByteArray("0") << QByteArray();
        QTest::newRow("a sign bit of its own") << QByteArray("128") << QByteArray("\x80\x00", 2);
        QTest::newRow("negative") << QByteArray("-129") << QByteArray("\x7f\xff", 2);
        QTest::newRow("two to the 64") << QByteArray("18446744073709551616") << QByteArray(8, '\0') + "\x01";
    }
    void decimals() {
        QFETCH(QByteArray, digits);
        QFETCH(QByteArray, bytes);
        const auto read = integerOfDecimal(digits.toStdString());
        QVERIFY(read);
        QCOMPARE(QByteArray::fromStdString(*read), bytes);
        QVERIFY(!integerOfDecimal(digits.toStdString() + "x"));
        QVERIFY(!integerOfDecimal("-"));
    }

    void quotes() {
        QVERIFY(!textOfQuoted("'a"));
        QVERIFY(!textOfQuoted("'"));
        QVERIFY(!textOfQuoted("'a\""));
        QVERIFY(textOfQuoted("'\\x41\\'\\q'") == "A'\\q");
        QVERIFY(textOfEscaped("\\u20ac\xe4\\u20") == "\u20ac\u00e4\\u20");
    }
};

LATENTWALK_TEST(TestPickleMachine, none)

}  // namespace test_pickle_machine

#include "test_pickle_machine.moc"
