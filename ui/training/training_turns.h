// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

namespace latentwalk {

// Whoever measures how long a step takes has the processor for that time: a training that runs takes none of its steps
// meanwhile. Otherwise both would be slow, and what was measured wrong. Thread-safe.
class TrainingTurns {
public:
    // Called every few milliseconds by who waits; what it throws ends the waiting.
    using Look = std::function<void()>;

    // A training at work; destroyed when it is done.
    class Working {
    public:
        explicit Working(TrainingTurns& turns) : m_turns(turns) { m_turns.add(m_turns.m_working, 1); }
        ~Working() { m_turns.add(m_turns.m_working, -1); }
        Working(const Working&) = delete;
        Working& operator=(const Working&) = delete;

    private:
        TrainingTurns& m_turns;
    };

    // A training that waits for something: it disturbs nobody. giveWay() before it goes on.
    class Resting {
    public:
        explicit Resting(TrainingTurns& turns) : m_turns(turns) { m_turns.add(m_turns.m_working, -1); }
        ~Resting() { m_turns.add(m_turns.m_working, 1); }
        Resting(const Resting&) = delete;
        Resting& operator=(const Resting&) = delete;

    private:
        TrainingTurns& m_turns;
    };

    // Somebody who measures. The constructor blocks until no training is in the middle of a step.
    class Measuring {
    public:
        Measuring(TrainingTurns& turns, const Look& look);
        Measuring(const Measuring&) = delete;
        Measuring& operator=(const Measuring&) = delete;

    private:
        struct Wanted {
            explicit Wanted(TrainingTurns& turns) : m_turns(turns) { m_turns.add(m_turns.m_measuring, 1); }
            ~Wanted() { m_turns.add(m_turns.m_measuring, -1); }
            TrainingTurns& m_turns;
        };
        Wanted m_wanted;
    };

    // Between two steps of a training at work: blocks while somebody measures.
    void giveWay(const Look& look);

private:
    void add(int& number, int change);
    bool isAny(const int& number) const;
    void waitWhileAny(const int& number, const Look& look);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_working = 0;
    int m_measuring = 0;
};

}  // namespace latentwalk
