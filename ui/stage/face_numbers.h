// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/faces/scores.h"
#include "ui/background/job.h"
#include "ui/stage/face_reading.h"

namespace latentwalk {

// Measures what the picture on the stage shows, on a thread of its own and once it has rested there: while pictures
// follow each other quickly only the last one is measured, and only the newest one's numbers are told.
class FaceNumbers : public QObject {
    Q_OBJECT

public:
    // Named directions of models that were not built in, which know the numbers' spread, are looked for in `folder`.
    explicit FaceNumbers(std::filesystem::path folder, QObject* parent = nullptr);
    ~FaceNumbers() override;

    void measure(std::shared_ptr<const Picture> picture, const ModelReference& model);
    // There may be others now: reads them, and tells the numbers of the picture once more.
    void readNames();

signals:
    // measuredText() of the last picture; empty while another one waits.
    void measured(const QString& text);
    // After it: whether the model with this SHA-256 paints faces, by its names where it has any, else by this picture.
    void seen(const QString& sha256, bool face);

private:
    struct Result {
        faces::FaceScores scores;
        std::optional<NamedDirections> named;
    };

    void start();

    std::shared_ptr<FaceReading> m_reading;  // of the job's threads, of which one works at a time
    std::shared_ptr<const Picture> m_picture;
    ModelReference m_model;
    int m_names = 0;  // counts readNames()
    bool m_told = false;
    QTimer m_rest{this};
    Job<Result> m_job;
};

}  // namespace latentwalk
