// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/fit/face_scorer.h"

#include <future>
#include <optional>

namespace latentwalk {
namespace {

// A second thread with a reader of its own; a reader goes with one thread at a time.
class Scorer {
public:
    Scorer(Generator& generator, const std::shared_ptr<const faces::FaceNetworks>& networks)
        : m_generator(generator), m_reader(networks) {}

    std::vector<faces::FaceScores> score(const LatentBatch& latents) {
        std::vector<faces::FaceScores> scores;
        std::optional<std::future<faces::FaceScores>> reading;  // its destructor waits
        for (std::int64_t i = 0; i < latents.count; ++i) {
            std::vector<Picture> painted = m_generator.pictures(latents.slice(i, 1), {});
            if (reading) {
                scores.push_back(reading->get());
            }
            reading = std::async(std::launch::async,
                                 [this, picture = std::move(painted.front())] { return m_reader.read(picture); });
        }
        if (reading) {
            scores.push_back(reading->get());
        }
        return scores;
    }

private:
    Generator& m_generator;
    faces::FaceReader m_reader;
};

}  // namespace

ScoreFaces faceScorer(Generator& generator, const std::shared_ptr<const faces::FaceNetworks>& networks) {
    const auto scorer = std::make_shared<Scorer>(generator, networks);
    return [scorer](const LatentBatch& latents) { return scorer->score(latents); };
}

}  // namespace latentwalk
