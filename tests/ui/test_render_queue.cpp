#include <QTest>
#include <chrono>
#include <thread>

#include "ui/render/render_queue.h"

using namespace latentwalk;

class TestRenderQueue : public QObject {
    Q_OBJECT

private:
    static OrderedTask ordered(RequestId id, Urgency urgency, std::int64_t count) {
        return {id, 0, urgency, {count, 1, std::vector<float>(static_cast<std::size_t>(count))}, {}, {}};
    }

    // "open 3", "live 4", "step 5/0".
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
        return QStringLiteral("step %1/%2").arg(step.id).arg(step.index);
    }

private slots:
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

QTEST_GUILESS_MAIN(TestRenderQueue)
#include "test_render_queue.moc"
