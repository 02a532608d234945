// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <chrono>
#include <future>

#include "core/latent/progress.h"
#include "tests/support/fake_generator.h"
#include "tests/support/order_log.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/render/render_service.h"

using namespace latentwalk;
using test::FakeControl;
using test::FakeGenerator;

namespace test_render_service {

class TestRenderService : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<FakeControl> m_control;

    // Opens a fake whatever the path, unless that begins with "bad".
    GeneratorFactory factory(std::int64_t latentSize = 8) {
        return [control = m_control, latentSize](const std::filesystem::path& path, const OpenOptions&,
                                                 const Notice&) -> OpenedGenerator {
            if (path.string().starts_with("bad")) {
                throw std::runtime_error(path.string() + " is not a model file.");
            }
            const bool other = path.string().starts_with("other");
            return {std::make_unique<FakeGenerator>(control, other ? 12 : latentSize), path.string(),
                    std::string("fake")};
        };
    }

    static Latent latentOf(int number, std::size_t size = 8) {
        Latent latent(size, 0.0F);
        latent[0] = static_cast<float>(number) / 100;
        return latent;
    }

    static PictureRequest small(int number) { return {latentOf(number), {0, std::nullopt}}; }

    static int redOf(int number) { return static_cast<int>((static_cast<float>(number) / 300 + 1) / 2 * 255 + 0.5F); }

    static void open(RenderService& service, const QString& path = QStringLiteral("fake")) {
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        service.openCheckpoint(path);
        QTRY_COMPARE(opened.size(), 1);
    }

private slots:
    void init() { m_control = std::make_shared<FakeControl>(); }

    void tellsWhatWasOpened() {
        RenderService service(factory());
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        service.openCheckpoint(QStringLiteral("faces"));
        QTRY_COMPARE(opened.size(), 1);
        const auto info = opened[0][0].value<CheckpointInfo>();
        QCOMPARE(info.title, QStringLiteral("faces"));
        QCOMPARE(info.architecture.latentSize, 8);
        QCOMPARE(info.heads.size(), std::size_t{3});
        QCOMPARE(info.device, cpuDevice(2));
        QCOMPARE(info.scaleFor(1), 0);
        QCOMPARE(info.scaleFor(2), 0);
        QCOMPARE(info.scaleFor(3), 1);
        QCOMPARE(info.scaleFor(4), 1);
        QCOMPARE(info.scaleFor(5), 2);
        QCOMPARE(info.scaleFor(999), 2);
    }

    void aFloodEndsWithTheLastPicture() {
        RenderService service(factory());
        open(service);
        const auto atTheEnd = qScopeGuard([this] { m_control->release(); });
        QSignalSpy rendered(&service, &RenderService::imageRendered);
        RequestId last = 0;
        for (int i = 0; i < 300; ++i) {
            if (i % 100 == 0) {
                m_control->held = true;
            }
            const RequestId id = service.requestImage(latentOf(i));  // who waited for it would wait for ever
            QVERIFY(id > last);
            last = id;
            if (i % 100 == 0) {
                QTRY_COMPARE(m_control->running.load(), 1);
            }
            if (i % 100 == 99) {
                m_control->release();
                QTRY_VERIFY(!rendered.isEmpty() && rendered.constLast()[0].value<Rendered>().id == last);
            }
        }
        const auto final = rendered.constLast()[0].value<Rendered>();
        QCOMPARE(final.picture->rgb[0], redOf(299));
        QCOMPARE(qRed(final.image.pixel(0, 0)), redOf(299));
        RequestId before = 0;
        for (const auto& arguments : rendered) {
            const RequestId id = arguments[0].value<Rendered>().id;
            QVERIFY(id > before);
            before = id;
        }
        // Each time the one that was being made, seen on the way, and the newest; nobody waits for those between.
        QCOMPARE(rendered.size(), 6);
        QVERIFY(test::settled(service));
        QCOMPARE(rendered.size(), 6);
        QCOMPARE(m_control->calls.load(), 6);
    }

    void aFailureIsASentenceAndTheNextImageComes_data() {
        QTest::addColumn<test::Fault>("fault");
        QTest::newRow("exception") << test::Fault::Generator;
        QTest::newRow("something else") << test::Fault::Odd;
    }
    void aFailureIsASentenceAndTheNextImageComes() {
        QFETCH(test::Fault, fault);
        RenderService service(factory());
        open(service);
        m_control->fault = fault;
        m_control->failures = 1;
        QSignalSpy failed(&service, &RenderService::renderFailed);
        QSignalSpy rendered(&service, &RenderService::imageRendered);
        const RequestId id = service.requestImage(latentOf(1));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toULongLong(), id);
        QVERIFY(failed[0][1].toString().endsWith(u'.'));
        service.requestImage(latentOf(2));
        QTRY_COMPARE(rendered.size(), 1);
        QCOMPARE(failed.size(), 1);
    }

    void aBadFileLeavesTheOldModelInUse() {
        RenderService service(factory());
        open(service);
        QSignalSpy failed(&service, &RenderService::checkpointFailed);
        QSignalSpy rendered(&service, &RenderService::imageRendered);
        service.openCheckpoint(QStringLiteral("bad.pth"));
        const RequestId id = service.requestImage(latentOf(7));  // asked for while the file is being opened
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("bad.pth"));
        QCOMPARE(failed[0][1].toString(), QStringLiteral("bad.pth is not a model file."));
        QTRY_COMPARE(rendered.size(), 1);
        QCOMPARE(rendered[0][0].value<Rendered>().id, id);
        QCOMPARE(m_control->alive.load(), 1);
    }

    void aLatentNeverReachesAnotherModel() {
        RenderService service(factory());
        open(service);
        QSignalSpy failed(&service, &RenderService::renderFailed);
        test::OrderLog log;
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        m_control->delayMilliseconds = 10;
        const auto atTheEnd = qScopeGuard([this] { m_control->release(); });
        m_control->held = true;
        service.requestImage(latentOf(1));
        QTRY_COMPARE(m_control->running.load(), 1);
        service.openCheckpoint(QStringLiteral("other"));
        const auto opensMeanwhile = [&] {
            if (!opened.isEmpty()) {
                return true;  // what is asked for from now on is for the other model
            }
            service.requestImage(latentOf(2));
            log.order(service, 2, {latentOf(2)});
            return false;
        };
        QVERIFY(!opensMeanwhile());
        m_control->release();
        QVERIFY(QTest::qWaitFor(opensMeanwhile));
        QSignalSpy rendered(&service, &RenderService::imageRendered);
        service.requestImage(latentOf(3, 12));
        QTRY_COMPARE(rendered.size(), 1);
        QCOMPARE(failed.size(), 0);
        for (const test::OrderLog::Told& told : log.told) {
            QCOMPARE(told.sentence, QString());
        }
        QCOMPARE(m_control->alive.load(), 1);
    }

    // What core's functions get in the window is what the generator itself gives them.
    void theQueuedGeneratorGivesEveryImageInOrder() {
        RenderService service(factory());
        QVERIFY(!service.generatorFor(Urgency::Export));
        open(service);
        LatentBatch batch = LatentBatch::of(latentOf(0));
        for (int i = 1; i < 6; ++i) {
            batch.append(latentOf(i));
        }
        auto result = std::async(std::launch::async, [generator = service.generatorFor(Urgency::Export), batch] {
            return generator->generate(batch, {});
        });
        QTRY_VERIFY(result.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
        const Images images = result.get();
        const Images expected = FakeGenerator(m_control).generate(batch, {});
        QCOMPARE(images.count, 6);
        QCOMPARE(images.values, expected.values);
    }

    void aStoppedGeneratorWaitsForOneImageAtMost() {
        RenderService service(factory());
        open(service);
        m_control->delayMilliseconds = 50;
        const auto generator = std::shared_ptr(service.generatorFor(Urgency::Export));
        LatentBatch batch = LatentBatch::of(latentOf(0));
        for (int i = 1; i < 100; ++i) {
            batch.append(latentOf(i));
        }
        auto result = std::async(std::launch::async, [generator, batch] { return generator->generate(batch, {}); });
        QTRY_VERIFY(m_control->running == 1);
        generator->stop();
        QVERIFY_EXCEPTION_THROWN(result.get(), Stopped);
        QVERIFY(m_control->calls < 50);
        QVERIFY_EXCEPTION_THROWN(generator->generate(batch, {}), Stopped);
    }

    void aQueuedGeneratorFailsWithItsCause() {
        RenderService service(factory());
        open(service);
        m_control->failures = 1;
        auto generator = std::shared_ptr(service.generatorFor(Urgency::Export));
        const auto said = [&] {
            QString text;
            try {
                generator->generate(LatentBatch::of(latentOf(1)), {});
            } catch (const GeneratorError& error) {
                text = error.what();
            }
            return text;
        };
        QCOMPARE(std::async(std::launch::async, said).get(), QStringLiteral("The fake was told to fail."));
        open(service, QStringLiteral("other"));
        QVERIFY(std::async(std::launch::async, said).get().contains(QStringLiteral("Another model")));
    }

    // On a fast machine, where the first face has said that several can be made in the time of one of the screen's
    // frames.
    void thumbnailsAreMadeTogether() {
        RenderService service(factory());
        open(service);
        QSignalSpy rendered(&service, &RenderService::imageRendered);
        service.requestImage(latentOf(0));
        QTRY_COMPARE(rendered.size(), 1);
        m_control->held = true;
        test::OrderLog log;
        log.order(service, 1, small(1));
        QTRY_COMPARE(m_control->running.load(), 1);
        const int calls = m_control->calls;
        for (int i = 2; i <= 10; ++i) {
            log.order(service, i, small(i * 10));
        }
        log.orders.erase(5);
        m_control->release();
        QVERIFY(test::settled(service));
        QCOMPARE(m_control->calls.load(), calls + 1);
        QCOMPARE(log.told.size(), std::size_t{9});
        for (std::size_t i = 0; i < log.told.size(); ++i) {
            QCOMPARE(log.told[i].number, static_cast<int>(i < 4 ? i + 1 : i + 2));
            QCOMPARE(log.told[i].sentence, QString());
        }
        QCOMPARE(qRed(log.told[1].image.pixel(0, 0)), redOf(20));
        QCOMPARE(qRed(log.told[8].image.pixel(0, 0)), redOf(100));
    }

    // One that cannot be made does not take its neighbours with it.
    void aBatchThatFailsIsTriedSingly() {
        RenderService service(factory());
        open(service);
        QSignalSpy rendered(&service, &RenderService::imageRendered);
        service.requestImage(latentOf(0));
        QTRY_COMPARE(rendered.size(), 1);
        m_control->held = true;
        m_control->poison = latentOf(50)[0];
        test::OrderLog log;
        log.order(service, 1, small(1));
        QTRY_COMPARE(m_control->running.load(), 1);
        const int calls = m_control->calls;
        for (int i = 2; i <= 8; ++i) {
            log.order(service, i, small(i * 10));
        }
        m_control->release();
        QVERIFY(test::settled(service));
        QCOMPARE(m_control->calls.load(), calls + 1 + 7);
        QCOMPARE(log.told.size(), std::size_t{8});
        for (const test::OrderLog::Told& told : log.told) {
            QCOMPARE(told.sentence, told.number == 5 ? QStringLiteral("The fake was told to fail.") : QString());
        }
        QCOMPARE(log.told.back().number, 8);
        QCOMPARE(qRed(log.told.back().image.pixel(0, 0)), redOf(80));
    }

    void endingWaitsForOneImageAtMost() {
        auto service = std::make_unique<RenderService>(factory());
        open(*service);
        m_control->delayMilliseconds = 200;
        test::OrderLog log;
        for (int i = 0; i < 50; ++i) {
            log.order(*service, i, {latentOf(i)});
        }
        service->requestImage(latentOf(1));
        QTRY_VERIFY(m_control->running == 1);
        QElapsedTimer clock;
        clock.start();
        service.reset();
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_control->alive.load(), 0);
    }
};

LATENTWALK_TEST(TestRenderService, core)

}  // namespace test_render_service

#include "test_render_service.moc"
