// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_turns.h"

#include <chrono>

namespace latentwalk {

TrainingTurns::Measuring::Measuring(TrainingTurns& turns, const Look& look) : m_wanted(turns) {
    turns.waitWhileAny(turns.m_working, look);
}

void TrainingTurns::giveWay(const Look& look) {
    if (isAny(m_measuring)) {
        const Resting resting(*this);
        waitWhileAny(m_measuring, look);
    }
}

void TrainingTurns::add(int& number, int change) {
    const std::lock_guard lock(m_mutex);
    number += change;
    m_changed.notify_all();
}

bool TrainingTurns::isAny(const int& number) const {
    const std::lock_guard lock(m_mutex);
    return number > 0;
}

void TrainingTurns::waitWhileAny(const int& number, const Look& look) {
    constexpr std::chrono::milliseconds kOften(20);
    while (isAny(number)) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, kOften, [&] { return number == 0; });
        }
        look();
    }
}

}  // namespace latentwalk
