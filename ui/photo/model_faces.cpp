// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/model_faces.h"

#include <algorithm>
#include <utility>

#include "core/faces/align/model_points.h"
#include "core/log/log.h"
#include "core/model/builtin_model.h"
#include "ui/render/rendered.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kMeanOf = 64;  // faces: what is left of one is not seen any more
constexpr int kMeanSide = 64;         // the mean is soft
constexpr std::int64_t kAtOnce = 8;   // so that whoever else waits does not wait long

std::optional<faces::FacePoints> measured(QueuedGenerator& generator, const CheckpointInfo& info,
                                          const std::filesystem::path& folder, const TellProgress& tell) {
    const auto paint = [&](std::uint64_t seed) {
        const Latent latent = sampleLatent(seed, info.architecture.latentSize, info.architecture.labels);
        return toPicture(generator.generate(LatentBatch::of(latent), {}), 0);  // as the command line measures them
    };
    faces::FaceFinder finder(faces::builtInFinderNetworks());
    return faces::modelPoints(info.reference.sha256, folder, paint, finder, tell);
}

QImage meanFace(QueuedGenerator& generator, const CheckpointInfo& info, const TellProgress& tell) {
    const GenerateOptions options{info.scaleFor(kMeanSide), std::nullopt};
    Images mean;
    for (std::int64_t done = 0; done < kMeanOf; done += kAtOnce) {
        tellProgress(tell, {done, kMeanOf});
        LatentBatch latents{0, info.architecture.latentSize, {}};
        for (std::int64_t i = 0; i < kAtOnce; ++i) {
            latents.append(sampleLatent(static_cast<std::uint64_t>(done + i), info.architecture.latentSize,
                                        info.architecture.labels));
        }
        const Images images = generator.generate(latents, options);
        const std::size_t size = images.values.size() / static_cast<std::size_t>(images.count);
        mean = {1, images.channels, images.height, images.width, std::move(mean.values)};
        mean.values.resize(size);
        for (std::size_t i = 0; i < images.values.size(); ++i) {
            mean.values[i % size] += std::clamp(images.values[i], -1.0F, 1.0F) / static_cast<float>(kMeanOf);
        }
    }
    return toImage(toPicture(mean, 0));
}

}  // namespace

ModelFaces::ModelFaces(RenderService& service, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_service(service), m_folder(std::move(folder)) {}

void ModelFaces::setCheckpoint(const CheckpointInfo& info) {
    m_measuring.forget();
    m_painting.forget();
    if (m_info && m_info->generatorKey() == info.generatorKey() && !info.reference.sha256.empty()) {
        m_info = info;  // only computed in another way; who measures with the one before has to begin anew
        return;
    }
    m_info = info;
    m_points = faces::kBuiltInPoints;
    m_known = successorOf(info.reference.sha256) == kBuiltInModelSha256;
    m_paintsNone = false;
    m_problem.clear();
    m_mean = {};
    emit changed();
}

void ModelFaces::prepare() {
    if (!m_info) {
        return;
    }
    if (!m_known && !m_paintsNone && !m_measuring.isRunning()) {
        if (!std::exchange(m_problem, {}).isEmpty()) {
            emit changed();  // what failed may not fail again
        }
        measure();
    }
    if (m_mean.isNull() && !m_painting.isRunning()) {
        paintMean();
    }
}

void ModelFaces::measure() {
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    if (!generator) {
        return;
    }
    m_measuring.start([generator, info = *m_info, folder = m_folder](
                          const TellProgress& tell) { return measured(*generator, info, folder, tell); },
                      {.finished =
                           [this](const std::optional<faces::FacePoints>& points) {
                               m_known = points.has_value();
                               m_points = points.value_or(faces::kBuiltInPoints);
                               if (!points) {
                                   m_paintsNone = true;
                                   m_problem =
                                       tr("This model paints no faces, or none that lie alike: a photo of one "
                                          "cannot be brought to where they are.");
                               }
                               emit changed();
                           },
                       .failed =
                           [this](const QString& sentence) {
                               m_problem = sentence;
                               emit changed();
                           },
                       .interrupt = [generator] { generator->stop(); }});
}

void ModelFaces::paintMean() {
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    if (!generator) {
        return;
    }
    m_painting.start([generator, info = *m_info](const TellProgress& tell) { return meanFace(*generator, info, tell); },
                     {.finished =
                          [this](const QImage& mean) {
                              m_mean = mean;
                              emit changed();
                          },
                      // The points are seen without it.
                      .failed = [](const QString& sentence) { log(LogLevel::Warning, sentence.toStdString()); },
                      .interrupt = [generator] { generator->stop(); }});
}

}  // namespace latentwalk
