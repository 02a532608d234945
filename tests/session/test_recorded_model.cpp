// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/recorded_model.h"

#include <QTest>

#include "core/model/builtin_model.h"
#include "core/walk/session_walk.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

namespace test_recorded_model {

namespace {

ModelReference withHash(std::string_view sha256) {
    ModelReference reference;
    reference.sha256 = sha256;
    reference.latentSize = 24;
    return reference;
}

}  // namespace

// How the model that is there stands to the one that something was made with.
class TestRecordedModel : public QObject {
    Q_OBJECT

private slots:
    void standings_data() {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("found");
        QTest::addColumn<int>("standing");
        const auto row = [](const char* name, std::string_view wanted, std::string_view found, ModelStanding standing) {
            QTest::newRow(name) << QString::fromStdString(std::string(wanted))
                                << QString::fromStdString(std::string(found)) << static_cast<int>(standing);
        };
        const std::string a(64, 'a');
        const std::string b(64, 'b');
        const auto [published, first, second] = kFormerBuiltInModels;
        const auto [original, withoutHeads] = kTwinsOfBuiltInModel;
        row("none named", "", a, ModelStanding::Same);
        row("the same", a, a, ModelStanding::Same);
        row("another", a, b, ModelStanding::Other);
        row("built-in", kBuiltInModelSha256, kBuiltInModelSha256, ModelStanding::Same);
        row("the first of all", first, kBuiltInModelSha256, ModelStanding::Later);
        row("the one before", second, kBuiltInModelSha256, ModelStanding::Later);
        row("the published files as they were read then", published, kBuiltInModelSha256, ModelStanding::Later);
        row("an earlier file itself", second, second, ModelStanding::Same);
        row("back to an earlier file", kBuiltInModelSha256, second, ModelStanding::Other);
        row("one earlier file for another", first, second, ModelStanding::Other);
        row("another model for an earlier file", first, a, ModelStanding::Other);
        row("the original for the built-in model", kBuiltInModelSha256, original, ModelStanding::Same);
        row("the built-in model for the original", original, kBuiltInModelSha256, ModelStanding::Same);
        row("without fitted heads for the original", original, withoutHeads, ModelStanding::Same);
        row("the original for an earlier file", first, original, ModelStanding::Later);
        row("an earlier file for the original", original, first, ModelStanding::Other);
        row("another for the original", original, a, ModelStanding::Other);
        row("the built-in model for another", a, kBuiltInModelSha256, ModelStanding::Other);
    }
    void standings() {
        QFETCH(QString, wanted);
        QFETCH(QString, found);
        QFETCH(int, standing);
        QCOMPARE(static_cast<int>(standingOf(withHash(found.toStdString()), withHash(wanted.toStdString()))), standing);
    }

    void theCardTellsOfTheEarlierFiles() {
        const QByteArray card = test::readAll(test::modelPath(QStringLiteral("celeba-128.md")));
        for (const std::string_view former : kFormerBuiltInModels) {
            QVERIFY(card.contains(QByteArray(former.data(), static_cast<qsizetype>(former.size()))));
            QVERIFY(isFormerBuiltInModel(former));
            QVERIFY(successorOf(former) == kBuiltInModelSha256);
        }
        for (const std::string_view twin : kTwinsOfBuiltInModel) {
            QCOMPARE(twin.size(), std::size_t{64});
            QVERIFY(card.contains(QByteArray(twin.data(), static_cast<qsizetype>(twin.size()))));
            QVERIFY(isBuiltInNetwork(twin) && !isFormerBuiltInModel(twin));
            QVERIFY(successorOf(twin) == kBuiltInModelSha256);
        }
        QVERIFY(isBuiltInNetwork(kBuiltInModelSha256) && !isBuiltInNetwork(kFormerBuiltInModels[0]));
        QVERIFY(!isFormerBuiltInModel(kBuiltInModelSha256));
        QVERIFY(successorOf("x") == "x" && successorOf("").empty());
    }

    void aSessionGoesOnWithTheSameFaces() {
        const ModelReference now = withHash(kBuiltInModelSha256);
        Session session = test::fullSession();
        session.model.sha256 = kFormerBuiltInModels.front();
        session.pace = Pace{SessionWalk(session).paceFingerprint(), 1, {0, 1, 5, 6}};
        Session later = session;
        goOnWith(now, later);
        QCOMPARE(later.model.sha256, now.sha256);
        QVERIFY(later.model.heads == session.model.heads && later.model.precision == session.model.precision);
        QVERIFY(!SessionWalk(later).needsPace());
        for (const double position : {0.1, 0.4, 0.77}) {
            QCOMPARE(SessionWalk(later).latentAt(position), SessionWalk(session).latentAt(position));
        }
        // So does one that was made with the published files, and keeps its pace as well.
        Session original = session;
        original.model.sha256 = kTwinsOfBuiltInModel.front();
        original.pace->fingerprint = SessionWalk(original).paceFingerprint();
        goOnWith(now, original);
        QCOMPARE(original.model.sha256, now.sha256);
        QVERIFY(!SessionWalk(original).needsPace());
        // A pace of something else stays so.
        session.pace->fingerprint = "abc";
        goOnWith(now, session);
        QVERIFY(SessionWalk(session).needsPace());
        Session empty;
        empty.model.sha256 = kFormerBuiltInModels.back();
        empty.pace = Pace{"abc", 1, {0, 1}};
        goOnWith(now, empty);
        QCOMPARE(empty.model.sha256, now.sha256);
        Session other = test::fullSession();
        goOnWith(now, other);
        QVERIFY(other == test::fullSession());
    }
};

LATENTWALK_TEST(TestRecordedModel, none)

}  // namespace test_recorded_model

#include "test_recorded_model.moc"
