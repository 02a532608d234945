// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace latentwalk::training {

// Where a process stands among those that train one run together.
struct GroupPlace {
    int rank = 0;        // 0 to count - 1; 0 writes the run's files
    int count = 1;       // processes
    int local = 0;       // which of those on this machine it is: the card that it takes
    int localCount = 1;  // how many of them are on this machine
    std::string host;    // of the process of rank 0, where all of them meet
    int port = 0;
};

// Several processes that train one run, on one machine or on several: each computes its own part of each batch, and all
// of them have the same weights to the bit. All make the same calls in the same order with as many values; a call
// returns when all have made it. Where one has ended or is out of reach the others' calls throw Error.
class TrainingGroup {
public:
    virtual ~TrainingGroup() = default;
    TrainingGroup(const TrainingGroup&) = delete;
    TrainingGroup& operator=(const TrainingGroup&) = delete;

    const GroupPlace& place() const { return m_place; }
    bool writes() const { return m_place.rank == 0; }

    // In place, of each value: the sum of what the processes have, the largest of it.
    virtual void sum(std::span<float> values) = 0;
    virtual void sum(std::span<double> values) = 0;
    virtual void largest(std::span<std::int64_t> values) = 0;

protected:
    explicit TrainingGroup(GroupPlace place) : m_place(std::move(place)) {}

private:
    GroupPlace m_place;
};

}  // namespace latentwalk::training
