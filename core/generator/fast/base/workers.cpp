// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/base/workers.h"

#include <algorithm>

namespace latentwalk::fast {
namespace {

constexpr int kSpins = 2000;  // some 20 microseconds

void pause() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

}  // namespace

Workers::Workers(int threads) {
    for (int worker = 1; worker < threads; ++worker) {
        m_threads.emplace_back([this, worker] { work(worker); });
    }
}

Workers::~Workers() {
    m_ending = true;
    ++m_round;
    m_round.notify_all();
    for (std::thread& thread : m_threads) {
        thread.join();
    }
}

void Workers::run(std::int64_t tasks, const std::function<void(std::int64_t, int)>& task) {
    if (m_threads.empty() || tasks <= 1) {
        for (std::int64_t index = 0; index < tasks; ++index) {
            task(index, 0);
        }
        return;
    }
    m_task = &task;
    m_tasks = tasks;
    m_next.store(0, std::memory_order_relaxed);
    m_busy.store(static_cast<std::int32_t>(m_threads.size()), std::memory_order_relaxed);
    m_round.fetch_add(1, std::memory_order_release);
    m_round.notify_all();
    takeTasks(0);
    for (int spin = 0; m_busy.load(std::memory_order_acquire) != 0; ++spin) {
        if (spin < kSpins) {
            pause();
        } else if (const std::int32_t busy = m_busy.load(std::memory_order_acquire); busy != 0) {
            m_busy.wait(busy, std::memory_order_acquire);
        }
    }
}

void Workers::takeTasks(int worker) {
    while (true) {
        const std::int64_t index = m_next.fetch_add(1, std::memory_order_relaxed);
        if (index >= m_tasks) {
            return;
        }
        (*m_task)(index, worker);
    }
}

void Workers::work(int worker) {
    std::uint32_t seen = 0;
    while (true) {
        for (int spin = 0; spin < kSpins && m_round.load(std::memory_order_acquire) == seen; ++spin) {
            pause();
        }
        m_round.wait(seen, std::memory_order_acquire);
        seen = m_round.load(std::memory_order_acquire);
        if (m_ending) {
            return;
        }
        takeTasks(worker);
        if (m_busy.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            m_busy.notify_all();
        }
    }
}

}  // namespace latentwalk::fast
