// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include "core/picture/picture.h"

namespace latentwalk {

// Does one thing after the other with pictures, on a thread of its own, while the caller makes the next ones. At most
// kMostWaiting pictures wait; then add() blocks. The destructor drops what waits and joins.
class EncoderThread {
public:
    using Work = std::function<void(std::int64_t index, const Picture&)>;

    explicit EncoderThread(Work work);
    ~EncoderThread();
    EncoderThread(const EncoderThread&) = delete;
    EncoderThread& operator=(const EncoderThread&) = delete;

    // Throws what the work threw on an earlier picture.
    void add(std::int64_t index, Picture picture);
    // Waits until all pictures are done; throws like add().
    void finish();

private:
    void run();
    void rethrow();

    static constexpr std::size_t kMostWaiting = 16;

    Work m_work;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::pair<std::int64_t, Picture>> m_waiting;
    bool m_ended = false;  // no more pictures will come
    bool m_stopped = false;
    std::exception_ptr m_failure;
    std::thread m_thread;
};

}  // namespace latentwalk
