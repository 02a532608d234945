// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/seed_checker.h"

#include "core/faces/open_face_networks.h"

namespace latentwalk {

SeedChecker::SeedChecker(RenderService& service, QObject* parent) : QObject(parent), m_service(&service) {}

void SeedChecker::check(const SeedQuery& query, const std::vector<FoundSeed>& found,
                        const std::vector<ScorePredictor>& known) {
    stop();
    const std::shared_ptr<QueuedGenerator> generator = m_service ? m_service->generatorFor(Urgency::Measure) : nullptr;
    if (!generator) {
        return;
    }
    const auto work = [generator, query, found, known](const TellProgress& tell) {
        return checkSeeds(found, query, generator->architecture(), known,
                          faceScorer(*generator, faces::builtInFaceNetworks()), {}, tell);
    };
    m_job.start(work, {.finished = [this](const CheckedSeeds& seeds) { emit checked(seeds); },
                       .failed = [this](const QString& sentence) { emit failed(sentence); },
                       .progressed = [this](const Progress& progress) { emit progressed(progress.done, progress.all); },
                       .interrupt = [generator] { generator->stop(); }});
}

}  // namespace latentwalk
