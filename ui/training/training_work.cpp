// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_work.h"

#include <algorithm>
#include <utility>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "core/processor/threads.h"
#include "core/training/data/data_report.h"
#include "core/training/fine_tuning.h"
#include "core/training/run_data.h"
#include "core/training/run_lock.h"
#include "ui/render/rendered.h"

namespace latentwalk {
namespace {

using training::DataFile;
using training::TrainingRun;

constexpr double kOften = 0.2;        // seconds between two tellings
constexpr double kKnownShare = 0.05;  // of the work, from which on what is left is known by what has passed

class TrainingWork {
public:
    TrainingWork(const TrainingOrder& order, const TrainingSeams& seams, TrainingMailbox& mailbox,
                 const TellProgress& tell)
        : m_order(order), m_seams(seams), m_mailbox(mailbox), m_tell(tell) {}

    void perform() {
        const TrainingTurns::Working working(*m_seams.turns);
        makeDirectories(m_order.files.folder);
        const training::RunLock lock(m_order.files.folder);
        TrainingRun run = m_order.resume ? resumed() : begun();
        m_shareBefore = training::shareDone(run.settings(), run.counters().images);
        m_secondsBefore = run.counters().seconds;
        showFaces(run);
        training::TrainWishes wishes;
        wishes.saveEvery = m_seams.saveEvery;
        wishes.measureEvery = m_seams.measureEvery;
        wishes.seconds = m_seams.seconds;
        if (m_seams.distance) {
            wishes.distance = m_seams.distance(run.settings().threads);
        }
        training::train(run, m_order.files, wishes, [&](const TrainingRun&) { afterStep(run); });
        showFaces(run);
    }

private:
    TellProgress counting(TrainingState state) const {
        return [this, state](const Progress& progress) {
            m_mailbox.write([&](TrainingStatus& status) {
                status.state = state;
                status.done = progress.done;
                status.all = progress.all;
            });
            m_tell(progress);
        };
    }

    // Of pictures that are read.
    TellProgress reading() const {
        return [this, tell = counting(TrainingState::Preparing)](const Progress& progress) {
            tell(progress);
            m_seams.turns->giveWay([&] { m_tell(progress); });
        };
    }

    // With the pictures that it was begun with, whatever has become of their folder.
    TrainingRun resumed() const {
        training::RunState state = training::readRunState(m_order.files.state());
        auto data = training::picturesOf(state, m_order.files, {m_order.folder, m_order.fit, m_order.filmEvery},
                                         m_seams.read, reading());
        counting(TrainingState::Trying)({0, 0});
        auto networks = m_seams.networks(state.settings);
        return TrainingRun::resume(std::move(state), std::move(data), std::move(networks));
    }

    // Nobody's training is lost because another one began in its folder.
    void makeRoom() const {
        const std::filesystem::path state = m_order.files.state();
        std::error_code ignored;
        if (m_order.replace) {
            std::filesystem::remove(state, ignored);
        } else if (std::filesystem::exists(state, ignored)) {
            throw FileError(
                state, Core::about("%1 is there already: go on with that training, or choose another folder for this"));
        }
    }

    TrainingRun begun() {
        makeRoom();
        training::TrainingSettings settings = m_order.settings;
        settings.threads = threads();
        std::vector<training::NamedArray> arrays;
        if (!m_order.from.empty()) {
            training::RunState other = training::readRunState(m_order.from);
            settings = training::fineTuning(settings, other);
            arrays = std::move(other.arrays);
        }
        settings.averageDecay = training::suggestedDecay(settings);
        auto data = training::convertForRun(m_order.files, m_order.folder,
                                            {settings.side, m_order.fit, m_order.filmEvery}, m_seams.read, reading());
        static_cast<void>(training::warningOf(training::reportOf(data->table()), settings.batch));  // throws
        m_costs = m_order.costs;
        if (m_costs.empty()) {
            m_costs = training::dryRun(settings, m_seams.networks, m_seams.seconds, m_seams.tryEvery,
                                       counting(TrainingState::Trying));
        }
        counting(TrainingState::Trying)({0, 0});
        return TrainingRun::begin(settings, std::move(data), m_seams.networks(settings), arrays);
    }

    void afterStep(TrainingRun& run) {
        const double now = m_seams.seconds();
        if (now - m_painted >= m_seams.facesEvery) {
            showFaces(run);
        } else if (now - m_told >= kOften) {
            show(run, TrainingState::Training);
        }
        goOn(run);
        if (m_mailbox.takeSaving()) {
            save(run);
        }
        if (m_mailbox.isPaused()) {
            pause(run);
        }
        if (m_seams.isPainting) {
            const TrainingTurns::Resting resting(*m_seams.turns);
            m_mailbox.waitWhile(m_seams.isPainting, m_seams.longestWait);
        }
        giveWay(run);
    }

    // Throws Stopped when it is to stop.
    void goOn(const TrainingRun& run) const { m_tell({run.counters().images, training::totalImages(run.settings())}); }

    void giveWay(const TrainingRun& run) const {
        m_seams.turns->giveWay([&] { goOn(run); });
    }

    void save(TrainingRun& run) const {
        training::saveRun(run, m_order.files);
        m_mailbox.noteSaved();
    }

    void pause(TrainingRun& run) {
        training::saveRun(run, m_order.files);
        showFaces(run);
        show(run, TrainingState::Paused);
        {
            const TrainingTurns::Resting resting(*m_seams.turns);
            while (m_mailbox.isPaused()) {
                m_mailbox.waitWhilePaused();
                goOn(run);
                if (m_mailbox.takeSaving()) {
                    save(run);
                }
            }
        }
        show(run, TrainingState::Training);
    }

    void showFaces(TrainingRun& run) {
        const Images images = run.fixedFaces();
        QList<QImage> faces;
        for (std::int64_t i = 0; i < images.count; ++i) {
            faces.append(toImage(toPicture(images, i)));
        }
        m_painted = m_seams.seconds();
        m_mailbox.write([&](TrainingStatus& status) { status.faces = faces; });
        show(run, TrainingState::Training);
    }

    void show(const TrainingRun& run, TrainingState state) {
        m_told = m_seams.seconds();
        m_mailbox.write([&](TrainingStatus& status) {
            status.state = state;
            status.begun = true;
            status.settings = run.settings();
            status.stage = run.stage();
            status.images = run.counters().images;
            status.done = status.images;
            status.all = training::totalImages(run.settings());
            status.share = training::shareDone(run.settings(), status.images);
            status.secondsLeft = secondsLeft(run, status.share);
            status.curves = run.curves();
        });
    }

    double secondsLeft(const TrainingRun& run, double share) const {
        if (share - m_shareBefore > kKnownShare) {
            return (run.counters().seconds - m_secondsBefore) / (share - m_shareBefore) * (1 - share);
        }
        if (!m_costs.empty()) {
            return training::estimateOf(run.settings(), m_costs, run.counters().images).seconds;
        }
        return share > kKnownShare ? run.counters().seconds / share * (1 - share) : -1;
    }

    const TrainingOrder& m_order;
    const TrainingSeams& m_seams;
    TrainingMailbox& m_mailbox;
    const TellProgress& m_tell;
    std::vector<training::ScaleCost> m_costs;
    double m_shareBefore = 0;    // of the work, when this began
    double m_secondsBefore = 0;  // that the run had taken until then
    double m_painted = 0;        // the faces, last
    double m_told = 0;
};

}  // namespace

void performTraining(const TrainingOrder& order, const TrainingSeams& seams, TrainingMailbox& mailbox,
                     const TellProgress& tell) {
    if (seams.begin) {
        seams.begin();
    }
    TrainingWork(order, seams, mailbox, tell).perform();
}

}  // namespace latentwalk
