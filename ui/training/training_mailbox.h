// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

#include "ui/training/training_status.h"

namespace latentwalk {

// Between the training's thread and the window: what is wished and what is known, both by value. Thread-safe.
class TrainingMailbox {
public:
    // `tell` is called on the thread that writes, when something is known that was not read yet.
    explicit TrainingMailbox(std::function<void()> tell) : m_tell(std::move(tell)) {}

    // The window's side.
    void setPaused(bool paused);
    void wantSaving();
    void stop();
    TrainingStatus read();
    // How often something was saved because it was wanted.
    int savings() const;

    // The training's side.
    void write(const std::function<void(TrainingStatus& status)>& change);
    bool isPaused() const;
    bool takeSaving();
    void noteSaved();
    // Until the pause is over, somebody wants it saved, or it is to stop.
    void waitWhilePaused();
    // Until `wanted` says no, for so many milliseconds at most, or until it is to stop.
    void waitWhile(const std::function<bool()>& wanted, int milliseconds);

private:
    std::function<void()> m_tell;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    TrainingStatus m_status;
    bool m_told = false;  // and waits to be read
    bool m_paused = false;
    bool m_saving = false;
    bool m_stopped = false;
    int m_savings = 0;
};

}  // namespace latentwalk
