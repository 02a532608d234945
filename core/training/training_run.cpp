// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/training_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/message/error.h"

namespace latentwalk::training {
namespace {

constexpr int kMostHalvings = 8;
constexpr std::uint64_t kFixedFaces = 0x5fac3500ULL;  // mixed into the seed: their latents are no others of the run
constexpr std::int64_t kFixedCount = 16;

bool allFinite(const std::vector<NamedArray>& arrays) {
    return std::ranges::all_of(arrays, [](const NamedArray& array) {
        return std::ranges::all_of(array.values, [](float value) { return std::isfinite(value); });
    });
}

// Where the pictures can be read again.
void rememberSource(RunState& state, const DataTable& table) {
    state.folder = table.folder;
    state.fit = table.fit;
    if (table.filmEvery > 0) {
        state.filmEvery = table.filmEvery;
    }
}

}  // namespace

TrainingRun::TrainingRun(RunState state, std::shared_ptr<const DataFile> data, std::unique_ptr<Networks> networks,
                         std::shared_ptr<TrainingGroup> group)
    : m_state(std::move(state)),
      m_random(m_state.random),
      m_data(std::move(data)),
      m_networks(std::move(networks)),
      m_group(std::move(group)),
      m_share(shareOf(m_state.settings, m_group.get())) {
    if (m_group) {
        checkSameRun(m_state, *m_group);
    }
    m_networks->set(m_state.arrays, m_state.counters.adamSteps);
    m_lastGood = m_state;
    m_state.arrays.clear();
    if (m_state.counters.orderPlace > 0) {
        m_order = shuffled(m_state.counters.orderSeed, m_data->count());
    }
}

TrainingRun TrainingRun::begin(const TrainingSettings& settings, std::shared_ptr<const DataFile> data,
                               std::unique_ptr<Networks> networks, const std::vector<NamedArray>& begun,
                               std::shared_ptr<TrainingGroup> group) {
    RunState state;
    state.settings = settings;
    state.counters.scale = settings.firstScale;
    state.data = data->checksum();
    rememberSource(state, data->table());
    Random random(settings.seed);
    state.arrays = initialArrays(settings, random);
    for (NamedArray& array : state.arrays) {
        if (const NamedArray* const known = find(begun, array.name)) {
            if (known->shape != array.shape) {
                throw Error(Core::says("the run to go on from has layers of another width"));
            }
            array.values = known->values;
        }
    }
    state.random = random.state();
    return {std::move(state), std::move(data), std::move(networks), std::move(group)};
}

TrainingRun TrainingRun::resume(RunState state, std::shared_ptr<const DataFile> data,
                                std::unique_ptr<Networks> networks, std::shared_ptr<TrainingGroup> group) {
    if (!data->isKnownAs(state.data)) {
        throw Error(Core::says("the saved state belongs to other pictures; begin another run with it instead"));
    }
    state.data = data->checksum();         // older states know another
    rememberSource(state, data->table());  // or do not know it
    if (state.counters.orderPlace > data->count()) {
        throw Error(Core::says("the saved state is damaged: it has shown more pictures than there are"));
    }
    return {std::move(state), std::move(data), std::move(networks), std::move(group)};
}

double TrainingRun::rate() const {
    return std::ldexp(m_state.settings.rate, -m_state.counters.halvings);
}

std::uint32_t TrainingRun::nextPicture() {
    Counters& counters = m_state.counters;
    if (m_order.empty() || counters.orderPlace >= m_data->count()) {
        counters.orderSeed = m_random.next();
        counters.orderPlace = 0;
        m_order = shuffled(counters.orderSeed, m_data->count());
    }
    return m_order[static_cast<std::size_t>(counters.orderPlace++)];
}

StepInput TrainingRun::nextInput(const Stage& stage) {
    const TrainingSettings& settings = m_state.settings;
    StepInput input;
    input.scale = stage.scale;
    input.alpha = stage.alpha;
    input.rate = rate();
    input.count = m_share.count;
    const std::int64_t side = Architecture::resolution(stage.scale);
    const auto size = static_cast<std::size_t>(3 * side * side);
    input.reals.resize(static_cast<std::size_t>(input.count) * size);
    // All of the batch is drawn, whoever computes it: the random numbers are those of a single process.
    for (std::int64_t i = 0; i < settings.batch; ++i) {
        const bool mirrored = settings.mirror && (m_random.next() & 1U) != 0;
        const std::uint32_t picture = nextPicture();
        if (m_share.has(i)) {
            putPlanes(m_data->level(picture, side), side, mirrored,
                      input.reals.data() + static_cast<std::size_t>(i - m_share.first) * size);
        }
    }
    m_data->checkUnchanged();
    const auto mine = [&](const std::vector<float>& all) { return m_share.of(all, settings.batch); };
    input.discriminatorLatents = mine(m_random.normals(settings.batch * settings.latentSize));
    input.mix = mine(m_random.uniforms(settings.batch));
    input.generatorLatents = mine(m_random.normals(settings.batch * settings.latentSize));
    input.averageDecay = averageDecayAt(settings, stage);
    if (stage.scale > settings.firstScale || settings.firstScale == 0) {
        // An average of layers that have only just joined would be what they began with, and be seen as a step back.
        const auto steps = static_cast<double>(m_networks->adamSteps());
        input.youngDecay = std::min(*input.averageDecay, (1 + steps) / (10 + steps));
    }
    return input;
}

StepLosses TrainingRun::step(const std::function<double()>& seconds) {
    const double begin = seconds();
    const Stage now = stage();
    if (now.scale != m_state.counters.scale) {
        // As Karras et al. do at each growth: the moments are of another network.
        m_networks->forgetMoments();
        m_state.counters.scale = now.scale;
        m_state.counters.averageAlpha = 1;
    }
    const StepInput input = nextInput(now);
    const StepLosses losses = m_networks->step(input);
    if (!losses.finite()) {
        goBack();
        return losses;
    }
    Counters& counters = m_state.counters;
    counters.images += m_state.settings.batch;
    ++counters.steps;
    counters.averageAlpha = std::lerp(static_cast<double>(now.alpha), counters.averageAlpha, *input.averageDecay);
    const double took = std::max(0.0, seconds() - begin);
    counters.seconds += took;
    m_notes.add(m_state, now, losses, took);
    return losses;
}

void TrainingRun::goBack() {
    const int halvings = m_state.counters.halvings + 1;
    const double images = static_cast<double>(m_state.counters.images);
    if (halvings > kMostHalvings) {
        throw Error(
            Core::says("the training has diverged again and again: at a rate of %1, too, numbers became infinite")(
                std::to_string(rate())));
    }
    m_state = m_lastGood;
    m_networks->set(m_state.arrays, m_state.counters.adamSteps);
    m_state.arrays.clear();
    m_state.counters.halvings = halvings;
    m_lastGood.counters.halvings = halvings;
    m_random = Random(m_state.random);
    m_order = m_state.counters.orderPlace > 0 ? shuffled(m_state.counters.orderSeed, m_data->count())
                                              : std::vector<std::uint32_t>();
    CurvePoint point;
    point.images = images;
    point.scale = m_state.counters.scale;
    point.restored = 1;
    m_state.curves.push_back(point);
    m_lastGood.curves.push_back(point);
    m_notes.forget();
}

const RunState& TrainingRun::state() {
    RunState whole = m_state;
    whole.arrays = m_networks->arrays();
    if (m_group) {
        takeFirstOnes(whole.arrays, *m_group);
        m_networks->set(whole.arrays, m_networks->adamSteps());
    }
    if (!allFinite(whole.arrays)) {
        goBack();
        return m_lastGood;
    }
    whole.counters.adamSteps = m_networks->adamSteps();
    whole.random = m_random.state();
    m_state.counters.adamSteps = whole.counters.adamSteps;
    m_state.random = whole.random;
    m_lastGood = std::move(whole);
    return m_lastGood;
}

void TrainingRun::measure(const MeasureDistance& distance) {
    const Stage now = averageStage(m_state);
    const Comparison comparison = compare(
        *m_data, now, m_state.settings.seed,
        [&](std::uint64_t seed, std::int64_t count) {
            Random random(seed);
            return m_networks->paint(random.normals(count * m_state.settings.latentSize), count, now.scale, now.alpha);
        },
        distance);
    if (m_state.curves.empty()) {
        CurvePoint first;
        first.images = static_cast<double>(m_state.counters.images);
        first.scale = now.scale;
        first.alpha = static_cast<double>(now.alpha);
        m_state.curves.push_back(first);
    }
    CurvePoint& point = m_state.curves.back();
    point.distance = comparison.distance;
    point.noise = comparison.noise;
    point.diversity = comparison.diversity;
    point.nearest = comparison.nearest;
}

Images TrainingRun::fixedFaces() {
    const Stage now = averageStage(m_state);
    Random random(m_state.settings.seed ^ kFixedFaces);
    return m_networks->paint(random.normals(kFixedCount * m_state.settings.latentSize), kFixedCount, now.scale,
                             now.alpha);
}

}  // namespace latentwalk::training
