// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/faces/named/named_directions.h"
#include "core/faces/scores.h"
#include "core/picture/picture.h"
#include "core/session/session.h"
#include "ui/render/job.h"

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

private:
    struct Reading;
    struct Result {
        faces::FaceScores scores;
        std::optional<NamedDirections> named;
    };

    void start();

    std::filesystem::path m_folder;
    std::shared_ptr<Reading> m_reading;  // of the thread that measures
    std::shared_ptr<const Picture> m_picture;
    ModelReference m_model;
    int m_names = 0;  // counts readNames()
    bool m_told = false;
    QTimer m_rest{this};
    Job<Result> m_job;
};

}  // namespace latentwalk
