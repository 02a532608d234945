// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/training/batch_share.h"
#include "core/training/comparison.h"
#include "core/training/curve_notes.h"
#include "core/training/data/data_file.h"
#include "core/training/run_state.h"
#include "core/training/values/networks.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {

// A run that is under way: what a step is given, what is counted and drawn for it. Not for several threads at once. The
// numbers that it draws depend on its state alone, so that a run that is continued goes the same way to the bit. In a
// group each process has one of its own: all draw the same, and each gives its networks its part of the batch.
class TrainingRun {
public:
    // A new run; its arrays are drawn. With those of another run (`begun`), these are gone on with: their depths must
    // be the settings', layers that they lack are drawn. Adam's moments among them, of other pictures, are left out.
    // Throws Error where they do not fit.
    static TrainingRun begin(const TrainingSettings& settings, std::shared_ptr<const DataFile> data,
                             std::unique_ptr<Networks> networks, const std::vector<NamedArray>& begun = {},
                             std::shared_ptr<TrainingGroup> group = {});
    // Goes on from a state. Throws Error where the state is of other pictures.
    static TrainingRun resume(RunState state, std::shared_ptr<const DataFile> data, std::unique_ptr<Networks> networks,
                              std::shared_ptr<TrainingGroup> group = {});

    const TrainingSettings& settings() const { return m_state.settings; }
    const Counters& counters() const { return m_state.counters; }
    const Curves& curves() const { return m_state.curves; }
    Stage stage() const { return stageAt(m_state.settings, m_state.counters.images); }
    double rate() const;
    // Of which this process is one, or null.
    TrainingGroup* group() const { return m_group.get(); }
    // Whether it is this process that writes the run's files.
    bool writes() const { return !m_group || m_group->writes(); }

    // One step, of as many pictures as a batch. `seconds` is the clock by which its time is counted. Where it diverges,
    // the run is back at the last state that was taken, with half the rate. Throws Error when that does not help.
    StepLosses step(const std::function<double()>& seconds);

    // All of it, to be written. It is also what a run that diverges goes back to. Where the weights are no numbers any
    // more, the run goes back first, as step() does. In a group all processes ask for it after the same step.
    const RunState& state();

    // Measures how the average's pictures lie to the reals and adds it to the curves' last point. Blocks for seconds.
    // No number of the run is drawn for it.
    void measure(const MeasureDistance& distance);

    // What the average paints of sixteen latents that are always the same.
    Images fixedFaces();

private:
    TrainingRun(RunState state, std::shared_ptr<const DataFile> data, std::unique_ptr<Networks> networks,
                std::shared_ptr<TrainingGroup> group);

    StepInput nextInput(const Stage& stage);
    std::uint32_t nextPicture();
    void goBack();

    RunState m_state;     // but for the arrays, which are the networks'
    RunState m_lastGood;  // whole
    Random m_random;
    std::vector<std::uint32_t> m_order;  // of this epoch
    std::shared_ptr<const DataFile> m_data;
    std::unique_ptr<Networks> m_networks;
    std::shared_ptr<TrainingGroup> m_group;
    BatchShare m_share;
    CurveNotes m_notes;
};

}  // namespace latentwalk::training
