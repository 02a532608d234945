// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_mailbox.h"

#include <chrono>
#include <utility>

namespace latentwalk {

void TrainingMailbox::setPaused(bool paused) {
    const std::lock_guard lock(m_mutex);
    m_paused = paused;
    m_changed.notify_all();
}

void TrainingMailbox::wantSaving() {
    const std::lock_guard lock(m_mutex);
    m_saving = true;
    m_changed.notify_all();
}

void TrainingMailbox::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_changed.notify_all();
}

TrainingStatus TrainingMailbox::read() {
    const std::lock_guard lock(m_mutex);
    m_told = false;
    return m_status;
}

int TrainingMailbox::savings() const {
    const std::lock_guard lock(m_mutex);
    return m_savings;
}

void TrainingMailbox::write(const std::function<void(TrainingStatus& status)>& change) {
    bool tell = false;
    {
        const std::lock_guard lock(m_mutex);
        change(m_status);
        tell = !std::exchange(m_told, true);
    }
    if (tell) {
        m_tell();
    }
}

bool TrainingMailbox::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

bool TrainingMailbox::takeSaving() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_saving, false);
}

void TrainingMailbox::noteSaved() {
    write([this](TrainingStatus&) { ++m_savings; });
}

void TrainingMailbox::waitWhilePaused() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_paused || m_saving || m_stopped; });
}

void TrainingMailbox::waitWhile(const std::function<bool()>& wanted, int milliseconds) {
    constexpr int kOften = 5;
    std::unique_lock lock(m_mutex);
    for (int waited = 0; waited < milliseconds && !m_stopped && wanted(); waited += kOften) {
        m_changed.wait_for(lock, std::chrono::milliseconds(kOften));
    }
}

}  // namespace latentwalk
