// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <filesystem>
#include <optional>

#include "core/faces/align/target_points.h"
#include "ui/background/job.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// How the faces of the open model lie in its pictures: where their eyes and mouths are, and what they look like on
// average. The points of the built-in model are known, those of another one are measured on its faces and kept in
// `folder`; the mean is painted anew each time that the program runs. UI thread; ends before `service`.
class ModelFaces : public QObject {
    Q_OBJECT

public:
    ModelFaces(RenderService& service, std::filesystem::path folder, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // Begins to measure what is not known yet, in the background behind everything that is more urgent. changed()
    // follows for each of both.
    void prepare();

    // In fractions of the sides; those of the built-in model until others are known.
    const faces::FacePoints& points() const { return m_points; }
    // Whether they are the model's own.
    bool isKnown() const { return m_known; }
    // Why there are none, as a sentence: it paints no faces. Otherwise empty.
    const QString& problem() const { return m_problem; }
    // Null until it is painted.
    const QImage& mean() const { return m_mean; }

signals:
    void changed();

private:
    void measure();
    void paintMean();

    RenderService& m_service;
    std::filesystem::path m_folder;
    std::optional<CheckpointInfo> m_info;
    faces::FacePoints m_points = faces::kBuiltInPoints;
    bool m_known = false;
    bool m_paintsNone = false;  // which does not change
    QString m_problem;
    QImage m_mean;
    Job<std::optional<faces::FacePoints>> m_measuring;
    Job<QImage> m_painting;
};

}  // namespace latentwalk
