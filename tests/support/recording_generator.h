// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

#include "tests/support/fake_generator.h"
#include "ui/render/render_service.h"

namespace latentwalk::test {

constexpr std::int64_t kRecordedLatentSize = 8;

// Which seeds a RecordingGenerator was asked for, in the order of asking; and a gate that holds it up. From any thread.
class Record {
public:
    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    std::atomic<bool> held{false};  // the generator waits in the middle of a picture

    void add(float first, int scale) {
        const std::lock_guard lock(m_mutex);
        m_firsts.push_back(first);
        m_scales.push_back(scale);
    }
    std::size_t count() const {
        const std::lock_guard lock(m_mutex);
        return m_firsts.size();
    }
    std::vector<int> scales() const {
        const std::lock_guard lock(m_mutex);
        return m_scales;
    }
    // The seeds below `end` that were asked for.
    std::vector<quint64> seeds(quint64 end, quint64 begin = 0) const {
        std::map<float, quint64> known;
        for (quint64 seed = begin; seed < end; ++seed) {
            known[sampleLatent(seed, kRecordedLatentSize)[0]] = seed;
        }
        const std::lock_guard lock(m_mutex);
        std::vector<quint64> seeds;
        for (const float first : m_firsts) {
            if (const auto place = known.find(first); place != known.end()) {
                seeds.push_back(place->second);
            }
        }
        return seeds;
    }
    void clear() {
        const std::lock_guard lock(m_mutex);
        m_firsts.clear();
        m_scales.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<float> m_firsts;
    std::vector<int> m_scales;
};

// A FakeGenerator with scales up to 128 pixels that writes down what it is asked for.
class RecordingGenerator final : public Generator {
public:
    explicit RecordingGenerator(std::shared_ptr<Record> record)
        : m_record(std::move(record)), m_fake(m_record->control, kRecordedLatentSize, 6) {}

    const Architecture& architecture() const override { return m_fake.architecture(); }
    bool hasHead(int scale) const override { return m_fake.hasHead(scale); }
    Message device() const override { return m_fake.device(); }
    Precision precision() const override { return m_fake.precision(); }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        for (std::int64_t i = 0; i < latents.count; ++i) {
            m_record->add(latents.row(i)[0], options.scale.value_or(-1));
        }
        while (m_record->held) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return m_fake.generate(latents, options);
    }

private:
    std::shared_ptr<Record> m_record;
    FakeGenerator m_fake;
};

// A service over one, with its model open.
class RecordedService {
public:
    std::shared_ptr<Record> record = std::make_shared<Record>();
    CheckpointInfo info;
    RenderService service{[record = record](const std::filesystem::path&, const OpenOptions&, const Notice&) {
        return OpenedGenerator{std::make_unique<RecordingGenerator>(record), "recorded", std::string("fake")};
    }};

    RecordedService() { open(); }
    ~RecordedService() { record->held = false; }

    // What is held is let go on when the opening stands in line before all else.
    void open() {
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        service.openCheckpoint(QStringLiteral("recorded"));
        record->held = false;
        if (!opened.wait()) {
            qFatal("the recorded model was not opened");
        }
        info = opened[0][0].value<CheckpointInfo>();
    }

    // The red of a seed's picture, as the fake paints it.
    static int red(quint64 seed) { return redOf(sampleLatent(seed, kRecordedLatentSize)[0]); }
    static int redOf(float component) {
        return static_cast<int>((std::clamp(component / 3, -1.0F, 1.0F) + 1) / 2 * 255 + 0.5F);
    }
    // Whether a picture is that of the seed, allowing for what JPEG changes.
    static bool shows(const QImage& image, quint64 seed) {
        return !image.isNull() && std::abs(qRed(image.pixel(image.width() / 2, image.height() / 2)) - red(seed)) <= 3;
    }
};

inline void useSettingsIn(const QString& folder) {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
    QCoreApplication::setOrganizationName(QStringLiteral("latentwalk-test"));
    QCoreApplication::setApplicationName(QStringLiteral("latentwalk-test"));
}

}  // namespace latentwalk::test
