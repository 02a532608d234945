// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "app/cli/options/named_steps.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::cli;

namespace test_named_steps {

class TestNamedSteps : public QObject {
    Q_OBJECT

    static Session builtIn() {
        Session session;
        session.model.sha256 = kBuiltInModelSha256;
        session.model.latentSize = 512;
        return session;
    }

private slots:
    void reads() {
        const auto steps = parseNamedSteps("smile=+2,turn=-1,age=0.5");
        QVERIFY(steps);
        QCOMPARE(*steps, (std::vector<NamedStep>{{"smile", 2}, {"turn", -1}, {"age", 0.5}}));
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "smile", "smile=", "=2", "smile=2,", ",smile=2", "smile=2 turn=1", "smile=+-2",
                                 "smile=nan", "smile=inf", "smile=1,smile=2", "smile=1e999"}) {
            QTest::newRow(text) << text;
        }
    }
    void refuses() {
        QFETCH(QString, text);
        QVERIFY(!parseNamedSteps(text.toStdString()));
    }

    // A step of an SD goes as far along a direction of length 1 as was measured.
    void movesAlongTheModelsOwn() {
        Session session = builtIn();
        CommonOptions quiet;
        quiet.quiet = true;
        const auto edits = addNamed(session, {{"smile", 1}, {"turn", -1}}, "model", quiet);
        QCOMPARE(edits.size(), 2U);
        QCOMPARE(edits[0].direction, std::string("named-smile"));
        QVERIFY(edits[0].strength > 0.02 && edits[0].strength < 0.5);
        QVERIFY(edits[1].strength < 0);
        QCOMPARE(session.directions.at(1).name, std::string("Turn head"));
        QCOMPARE(session.directions.at(1).components.size(), 512U);
        QVERIFY_THROWS_EXCEPTION(FileError, addNamed(session, {{"nose", 1}}, "model", quiet));
    }

    void aModelThatHasNoneSaysSo() {
        Session session = builtIn();
        session.model.sha256 = std::string(64, '0');
        QVERIFY_THROWS_EXCEPTION(FileError, addNamed(session, {{"smile", 1}}, "model", {}));
        QVERIFY(addNamed(session, {}, "model", {}).empty());
    }
};

}  // namespace test_named_steps

using test_named_steps::TestNamedSteps;
LATENTWALK_TEST(TestNamedSteps, none)

#include "test_named_steps.moc"
