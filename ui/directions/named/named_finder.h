// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <optional>

#include "ui/background/job.h"
#include "ui/directions/named/named_edits.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// Brings what is known of a model's names, and finds it where nothing is known yet: paints some thousands of faces
// behind everything else that is painted, scores them and keeps the result in `folder` by the model's hash. UI thread,
// where the signals come as well; what is of a model that is not the newest never arrives.
class NamedFinder : public QObject {
    Q_OBJECT

public:
    NamedFinder(RenderService& service, std::filesystem::path folder, QObject* parent = nullptr);

    // Ends in known; without a checkpoint in known with nothing.
    void setCheckpoint(const CheckpointInfo& info);
    // Has no effect without a checkpoint or while it runs. Ends in known, failed or cancelled.
    void find();
    // What holding needs of the open model: ends in spectrumFound() or failed().
    void findSpectrum();
    bool isFinding() const { return m_finding.isRunning(); }
    void cancel() { m_finding.stop(); }

signals:
    // What is known now; nothing where it has to be found.
    void known(const std::optional<latentwalk::NamedKnowledge>& knowledge);
    // After known(): find() has found them.
    void found();
    void spectrumFound(const latentwalk::Spectrum& spectrum);
    void progressed(qint64 done, qint64 all);
    void failed(const QString& message);
    void cancelled();

private:
    RenderService& m_service;
    std::filesystem::path m_folder;
    std::optional<CheckpointInfo> m_info;
    Job<std::optional<NamedKnowledge>> m_reading;
    Job<Spectrum> m_spectrum;
    Job<NamedKnowledge> m_finding;
};

}  // namespace latentwalk
