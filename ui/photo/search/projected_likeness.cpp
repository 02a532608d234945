// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/projected_likeness.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/generator/make/make_gradient.h"
#include "core/latent/carried_offsets.h"
#include "core/latent/progress.h"
#include "core/log/log.h"
#include "core/message/file_error.h"
#include "core/projection/feature_loss.h"
#include "core/projection/find_face.h"
#include "ui/document/edited/walk_state.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kParts = 1000;  // that the time is told in

// Used by one thread at a time; what is made for the first photograph serves the next.
class ProjectedLikeness : public LikenessSearch {
public:
    ProjectedLikeness(std::shared_ptr<QueuedGenerator> generator, const CheckpointInfo& info,
                      std::shared_ptr<ModelStarts> starts)
        : m_generator(std::move(generator)), m_info(info), m_starts(std::move(starts)) {}

    std::int64_t side() const override { return m_info.architecture.fullResolution(); }

    Likeness find(const LikenessWish& wish, const TellLikeness& tell) override {
        const projection::Starts& starts = prepare(tell);
        projection::FindFaceOptions options;
        options.seconds = wish.seconds;
        options.offsets = wish.closer ? 3 : 2;
        const auto told = [&](const projection::FindFaceProgress& progress) {
            LikenessStep step;
            step.done = std::llround(progress.part * kParts);
            step.all = kParts;
            step.secondsLeft = progress.secondsLeft;
            step.picture = progress.picture;
            if (progress.face != nullptr) {
                step.face = [this, &progress] {
                    FaceOffsets offsets = progress.face->offsets;
                    offsets.search = {0, progress.done, progress.all, std::string(nameOf(m_info.precision))};
                    return anchorOf(progress.face->latent, CarriedOffsets(std::move(offsets)));
                };
            }
            return tell(step);
        };
        projection::FaceOfPhoto found =
            projection::findFace(*m_network, wish.photo, starts, m_features.get(), options, told);
        Likeness likeness;
        likeness.face = anchorOf(std::move(found.face.latent), CarriedOffsets(std::move(found.face.offsets)));
        likeness.picture = std::move(found.picture);
        likeness.poor = found.poor;
        likeness.stopped = found.stopped;
        return likeness;
    }

    void interrupt() override { m_generator->stop(); }

private:
    const projection::Starts& prepare(const TellLikeness& tell) {
        const projection::Starts& starts = m_starts->complete(*m_generator, [&](const Progress& progress) {
            if (!tell({.done = progress.done, .all = progress.all, .preparing = true})) {
                throw Stopped();
            }
        });
        const auto goOn = [&] {
            if (!tell({.preparing = true})) {
                throw Stopped();
            }
        };
        goOn();
        if (!m_network) {
            GeneratorSettings settings;
            settings.kind = m_info.reference.kind;
            settings.device = m_info.onCard ? Device::Cuda : Device::Cpu;
            settings.precision = m_info.precision;
            settings.heads = m_info.reference.heads;
            m_network = makeImageGradient(*m_info.checkpoint, settings);
            try {
                m_features = projection::builtInFeatures();
            } catch (const FileError& error) {
                log(LogLevel::Warning, error.what());  // then pixels alone count
            }
        }
        goOn();
        return starts;
    }

    std::shared_ptr<QueuedGenerator> m_generator;
    CheckpointInfo m_info;
    std::shared_ptr<ModelStarts> m_starts;
    std::unique_ptr<ImageGradient> m_network;
    std::shared_ptr<const faces::FeatureNetwork> m_features;
};

}  // namespace

MakeSearch projectedLikeness(StartsAhead& ahead) {
    return [&ahead](RenderService& service, const CheckpointInfo& info) -> std::shared_ptr<LikenessSearch> {
        std::shared_ptr<QueuedGenerator> generator = service.generatorFor(Urgency::Measure);
        std::shared_ptr<ModelStarts> starts = ahead.handOver();
        if (!generator || !starts || !info.checkpoint) {
            return nullptr;
        }
        return std::make_shared<ProjectedLikeness>(std::move(generator), info, std::move(starts));
    };
}

}  // namespace latentwalk
