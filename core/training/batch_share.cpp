// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/batch_share.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/message/error.h"
#include "core/training/data/data_file.h"
#include "core/training/run_state_json.h"

namespace latentwalk::training {
namespace {

constexpr std::int64_t kDeviationGroup = 4;

}  // namespace

std::vector<float> BatchShare::of(const std::vector<float>& values, std::int64_t batch) const {
    const auto each = static_cast<std::ptrdiff_t>(values.size()) / batch;
    return {values.begin() + first * each, values.begin() + (first + count) * each};
}

BatchShare shareOf(const TrainingSettings& settings, const TrainingGroup* group) {
    if (group == nullptr) {
        return {0, settings.batch};
    }
    const GroupPlace& place = group->place();
    if (settings.batch % (kDeviationGroup * place.count) != 0) {
        throw Error(Core::says("a batch of %1 images cannot be shared by %2 processes: each needs a multiple of four")(
            settings.batch, place.count));
    }
    const std::int64_t count = settings.batch / place.count;
    return {place.rank * count, count};
}

void checkSameRun(const RunState& state, TrainingGroup& group) {
    RunState known;
    known.settings = state.settings;
    known.settings.threads = 0;
    known.counters = state.counters;
    known.random = state.random;
    known.data = state.data;
    std::int64_t sum = checksumOf(runText(known));
    for (const NamedArray& array : state.arrays) {
        const auto bytes = std::as_bytes(std::span(array.values));
        sum = sum * 31 % 0x7fffffff + checksumOf({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    std::array extremes{sum, -sum};
    group.largest(extremes);
    if (extremes[0] != -extremes[1]) {
        throw Error(
            Core::says("the processes were not all given the same training: other settings, pictures or state"));
    }
}

void takeFirstOnes(std::vector<NamedArray>& arrays, TrainingGroup& group) {
    for (NamedArray& array : arrays) {
        if (!group.writes()) {
            std::ranges::fill(array.values, 0.0F);
        }
        group.sum(std::span<float>(array.values));
    }
}

}  // namespace latentwalk::training
