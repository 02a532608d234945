// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/latent/direction.h"
#include "core/model/weights/checkpoint.h"
#include "ui/background/job.h"

namespace latentwalk {

// Looks for directions in a checkpoint, in the background: in its weights at once, in its images when asked to. Used on
// the UI thread, where the signals come as well; results of a checkpoint that is not the newest never arrive.
class DirectionFinder : public QObject {
    Q_OBJECT

public:
    static constexpr int kMostInWeights = 64;
    static constexpr int kInImages = 16;

    explicit DirectionFinder(QObject* parent = nullptr);

    // Begins to look in the weights; without a checkpoint nothing is found.
    void setCheckpoint(std::shared_ptr<const Checkpoint> checkpoint, GeneratorKind kind);
    // Has no effect without a checkpoint or while it runs. Ends in foundInImages, imagesFailed or imagesCancelled.
    void lookInImages();
    bool isLookingInImages() const { return m_imagesJob.isRunning(); }
    void cancelImages() { m_imagesJob.stop(); }

signals:
    void foundInWeights(const std::vector<latentwalk::Direction>& directions);
    void weightsFailed(const QString& message);
    void foundInImages(const std::vector<latentwalk::Direction>& directions);
    void imagesProgressed(qint64 done, qint64 all);
    void imagesFailed(const QString& message);
    void imagesCancelled();

private:
    using Found = std::vector<Direction>;

    void lookInWeights();

    std::shared_ptr<const Checkpoint> m_checkpoint;
    GeneratorKind m_kind = GeneratorKind::Average;
    Job<Found> m_weightsJob;
    Job<Found> m_imagesJob;
};

}  // namespace latentwalk
