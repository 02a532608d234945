// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <optional>
#include <string>

#include "ui/plots/walk_plot.h"
#include "ui/walk/measured/walk_scores.h"

namespace latentwalk {

// Brings the chosen score of the walk's faces into the walk's plot: lets it be measured while somebody looks at it,
// and offers what the open model's pictures show. UI thread.
class ScoreAlongWalk : public QObject {
    Q_OBJECT

public:
    // Named directions of models that were not built in are looked for in `folder`. All others outlive it.
    ScoreAlongWalk(RenderService& service, Document& document, std::filesystem::path folder, WalkPlot& plot,
                   QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // Whether the plot is looked at.
    void setInSight(bool inSight);
    // What was seen of the pictures of the model with this SHA-256 (FaceNumbers::seen()).
    void setSeen(const QString& sha256, bool face);
    void readNames() { m_measure->readNames(); }

private:
    void take(const WalkFaces& faces);
    void offer(bool faces);
    void show();
    void want();

    WalkPlot& m_plot;
    WalkScores* m_measure;
    std::optional<WalkFaces> m_faces;  // of the present walk
    std::string m_model;               // SHA-256 of the open one
    std::optional<bool> m_paintsFaces;
    bool m_inSight = false;
};

}  // namespace latentwalk
