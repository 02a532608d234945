// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/encoder_thread.h"

#include <utility>

namespace latentwalk {

EncoderThread::EncoderThread(Work work) : m_work(std::move(work)), m_thread([this] { run(); }) {}

EncoderThread::~EncoderThread() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void EncoderThread::add(std::int64_t index, Picture picture) {
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_failure || m_waiting.size() < kMostWaiting; });
        rethrow();
        m_waiting.emplace_back(index, std::move(picture));
    }
    m_changed.notify_all();
}

void EncoderThread::finish() {
    {
        const std::scoped_lock lock(m_mutex);
        m_ended = true;
    }
    m_changed.notify_all();
    m_thread.join();
    rethrow();
}

void EncoderThread::rethrow() {
    if (m_failure) {
        std::rethrow_exception(m_failure);
    }
}

void EncoderThread::run() {
    while (true) {
        std::pair<std::int64_t, Picture> next;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopped || m_ended || !m_waiting.empty(); });
            if (m_stopped || m_waiting.empty()) {
                return;
            }
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        m_changed.notify_all();
        try {
            m_work(next.first, next.second);
        } catch (...) {
            {
                const std::scoped_lock lock(m_mutex);
                m_failure = std::current_exception();
            }
            m_changed.notify_all();
            return;
        }
    }
}

}  // namespace latentwalk
