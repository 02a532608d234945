// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <array>

#include "tests/support/room.h"
#include "ui/session/known_models.h"
#include "ui/session/model_search.h"

using namespace latentwalk;

namespace test_model_search {

// A search as its owner sees it: what happens to it and what it asks for.
class Search {
public:
    Search() {
        QObject::connect(&m_search, &ModelSearch::modelRequested, [this](const QString& path, const OpenOptions& how) {
            m_heard.append(QStringLiteral("open ") + path.section(u'/', -1));
            options = how;
        });
        QObject::connect(&m_search, &ModelSearch::builtInModelRequested,
                         [this] { m_heard.append(QStringLiteral("open the built-in one")); });
        QObject::connect(&m_search, &ModelSearch::modelWanted, [this] { m_heard.append(QStringLiteral("choose")); });
        QObject::connect(&m_search, &ModelSearch::found, [this] { m_heard.append(QStringLiteral("found")); });
        QObject::connect(&m_search, &ModelSearch::givenUp, [this] { m_heard.append(QStringLiteral("given up")); });
    }

    // What it asks for when this happens; nothing else is heard.
    QString after(const QString& event) {
        m_heard.clear();
        if (event == QLatin1String("begin")) {
            m_search.begin(wanted, QStringLiteral("/somewhere/walk.latentwalk"));
        } else if (event == QLatin1String("resume")) {
            m_search.resume(wanted, QStringLiteral("/somewhere/walk.latentwalk"));
        } else if (event == QLatin1String("refused")) {
            m_search.refuseCheckpoint();
        } else if (event == QLatin1String("stop")) {
            m_search.stop();
        } else if (event == QLatin1String("close")) {
            m_messages.findChild<QToolButton*>()->click();
        } else if (event.startsWith(QLatin1String("press "))) {
            press(event.mid(6));
        } else {
            m_search.setCheckpoint(opened(event));
        }
        if (m_search.isAsking()) {
            m_heard.append(QStringLiteral("ask"));
        }
        return m_heard.join(QStringLiteral(", "));
    }

    ModelReference wanted = [] {
        ModelReference model;
        model.sha256 = std::string(64, 'a');
        model.kind = GeneratorKind::Raw;
        model.heads = Heads::Fitted;
        model.precision = Precision::Float32;
        return model;
    }();
    OpenOptions options;

private:
    CheckpointInfo opened(const QString& which) const {
        CheckpointInfo info;
        info.path = QStringLiteral("/somewhere/") + which + QStringLiteral(".model");
        info.device = cpuDevice(1);
        info.reference = wanted;
        if (which == QLatin1String("other")) {
            info.reference.sha256 = std::string(64, 'b');
        } else if (which == QLatin1String("same")) {
            info.reference.heads = Heads::Trained;
        }
        return info;
    }
    void press(const QString& text) {
        QCoreApplication::processEvents();
        for (auto* button : m_messages.findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisibleTo(&m_messages)) {
                button->click();
                return;
            }
        }
        m_heard.append(QStringLiteral("there is no such answer"));
    }

    MessageBar m_messages;
    ModelSearch m_search{m_messages};
    QStringList m_heard;
};

class TestModelSearch : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_settings;

private slots:
    void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }

    // Every transition that there is.
    void eachStateHasItsStep_data() {
        QTest::addColumn<SearchState>("state");
        QTest::addColumn<OpenModel>("open");
        QTest::addColumn<bool>("placeKnown");
        QTest::addColumn<SearchStep>("step");
        using State = SearchState;
        constexpr auto take = SearchStep::Take;
        constexpr auto own = SearchStep::OpenOwn;
        constexpr auto builtIn = SearchStep::OpenBuiltIn;
        constexpr auto ask = SearchStep::Ask;
        const struct {
            const char* name;
            State state;
            // none open, its place unknown and known; another open, unknown and known; the same; exactly it
            std::array<SearchStep, 6> steps;
        } rows[] = {
            {"begun", State::Begun, {builtIn, own, ask, own, own, take}},
            {"own", State::Own, {builtIn, builtIn, ask, ask, take, take}},
            {"built-in", State::BuiltIn, {ask, ask, ask, ask, own, take}},
            {"asked", State::Asked, {ask, ask, ask, ask, own, take}},
            {"choosing", State::Choosing, {ask, ask, take, take, own, take}},
            {"resumed", State::Resumed, {builtIn, builtIn, take, take, take, take}},
        };
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < row.steps.size(); ++i) {
                const OpenModel open = i < 2    ? OpenModel::None
                                       : i < 4  ? OpenModel::Other
                                       : i == 4 ? OpenModel::Same
                                                : OpenModel::Exact;
                QTest::addRow("%s %d", row.name, int(i)) << row.state << open << (i % 2 == 1 || i == 4) << row.steps[i];
            }
        }
    }
    void eachStateHasItsStep() {
        QFETCH(SearchState, state);
        QFETCH(OpenModel, open);
        QFETCH(bool, placeKnown);
        QFETCH(SearchStep, step);
        QCOMPARE(nextStep(state, open, placeKnown), step);
    }

    void aRefusalLeadsToTheNextPlace() {
        for (const SearchState state : {SearchState::Begun, SearchState::Own, SearchState::Resumed}) {
            QCOMPARE(afterRefusal(state), SearchState::Own);
        }
        for (const SearchState state : {SearchState::BuiltIn, SearchState::Asked, SearchState::Choosing}) {
            QCOMPARE(afterRefusal(state), SearchState::Asked);
        }
    }

    // Whatever fails, and however often: it ends, and nothing is opened twice.
    void itGoesOnUntilItIsFound_data() {
        QTest::addColumn<bool>("known");
        QTest::addColumn<QStringList>("events");  // "what happens: what it asks for"
        const auto row = [](const char* name, bool known, const QStringList& events) {
            QTest::newRow(name) << known << events;
        };
        row("it is open", false, {"exact: ", "begin: found"});
        row("it is open, but otherwise", false, {"same: ", "begin: open same.model", "exact: found"});
        row("it cannot be otherwise", false, {"same: ", "begin: open same.model", "refused: found"});
        row("nor when it is opened again", false, {"same: ", "begin: open same.model", "same: found"});
        row("it is known", true, {"begin: open known.model", "exact: found"});
        row("another is open", true, {"other: ", "begin: open known.model", "exact: found"});
        row("it has become another", true, {"begin: open known.model", "other: ask"});
        row("it is broken", true, {"begin: open known.model", "refused: open the built-in one", "exact: found"});
        row("it is the built-in one", false, {"begin: open the built-in one", "exact: found"});
        row("made otherwise", false, {"begin: open the built-in one", "same: open same.model", "refused: found"});
        row("it is not the built-in one", false, {"begin: open the built-in one", "other: ask"});
        row("nothing can be opened", true,
            {"begin: open known.model", "refused: open the built-in one", "refused: ask", "refused: ask"});
        row("it is chosen", false, {"other: ", "begin: ask", "press Choose model…: choose", "exact: found"});
        row("chosen, made otherwise", false,
            {"other: ", "begin: ask", "press Choose model…: choose", "same: open same.model", "exact: found"});
        row("another is chosen", false, {"other: ", "begin: ask", "press Choose model…: choose", "other: found"});
        row("nothing is chosen", false,
            {"other: ", "begin: ask", "press Choose model…: choose", "refused: ask", "other: ask"});
        row("it is dropped", false, {"other: ", "begin: ask", "exact: found"});
        row("the open one does", false, {"other: ", "begin: ask", "press Use the open model: found"});
        row("no longer wanted", false, {"other: ", "begin: ask", "close: given up", "exact: "});
        row("stopped", false, {"other: ", "begin: ask", "stop: ", "exact: ", "refused: "});
        row("resumed", false, {"resume: ", "same: found"});
        row("resumed with another", true, {"resume: ", "other: found"});
        row("resumed with none", true, {"resume: ", "refused: open the built-in one", "other: ask"});
        row("begun again", false, {"other: ", "begin: ask", "begin: ask", "exact: found", "other: "});
    }
    void itGoesOnUntilItIsFound() {
        QFETCH(bool, known);
        QFETCH(QStringList, events);
        Search search;
        QFile file(m_settings.filePath(QStringLiteral("known.model")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QSettings().clear();
        if (known) {
            KnownModels::remember(QString::fromStdString(search.wanted.sha256), file.fileName());
        }
        for (const QString& event : events) {
            const QString happens = event.section(QStringLiteral(": "), 0, 0);
            const QString heard = search.after(happens);
            QCOMPARE(happens + QStringLiteral(": ") + heard, event);
        }
    }

    void itIsOpenedAsTheSessionWasMade() {
        Search search;
        search.after(QStringLiteral("same"));
        search.after(QStringLiteral("begin"));
        QCOMPARE(search.options.kind, std::optional(search.wanted.kind));
        QCOMPARE(search.options.heads, Heads::Fitted);
        QCOMPARE(search.options.precision, std::optional(Precision::Float32));
    }

    void whatTheSessionDoesNotNameIsWhatIsOpen() {
        Search search;
        search.wanted.sha256.clear();
        search.after(QStringLiteral("same"));
        QCOMPARE(search.after(QStringLiteral("begin")), QStringLiteral("found"));
    }
};

LATENTWALK_TEST(TestModelSearch, window)

}  // namespace test_model_search

#include "test_model_search.moc"
