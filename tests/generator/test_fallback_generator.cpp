// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/generator/make/fallback_generator.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_fallback_generator {

namespace {

// Has memory for `room` images at once and paints each as its latent's first component.
class SmallGenerator final : public Generator {
public:
    SmallGenerator(std::string name, std::int64_t room) : m_name(std::move(name)), m_room(room) {}

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int) const override { return true; }
    Message device() const override { return m_name; }
    Precision precision() const override { return Precision::Float32; }
    Images generate(const LatentBatch& latents, const GenerateOptions&) override {
        if (latents.count > m_room) {
            throw OutOfMemoryError(std::string("full"));
        }
        Images images{latents.count, 1, 1, 1, {}};
        for (std::int64_t i = 0; i < latents.count; ++i) {
            images.values.push_back(latents.row(i)[0]);
        }
        return images;
    }

private:
    Architecture m_architecture{1, {1}, 1};
    std::string m_name;
    std::int64_t m_room;
};

class BrokenGenerator final : public Generator {
public:
    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int) const override { return true; }
    Message device() const override { return std::string("card"); }
    Precision precision() const override { return Precision::Float32; }
    Images generate(const LatentBatch&, const GenerateOptions&) override {
        throw GeneratorError(std::string("broken"));
    }

private:
    Architecture m_architecture{1, {1}, 1};
};

struct Told {
    std::vector<std::string> sentences;
    Notice notice() {
        return [this](const Message& message) { sentences.push_back(message.english()); };
    }
};

FallbackGenerator::Make spare() {
    return [] { return std::make_unique<SmallGenerator>("spare", 1000); };
}

const LatentBatch kTen{10, 1, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}};

}  // namespace

class TestFallbackGenerator : public QObject {
    Q_OBJECT

private slots:
    void enoughMemoryChangesNothing() {
        Told told;
        FallbackGenerator generator(std::make_unique<SmallGenerator>("card", 10), spare(), told.notice());
        QVERIFY(generator.generate(kTen, {}).values == kTen.values);
        QVERIFY(told.sentences.empty());
    }

    void batchesAreHalvedUntilTheyFitAndStaySo() {
        Told told;
        FallbackGenerator generator(std::make_unique<SmallGenerator>("card", 3), spare(), told.notice());
        const Images images = generator.generate(kTen, {});
        QCOMPARE(images.count, 10);
        QVERIFY(images.values == kTen.values);
        QCOMPARE(generator.device(), std::string("card"));
        QCOMPARE(told.sentences.size(), std::size_t{2});  // 10 -> 5 -> 2
        QVERIFY(generator.generate(kTen, {}).values == kTen.values);
        QCOMPARE(told.sentences.size(), std::size_t{2});
    }

    void withoutRoomForOneImageTheSpareTakesOver() {
        Told told;
        FallbackGenerator generator(std::make_unique<SmallGenerator>("card", 0), spare(), told.notice());
        QVERIFY(generator.generate(kTen, {}).values == kTen.values);
        QCOMPARE(generator.device(), std::string("spare"));
        QVERIFY(told.sentences.back().find("spare") != std::string::npos);
    }

    void whenTheSpareIsFullTooTheErrorComesOut() {
        FallbackGenerator generator(std::make_unique<SmallGenerator>("card", 0),
                                    [] { return std::make_unique<SmallGenerator>("spare", 0); }, {});
        QVERIFY_EXCEPTION_THROWN(generator.generate(kTen, {}), OutOfMemoryError);
        QCOMPARE(generator.device(), std::string("spare"));
    }

    void otherErrorsPass() {
        Told told;
        FallbackGenerator generator(std::make_unique<BrokenGenerator>(), spare(), told.notice());
        QVERIFY_EXCEPTION_THROWN(generator.generate(kTen, {}), GeneratorError);
        QCOMPARE(generator.device(), std::string("card"));
        QVERIFY(told.sentences.empty());
    }
};

LATENTWALK_TEST(TestFallbackGenerator, none)

}  // namespace test_fallback_generator

#include "test_fallback_generator.moc"
