// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace latentwalk::fast {

// Threads that share the tasks of one caller. Between two calls they spin for a few microseconds, since the layers of a
// network follow each other closely, and then sleep: an idle program uses no processor time, and the user interface
// gets its share while pictures are made.
class Workers {
public:
    // `threads` in all, the caller's among them; at least 1.
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int count() const noexcept { return static_cast<int>(m_threads.size()) + 1; }

    // Calls task(index, worker) for every index in [0, tasks), `worker` in [0, count()) being the one that does it;
    // returns when all are done. One caller at a time. `task` must not throw.
    void run(std::int64_t tasks, const std::function<void(std::int64_t index, int worker)>& task);

private:
    void work(int worker);
    void takeTasks(int worker);

    std::vector<std::thread> m_threads;
    const std::function<void(std::int64_t, int)>* m_task = nullptr;
    std::int64_t m_tasks = 0;
    std::atomic<std::int64_t> m_next{0};
    std::atomic<std::uint32_t> m_round{0};  // counts run() calls
    std::atomic<std::int32_t> m_busy{0};    // threads that have not finished the present round
    std::atomic<bool> m_ending{false};
};

}  // namespace latentwalk::fast
