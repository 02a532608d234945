// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/training/comparison.h"
#include "core/training/data/data_file.h"
#include "core/training/run_state.h"
#include "core/training/values/networks.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {

// A run that is under way: what a step is given, what is counted and drawn for it. Not for several threads at once. The
// numbers that it draws depend on its state alone, so that a run that is continued goes the same way to the bit.
class TrainingRun {
public:
    // A new run; its arrays are drawn. With those of another run (`begun`), these are gone on with: their depths must
    // be the settings', layers that they lack are drawn. Throws Error where they do not fit.
    static TrainingRun begin(const TrainingSettings& settings, std::shared_ptr<const DataFile> data,
                             std::unique_ptr<Networks> networks, const std::vector<NamedArray>& begun = {});
    // Goes on from a state. Throws Error where the state is of other pictures.
    static TrainingRun resume(RunState state, std::shared_ptr<const DataFile> data, std::unique_ptr<Networks> networks);

    const TrainingSettings& settings() const { return m_state.settings; }
    const Counters& counters() const { return m_state.counters; }
    const Curves& curves() const { return m_state.curves; }
    Stage stage() const { return stageAt(m_state.settings, m_state.counters.images); }
    double rate() const;

    // One step, of as many pictures as a batch. `seconds` is the clock by which its time is counted. Where it diverges,
    // the run is back at the last state that was taken, with half the rate. Throws Error when that does not help.
    StepLosses step(const std::function<double()>& seconds);

    // All of it, to be written. It is also what a run that diverges goes back to. Where the weights are no numbers any
    // more, the run goes back first, as step() does.
    const RunState& state();

    // Measures how the average's pictures lie to the reals and adds it to the curves' last point. Blocks for seconds.
    // No number of the run is drawn for it.
    void measure(const MeasureDistance& distance);

    // What the average paints of sixteen latents that are always the same.
    Images fixedFaces();

private:
    TrainingRun(RunState state, std::shared_ptr<const DataFile> data, std::unique_ptr<Networks> networks);

    StepInput nextInput(const Stage& stage);
    std::uint32_t nextPicture();
    void goBack();
    void note(const Stage& stage, const StepLosses& losses, double seconds);

    RunState m_state;     // but for the arrays, which are the networks'
    RunState m_lastGood;  // whole
    Random m_random;
    std::vector<std::uint32_t> m_order;  // of this epoch
    std::shared_ptr<const DataFile> m_data;
    std::unique_ptr<Networks> m_networks;
    // Since the curves' last point.
    StepLosses m_sum;
    std::int64_t m_summed = 0;
    double m_summedSeconds = 0;
};

}  // namespace latentwalk::training
