// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <chrono>
#include <thread>

#include "tests/support/room.h"
#include "ui/render/render_queue.h"

using namespace latentwalk;

namespace test_render_queue {

class TestRenderQueue : public QObject {
    Q_OBJECT

private:
    static OrderedTask ordered(RequestId id, Urgency urgency, std::int64_t count) {
        return {id, 0, urgency, {count, 1, std::vector<float>(static_cast<std::size_t>(count))}, {}, {}};
    }

    static OrderedTask panel(RequestId id, int scale, Urgency urgency = Urgency::Panel) {
        OrderedTask task = ordered(id, urgency, 1);
        task.options.scale = scale;
        return task;
    }

    // "open 3", "live 4", "step 5/0", "step 6+7/0".
    static QString taken(RenderQueue& queue) {
        const auto task = queue.take();
        if (!task) {
            return QStringLiteral("nothing");
        }
        if (const auto* open = std::get_if<OpenTask>(&*task)) {
            return QStringLiteral("open %1").arg(open->id);
        }
        if (const auto* image = std::get_if<ImageTask>(&*task)) {
            return QStringLiteral("live %1").arg(image->id);
        }
        const auto& step = std::get<OrderedStep>(*task);
        QStringList ids;
        for (const OrderedStep::Part& part : step.parts) {
            ids.append(QString::number(part.id));
        }
        return QStringLiteral("step %1/%2").arg(ids.join(u'+')).arg(step.index);
    }

private slots:
    // Whoever leaves the processor to the explorer has to know.
    void itIsBusyUntilAllIsDone() {
        RenderQueue queue;
        queue.append(ordered(1, Urgency::Thumbnail, 1));
        queue.setImage({2, 0, {}, {}});
        QVERIFY(queue.isBusy());
        QCOMPARE(taken(queue), QStringLiteral("live 2"));
        QVERIFY(queue.isBusy());
        std::thread rendering([&queue] {
            while (queue.take()) {
            }
        });
        QTRY_VERIFY(!queue.isBusy());
        queue.setImage({3, 0, {}, {}});
        QTRY_VERIFY(!queue.isBusy());
        queue.stop();
        rendering.join();
    }

    void theMostUrgentGoesFirst() {
        RenderQueue queue;
        queue.append(ordered(1, Urgency::Export, 2));
        queue.append(ordered(2, Urgency::Thumbnail, 1));
        queue.append(ordered(3, Urgency::Thumbnail, 1));
        QCOMPARE(taken(queue), QStringLiteral("step 2/0"));
        queue.setImage({4, 0, {}, {}});
        queue.setOpen({5, {}});
        QCOMPARE(taken(queue), QStringLiteral("open 5"));
        QCOMPARE(taken(queue), QStringLiteral("live 4"));
        QCOMPARE(taken(queue), QStringLiteral("step 3/0"));
        QCOMPARE(taken(queue), QStringLiteral("step 1/0"));
        // Also between two steps of an export.
        queue.append(ordered(6, Urgency::Thumbnail, 1));
        QCOMPARE(taken(queue), QStringLiteral("step 6/0"));
        QCOMPARE(taken(queue), QStringLiteral("step 1/1"));
    }

    void theNewestReplacesWhatWaits() {
        RenderQueue queue;
        queue.setImage({1, 0, {}, {}});
        queue.setImage({2, 0, {}, {}});
        queue.setOpen({3, {}});
        queue.setOpen({4, {}});
        queue.append(ordered(5, Urgency::Export, 1));
        QCOMPARE(taken(queue), QStringLiteral("open 4"));
        QCOMPARE(taken(queue), QStringLiteral("live 2"));
        QCOMPARE(taken(queue), QStringLiteral("step 5/0"));
    }

    void thumbnailsComeEvenWhileThereIsAlwaysALiveImage() {
        RenderQueue queue;
        queue.append(ordered(1, Urgency::Thumbnail, 1));
        int live = 0;
        do {
            queue.setImage({2, 0, {}, {}});
            ++live;
        } while (taken(queue) == QStringLiteral("live 2") && live < 1000);
        QVERIFY2(live > 20 && live < 60, qPrintable(QString::number(live)));
        QCOMPARE(taken(queue), QStringLiteral("live 2"));
    }

    void ordersWaitWhileAHandMoves() {
        RenderQueue queue;
        queue.setPause(std::chrono::hours(1));
        queue.append(ordered(1, Urgency::Export, 1));
        queue.setImage({2, 0, {}, {}});
        QCOMPARE(taken(queue), QStringLiteral("live 2"));
        // The order is there, but so is the next move: it comes from another thread while take() waits.
        std::thread hand([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            queue.setImage({3, 0, {}, {}});
        });
        const QString next = taken(queue);
        hand.join();
        QCOMPARE(next, QStringLiteral("live 3"));
    }

    void ordersFollowWhenTheHandRests() {
        RenderQueue queue;
        queue.setPause(std::chrono::milliseconds(20));
        queue.append(ordered(1, Urgency::Export, 2));
        queue.append(ordered(2, Urgency::Measure, 1));
        queue.setImage({3, 0, {}, {}});
        QCOMPARE(taken(queue), QStringLiteral("live 3"));
        QVERIFY(queue.cancel(2));
        QCOMPARE(taken(queue), QStringLiteral("step 1/0"));
        QCOMPARE(taken(queue), QStringLiteral("step 1/1"));
    }

    void stoppingEndsAPause() {
        RenderQueue queue;
        queue.setPause(std::chrono::hours(1));
        queue.append(ordered(1, Urgency::Export, 1));
        queue.setImage({2, 0, {}, {}});
        QCOMPARE(taken(queue), QStringLiteral("live 2"));
        std::thread end([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            queue.stop();
        });
        const QString next = taken(queue);
        end.join();
        QCOMPARE(next, QStringLiteral("nothing"));
    }

    void thumbnailsComeEvenWhileThereIsAlwaysALiveImageAndAPause() {
        RenderQueue queue;
        queue.setPause(std::chrono::hours(1));
        queue.append(ordered(1, Urgency::Thumbnail, 1));
        int live = 0;
        do {
            queue.setImage({2, 0, {}, {}});
            ++live;
        } while (taken(queue) == QStringLiteral("live 2") && live < 1000);
        QVERIFY2(live > 20 && live < 60, qPrintable(QString::number(live)));
    }

    void cancelledTasksAreGone() {
        RenderQueue queue;
        queue.append(ordered(1, Urgency::Export, 3));
        queue.append(ordered(2, Urgency::Export, 1));
        QCOMPARE(taken(queue), QStringLiteral("step 1/0"));
        QVERIFY(queue.cancel(1));
        QVERIFY(!queue.cancel(1));
        QCOMPARE(taken(queue), QStringLiteral("step 2/0"));
    }

    void neighboursAreHandedOutTogether() {
        RenderQueue queue;
        queue.setBatch(3);
        for (RequestId id = 1; id <= 5; ++id) {
            OrderedTask task = ordered(id, Urgency::Thumbnail, 1);
            task.latents.values[0] = static_cast<float>(id);
            queue.append(task);
        }
        QVERIFY(queue.cancel(2));
        auto task = queue.take();
        const auto& step = std::get<OrderedStep>(*task);
        QCOMPARE(step.parts.size(), std::size_t{3});
        QCOMPARE(step.parts[1].id, RequestId{3});
        QCOMPARE(step.latents.values, (std::vector<float>{1, 3, 4}));
        QCOMPARE(taken(queue), QStringLiteral("step 5/0"));
    }

    void othersAreNotJoined_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("another urgency") << 0;
        QTest::newRow("for another model") << 1;
        QTest::newRow("another scale") << 2;
        QTest::newRow("a latent of another size") << 3;
        QTest::newRow("many latents") << 4;
    }
    void othersAreNotJoined() {
        QFETCH(int, what);
        RenderQueue queue;
        queue.setBatch(8);
        queue.append(ordered(1, Urgency::Thumbnail, 1));
        OrderedTask other = ordered(2, what == 0 ? Urgency::Measure : Urgency::Thumbnail, what == 4 ? 2 : 1);
        other.opening = what == 1 ? 1 : 0;
        other.options.scale = what == 2 ? std::optional(1) : std::nullopt;
        if (what == 3) {
            other.latents = {1, 2, {0, 0}};
        }
        queue.append(other);
        queue.append(ordered(3, Urgency::Measure, 1));
        QCOMPARE(taken(queue), QStringLiteral("step 1/0"));
        QCOMPARE(taken(queue), what == 0 ? QStringLiteral("step 2+3/0") : QStringLiteral("step 2/0"));
        if (what != 0) {
            QCOMPARE(taken(queue), QStringLiteral("step 3/0"));
        }
    }

    void thoseThatFailedTogetherAreTriedAlone() {
        RenderQueue queue;
        queue.setBatch(8);
        for (RequestId id = 1; id <= 4; ++id) {
            OrderedTask task = ordered(id, Urgency::Thumbnail, 1);
            task.latents.values[0] = static_cast<float>(id);
            queue.append(task);
        }
        const auto failed = queue.take();
        QVERIFY(!queue.cancel(2));  // it is not in the line, but not wanted again either
        queue.append(ordered(5, Urgency::Thumbnail, 1));
        queue.append(ordered(6, Urgency::Walk, 1));
        queue.retrySingly(std::get<OrderedStep>(*failed));
        QCOMPARE(taken(queue), QStringLiteral("step 6/0"));
        QCOMPARE(taken(queue), QStringLiteral("step 1/0"));
        const auto third = queue.take();
        QCOMPARE(std::get<OrderedStep>(*third).parts.front().id, RequestId{3});
        QCOMPARE(std::get<OrderedStep>(*third).latents.values, std::vector<float>{3});
        QVERIFY(queue.cancel(4));
        QCOMPARE(taken(queue), QStringLiteral("step 5/0"));
    }

    void briefPicturesComeDuringAPause() {
        RenderQueue queue;
        queue.setPause(std::chrono::hours(1));
        queue.setBriefScale(1);
        queue.append(panel(1, 2));
        queue.append(panel(2, 1));
        queue.append(panel(3, 0));
        queue.append(panel(4, 0, Urgency::Thumbnail));
        queue.setImage({5, 0, {}, {}});
        QCOMPARE(taken(queue), QStringLiteral("live 5"));
        QCOMPARE(taken(queue), QStringLiteral("step 2/0"));
        QCOMPARE(taken(queue), QStringLiteral("step 3/0"));
        std::thread hand([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            queue.setImage({6, 0, {}, {}});
        });
        const QString next = taken(queue);
        hand.join();
        QCOMPARE(next, QStringLiteral("live 6"));
    }

    // Beside a hand that never rests brief pictures come often, and the others still come.
    void briefPicturesComeOftenBetweenLiveOnes() {
        RenderQueue queue;
        queue.setPause(std::chrono::hours(1));
        queue.setBriefScale(1);
        queue.append(ordered(1, Urgency::Thumbnail, 1));
        int live = 0;
        int brief = 0;
        QString next;
        for (; next != QStringLiteral("step 1/0") && live < 1000;
             live += next.startsWith(u'l'), brief += next == QStringLiteral("step 2/0")) {
            queue.setImage({3, 0, {}, {}});
            queue.cancel(2);
            queue.append(panel(2, 1));
            next = taken(queue);
        }
        QVERIFY2(live > 20 && live < 60, qPrintable(QString::number(live)));
        QVERIFY2(brief >= live / 8 && brief <= live / 3, qPrintable(QString::number(brief)));
    }

    void nothingIsHandedOutAfterStop() {
        RenderQueue queue;
        queue.append(ordered(1, Urgency::Export, 3));
        queue.setImage({2, 0, {}, {}});
        queue.stop();
        QCOMPARE(taken(queue), QStringLiteral("nothing"));
        queue.setImage({3, 0, {}, {}});
        QCOMPARE(taken(queue), QStringLiteral("nothing"));
    }
};

LATENTWALK_TEST(TestRenderQueue, core)

}  // namespace test_render_queue

#include "test_render_queue.moc"
