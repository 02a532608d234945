// SPDX-License-Identifier: GPL-3.0-or-later

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <future>

#include "core/latent/progress.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/render/frame_cache.h"
#include "ui/render/queued_generator.h"

using namespace latentwalk;
using test::FakeControl;
using test::FakeGenerator;

namespace test_background {

// Work behind the live face: the queued generator and pictures from memory.
class TestBackground : public QObject {
    Q_OBJECT

private:
    struct Service {
        std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
        RenderService service{test::FakeWindow::factory(control)};

        Service() { open(QStringLiteral("fake")); }
        void open(const QString& path) {
            QSignalSpy opened(&service, &RenderService::checkpointOpened);
            service.openCheckpoint(path);
            if (!opened.wait()) {
                qFatal("the fake was not opened");
            }
        }
    };
    static LatentBatch latents(std::int64_t count) { return sampleBatch(1, count, 512); }

private slots:
    void aQueuedGeneratorGivesTheSameImages() {
        Service fake;
        const std::shared_ptr<Generator> generator = fake.service.generatorFor(Urgency::Export);
        auto future = std::async(std::launch::async, [&] { return generator->generate(latents(11), {}); });
        QTRY_VERIFY(future.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
        const Images images = future.get();
        FakeGenerator direct(std::make_shared<FakeControl>(), 512);
        const Images expected = direct.generate(latents(11), {});
        QCOMPARE(images.count, expected.count);
        QCOMPARE(images.values, expected.values);
        QCOMPARE(generator->precision(), Precision::BFloat16);  // what the fake's "auto" is
    }

    void theLiveFaceGoesBeforeIt() {
        Service fake;
        fake.control->delayMilliseconds = 20;
        const std::shared_ptr<Generator> generator = fake.service.generatorFor(Urgency::Export);
        auto future = std::async(std::launch::async, [&] { return generator->generate(latents(100), {}); });
        QTRY_VERIFY(fake.control->calls > 2);
        QSignalSpy rendered(&fake.service, &RenderService::imageRendered);
        QElapsedTimer clock;
        clock.start();
        fake.service.requestImage(sampleLatent(5, 512));
        QVERIFY(rendered.wait(1000));
        QVERIFY2(clock.elapsed() < 500, "the live face waited for the whole order");
        QVERIFY(future.wait_for(std::chrono::seconds(0)) != std::future_status::ready);
        QCOMPARE(future.get().count, 100);
    }

    void whatTheGeneratorThrowsArrives() {
        Service fake;
        fake.control->failures = 1;
        const std::shared_ptr<Generator> generator = fake.service.generatorFor(Urgency::Export);
        auto future = std::async(std::launch::async, [&] { return generator->generate(latents(3), {}); });
        try {
            future.get();
            QFAIL("nothing was thrown");
        } catch (const GeneratorError& error) {
            QCOMPARE(error.what(), "The fake was told to fail.");
        }
        auto again = std::async(std::launch::async, [&] { return generator->generate(latents(3), {}); });
        QCOMPARE(again.get().count, 3);
    }

    void anotherModelEndsIt() {
        Service fake;
        fake.control->delayMilliseconds = 20;
        const std::shared_ptr<Generator> generator = fake.service.generatorFor(Urgency::Export);
        auto future = std::async(std::launch::async, [&] { return generator->generate(latents(500), {}); });
        QTRY_VERIFY(fake.control->calls > 1);
        fake.open(QStringLiteral("small"));
        QVERIFY_EXCEPTION_THROWN(future.get(), GeneratorError);
        auto late = std::async(std::launch::async, [&] { return generator->generate(latents(1), {}); });
        QVERIFY_EXCEPTION_THROWN(late.get(), GeneratorError);
    }

    void theEndOfTheServiceEndsIt() {
        auto fake = std::make_unique<Service>();
        fake->control->delayMilliseconds = 20;
        const std::shared_ptr<Generator> generator = fake->service.generatorFor(Urgency::Export);
        const auto control = fake->control;
        auto future = std::async(std::launch::async, [&] { return generator->generate(latents(500), {}); });
        QTRY_VERIFY(control->calls > 1);
        fake.reset();
        QVERIFY_EXCEPTION_THROWN(future.get(), GeneratorError);
    }

    // Which is no failure: neither for what waits nor for what asks later.
    void stoppingItIsNoFailure() {
        Service fake;
        fake.control->delayMilliseconds = 20;
        const std::shared_ptr<QueuedGenerator> generator = fake.service.generatorFor(Urgency::Export);
        auto future = std::async(std::launch::async, [&] { return generator->generate(latents(500), {}); });
        QTRY_VERIFY(fake.control->calls > 1);
        generator->stop();
        QVERIFY_EXCEPTION_THROWN(future.get(), Stopped);
        QVERIFY(fake.control->calls < 500);
        QVERIFY_EXCEPTION_THROWN(generator->generate(latents(1), {}), Stopped);
    }

    void withoutAModelThereIsNone() {
        RenderService service(test::FakeWindow::factory(std::make_shared<FakeControl>()));
        QVERIFY(!service.generatorFor(Urgency::Export));
    }

    void theCacheForgetsWhatWasNotLookedAtLongest() {
        const auto picture = [](int side) {
            Rendered rendered;
            rendered.image = QImage(side, side, QImage::Format_RGB32);
            rendered.picture = std::make_shared<Picture>(
                Picture{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3))});
            return rendered;
        };
        constexpr std::size_t kOne = 10 * 10 * 7;
        FrameCache cache(3 * kOne);
        const auto key = [](quint64 seed, GenerateOptions options = {}) {
            return FrameCache::keyOf(sampleLatent(seed, 16), options);
        };
        for (quint64 seed = 0; seed < 3; ++seed) {
            cache.insert(key(seed), picture(10));
        }
        QCOMPARE(cache.bytes(), 3 * kOne);
        QVERIFY(cache.find(key(0)));
        cache.insert(key(3), picture(10));
        QVERIFY(cache.find(key(0)) && cache.find(key(2)) && cache.find(key(3)));
        QVERIFY(!cache.find(key(1)));
        QCOMPARE(cache.bytes(), 3 * kOne);
        // Another scale or alpha is another picture.
        GenerateOptions options;
        options.scale = 1;
        QVERIFY(!cache.find(key(0, options)));
        options.alpha = 0.5F;
        QVERIFY(key(0, options) != key(0, {1, {}}));
        cache.clear();
        QCOMPARE(cache.bytes(), std::size_t{0});
        QVERIFY(!cache.find(key(0)));
    }

    void aPictureFromMemoryIsTheSameAndReplacesOlderOnes() {
        Service fake;
        QSignalSpy rendered(&fake.service, &RenderService::imageRendered);
        fake.service.requestImage(sampleLatent(1, 512));
        QVERIFY(rendered.wait());
        const auto first = rendered.takeFirst()[0].value<Rendered>();
        const auto atTheEnd = qScopeGuard([&] { fake.control->release(); });
        fake.control->held = true;
        fake.service.requestImage(sampleLatent(2, 512));
        QTRY_COMPARE(fake.control->running.load(), 1);
        const RequestId last = fake.service.requestImage(sampleLatent(1, 512));
        QTRY_COMPARE(rendered.size(), 1);
        fake.control->release();
        QVERIFY(test::settled(fake.service));
        QCOMPARE(rendered.size(), 1);  // the one that was being made comes too late
        const auto again = rendered.takeFirst()[0].value<Rendered>();
        QCOMPARE(again.id, last);
        QVERIFY(again.fromMemory && !first.fromMemory);
        QVERIFY(*again.picture == *first.picture);
        // Another model has no pictures yet.
        fake.open(QStringLiteral("fake2"));
        const int calls = fake.control->calls;
        fake.service.requestImage(sampleLatent(1, 512));
        QVERIFY(rendered.wait());
        QCOMPARE(fake.control->calls.load(), calls + 1);
    }
};

LATENTWALK_TEST(TestBackground, window)

}  // namespace test_background

#include "test_background.moc"
