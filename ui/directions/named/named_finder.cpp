// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/named/named_finder.h"

#include "core/faces/named/fit/find_named.h"
#include "core/faces/named/known_named.h"
#include "core/faces/named/named_file.h"
#include "core/faces/open_face_networks.h"
#include "core/file/atomic_file.h"
#include "core/log/log.h"
#include "core/message/file_error.h"

namespace latentwalk {

NamedFinder::NamedFinder(RenderService& service, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_service(service), m_folder(std::move(folder)) {}

void NamedFinder::setCheckpoint(const CheckpointInfo& info) {
    m_info = info;
    if (m_finding.isRunning()) {
        m_finding.forget();
        emit cancelled();
    }
    m_reading.forget();
    m_spectrum.forget();
    if (!info.checkpoint || info.reference.sha256.empty()) {
        emit known(std::nullopt);
        return;
    }
    const auto work = [info, folder = m_folder](const TellProgress&) -> std::optional<NamedKnowledge> {
        auto named = knownNamed(info.reference, folder);
        if (!named) {
            return std::nullopt;
        }
        return NamedKnowledge{std::move(*named), std::nullopt};
    };
    m_reading.start(work, {.finished = [this](const std::optional<NamedKnowledge>& found) { emit known(found); },
                           .failed =
                               [this](const QString& message) {
                                   emit known(std::nullopt);
                                   emit failed(message);
                               }});
}

void NamedFinder::findSpectrum() {
    if (!m_info || !m_info->checkpoint || m_spectrum.isRunning()) {
        return;
    }
    m_spectrum.start(
        [info = *m_info](const TellProgress&) { return formatSpectrum(info.checkpoint->weights(info.reference.kind)); },
        {.finished = [this](const Spectrum& spectrum) { emit spectrumFound(spectrum); },
         .failed = [this](const QString& message) { emit failed(message); }});
}

void NamedFinder::find() {
    if (!m_info || !m_info->checkpoint || m_finding.isRunning()) {
        return;
    }
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    if (!generator) {
        return;
    }
    const auto work = [generator, info = *m_info, folder = m_folder](const TellProgress& tell) {
        const GeneratorWeights& weights = info.checkpoint->weights(info.reference.kind);
        NamedKnowledge found{{}, formatSpectrum(weights)};
        found.named = findNamedDirections(info.architecture, *found.spectrum,
                                          faceScorer(*generator, faces::builtInFaceNetworks()), {}, tell);
        found.named.model = info.reference.sha256;
        found.named.kind = info.reference.kind;
        try {
            makeDirectories(folder);
            writeNamed(found.named, namedPath(folder, info.reference.sha256, info.reference.kind));
        } catch (const FileError& error) {
            log(LogLevel::Warning, error.what());  // they are there until the program ends
        }
        return found;
    };
    m_finding.start(work,
                    {.finished =
                         [this](const NamedKnowledge& knowledge) {
                             emit known(knowledge);
                             emit found();
                         },
                     .failed = [this](const QString& message) { emit failed(message); },
                     .stopped = [this] { emit cancelled(); },
                     .progressed = [this](const Progress& progress) { emit progressed(progress.done, progress.all); },
                     .interrupt = [generator] { generator->stop(); }});
}

}  // namespace latentwalk
