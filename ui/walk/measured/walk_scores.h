// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/faces/scores.h"
#include "ui/background/job.h"
#include "ui/document/document.h"
#include "ui/render/render_service.h"
#include "ui/walk/measured/measured_walk.h"

namespace latentwalk {

class FaceReading;

// What the faces along a walk show.
struct WalkFaces {
    std::vector<double> positions;              // ascending from 0 to 1
    std::vector<faces::FaceScores> scores;      // of the picture at each
    std::optional<NamedDirections> named = {};  // of the model, which know the scores' spread, where there are any

    // Whether the model paints faces: by its names where it has any, else by these pictures.
    bool showFaces() const;
};

// Reads the faces along the walk on small pictures, in the background, once it has rested and while somebody wants to
// know. The newest walk is the one that is read; what runs is stopped when nobody wants it any more. The destructor
// waits for no more than the picture that is being made or read.
class WalkScores : public QObject {
    Q_OBJECT

public:
    static constexpr int kSteps = 40;  // of the whole walk

    // Named directions of models that were not built in are looked for in `folder`.
    WalkScores(RenderService& service, Document& document, std::filesystem::path folder, QObject* parent = nullptr);
    ~WalkScores() override;

    void setCheckpoint(const CheckpointInfo& info);
    // Begins, or tries again what failed.
    void setWanted(bool wanted);
    // Named directions of the open model may be others now.
    void readNames();

signals:
    // What was told of the walk is not its own any more.
    void outdated();
    void progressed(double part);
    // kSteps + 1 places.
    void measured(const latentwalk::WalkFaces& faces);
    void failed(const QString& message);

private:
    void beginAnew();
    void restSoon();
    void begin();
    MeasuredWalk measuredWalk() const;

    RenderService& m_service;
    Document& m_document;
    std::shared_ptr<FaceReading> m_reading;  // of the job's threads, of which one works at a time
    QTimer m_rest{this};
    bool m_wanted = false;
    bool m_measured = false;  // the present walk
    bool m_open = false;
    int m_scale = 0;                            // large enough to read faces on, where the walk does not grow
    int m_names = 0;                            // counts readNames()
    std::optional<MeasuredWalk::Ends> m_shown;  // that was measured, or is being so
    Job<WalkFaces> m_job;
};

}  // namespace latentwalk
