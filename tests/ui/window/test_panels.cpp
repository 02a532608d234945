// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_panels {

// How the panels of the window work together.
class TestPanels : public QObject {
    Q_OBJECT

private:
    static bool open(FakeWindow& window, const QString& path, const OpenOptions& options = {}) {
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        window->openModel(path, options);
        auto* directions = window.find<DirectionsPanel>();
        return QTest::qWaitFor([&] { return opened.size() == 1 && directions->store().isLoaded(); });
    }
    static std::vector<FaceMark> marksOf(const QList<quint64>& seeds, bool more) {
        std::vector<FaceMark> marks;
        for (const quint64 seed : seeds) {
            marks.push_back({seed, {}, more});
        }
        return marks;
    }
    static SessionDirection direction() { return {"session-1", "Along", sampleLatent(77, 512)}; }

private slots:
    void aTaughtDirectionKeepsItsMarksWhateverIsOpened() {
        FakeWindow window;
        QVERIFY(window.start() && open(window, QStringLiteral("hashed")));
        auto* gallery = window.find<GalleryPanel>();
        auto* directions = window.find<DirectionsPanel>();
        gallery->model().setMark({3, 4, 9}, MarkSign::More);
        const auto marks = marksOf({3, 4, 9}, true);
        QCOMPARE(directions->marks(), marks);
        // What it wants to keep stands in the file only a moment later.
        for (const auto& [path, options] :
             {std::pair(QStringLiteral("hashed"), OpenOptions{{}, {}, Heads::Fitted, {}}),
              std::pair(QStringLiteral("fake"), OpenOptions{}), std::pair(QStringLiteral("hashed"), OpenOptions{})}) {
            QVERIFY(open(window, path, options));
            const bool same = path == QStringLiteral("hashed");
            QCOMPARE(directions->marks(), same ? marks : std::vector<FaceMark>());
            QCOMPARE(gallery->model().marks().keys(), same ? (QList<quint64>{3, 4, 9}) : QList<quint64>());
        }
    }

    void anotherGeneratorOfTheSameFileIsAnotherModel() {
        FakeWindow window;
        QVERIFY(window.start() && open(window, QStringLiteral("hashed")));
        auto* gallery = window.find<GalleryPanel>();
        gallery->model().setMark({3}, MarkSign::More);
        gallery->toggleFavourite(8);
        QVERIFY(open(window, QStringLiteral("hashed"), {GeneratorKind::Raw, {}, Heads::Auto, {}}));
        QVERIFY(gallery->model().marks().isEmpty());
        QVERIFY(gallery->favourites().seeds().empty());
    }

    void favouritesAreOfTheModelHoweverItIsComputed() {
        FakeWindow window;
        QVERIFY(window.start() && open(window, QStringLiteral("hashed")));
        auto* gallery = window.find<GalleryPanel>();
        gallery->toggleFavourite(8);
        QVERIFY(open(window, QStringLiteral("hashed"), {{}, {}, Heads::Fitted, {}}));
        QCOMPARE(gallery->favourites().seeds(), std::set<quint64>{8});
        QVERIFY(open(window, QStringLiteral("fake")));
        QVERIFY(gallery->favourites().seeds().empty());
    }

    void aMarkMeansTheFaceThatIsSeen() {
        FakeWindow window;
        QVERIFY(window.start() && open(window, QStringLiteral("hashed")));
        auto* gallery = window.find<GalleryPanel>();
        auto* directions = window.find<DirectionsPanel>();
        gallery->model().setMark({1}, MarkSign::More);
        window->document().directions().setStrength({}, direction(), 0.4);
        QCOMPARE(gallery->model().mark(1), MarkSign::More);
        directions->setAppliesToGallery(true);
        QVERIFY2(gallery->model().marks().isEmpty(), "the gallery shows another face of seed 1 now");
        gallery->model().setMark({1, 2}, MarkSign::Less);
        const Session& session = window->document().session();
        const Latent seen = edited(sampleLatent(2, 512), session.edits, session.directions);
        QVERIFY(seen != sampleLatent(2, 512));
        QCOMPARE(directions->marks().size(), std::size_t{3});
        QCOMPARE(directions->marks()[0], (FaceMark{1, {}, true}));
        QCOMPARE(directions->marks()[2], (FaceMark{2, seen, false}));
        QCOMPARE(gallery->model().mark(2), MarkSign::Less);
        // The stage shows the same face, and says so.
        window->document().place().showSeed(2);
        auto* panel = window.find<MarksPanel>();
        panel->setOpen(true);
        for (QToolButton* button : panel->findChildren<QToolButton*>()) {
            if (button->accessibleName() == QStringLiteral("The shown face has less")) {
                QVERIFY(button->isChecked());
            }
        }
        directions->setAppliesToGallery(false);
        QCOMPARE(gallery->model().marks(), (QMap<quint64, MarkSign>{{1, MarkSign::More}}));
        gallery->model().setMark({1}, MarkSign::None);
        QCOMPARE(directions->marks().size(), std::size_t{2});
        directions->setAppliesToGallery(true);
        QCOMPARE(gallery->model().marks().keys(), (QList<quint64>{1, 2}));
    }

    void theGallerysFacesAreSavedAsTheyAreShown() {
        FakeWindow window;
        QVERIFY(window.start() && open(window, QStringLiteral("hashed")));
        auto* gallery = window.find<GalleryPanel>();
        auto* directions = window.find<DirectionsPanel>();
        auto* panels = window->findChild<Panels*>();
        std::vector<Session> saved;
        panels->disconnect(SIGNAL(saveRequested(QList<quint64>, latentwalk::Session)));
        panels->disconnect(SIGNAL(gridRequested(QList<quint64>, latentwalk::Session)));
        const auto save = [&](const QList<quint64>&, const Session& session) { saved.push_back(session); };
        connect(panels, &Panels::saveRequested, this, save);
        connect(panels, &Panels::gridRequested, this, save);
        window->document().directions().setStrength({}, direction(), 0.4);
        emit gallery->saveRequested({5});
        emit gallery->gridRequested({5, 6});
        directions->setAppliesToGallery(true);
        emit gallery->saveRequested({5});
        emit gallery->gridRequested({5, 6});
        QCOMPARE(saved.size(), std::size_t{4});
        QVERIFY(saved[0].edits.empty() && saved[1].edits.empty());
        QCOMPARE(saved[2].edits, window->document().session().edits);
        QCOMPARE(saved[3].edits, window->document().session().edits);
        QCOMPARE(saved[2].edits.size(), std::size_t{1});
    }
};

LATENTWALK_TEST(TestPanels, window)

}  // namespace test_panels

#include "test_panels.moc"
