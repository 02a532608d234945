// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "ui/background/job_base.h"
#include "ui/background/sentence.h"

namespace latentwalk {

// One piece of blocking work at a time on a thread of its own, so that it may take minutes without anybody else waiting
// for that. Parameters go in by value (what the work captures), and so comes the result. Used on the UI thread, where
// what is told is called as well. Of each start one outcome is told: finished, failed or stopped; stopping is no
// failure, and a failure is told whether or not the work was to stop. The newest start wins: what ran before is
// stopped, nothing of it is told any more, and the new work begins as soon as that has ended. The destructor stops and
// waits.
template <typename Result>
class Job : public JobBase {
    using Value = std::conditional_t<std::is_void_v<Result>, std::monostate, Result>;
    template <typename Type, typename = void>
    struct Taking {
        using Function = std::function<void(Type)>;
    };
    template <typename Unused>
    struct Taking<void, Unused> {
        using Function = std::function<void()>;
    };

public:
    // Tells every now and then how far it is, which throws Stopped when it is to stop.
    using Work = std::function<Result(const TellProgress& tell)>;

    // Each may be missing. Nothing is called after forget(), nor from the destructor on, but `interrupt`.
    struct Tell {
        typename Taking<Result>::Function finished = {};
        std::function<void(const QString& sentence)> failed = {};
        std::function<void()> stopped = {};
        // At once, then now and then, and at the end of each phase.
        std::function<void(const Progress& progress)> progressed = {};
        // When the work is to stop: wakes it where it waits for something (QueuedGenerator::stop()).
        std::function<void()> interrupt = {};
    };

    Job() {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] { take(); });
    }

    void start(Work work, Tell tell = {}) {
        const auto promise = std::make_shared<QPromise<Result>>();
        const auto perform = [promise, work = std::move(work)](const TellProgress& progress, bool wanted) {
            promise->start();
            try {
                if (!wanted) {
                    throw Stopped();
                }
                if constexpr (std::is_void_v<Result>) {
                    work(progress);
                } else {
                    promise->addResult(work(progress));
                }
            } catch (...) {
                promise->setException(std::current_exception());
            }
            promise->finish();
        };
        m_watcher.setFuture(promise->future());
        begin(perform, std::move(tell.progressed), std::move(tell.interrupt));
        m_tell = std::move(tell);
    }

private:
    void take() {
        QFuture<Result> future = m_watcher.future();
        const Tell tell = std::exchange(m_tell, {});
        if (!end()) {
            return;
        }
        std::optional<Value> result;
        const auto failure = sentenceOf([&] {
            try {
                if constexpr (std::is_void_v<Result>) {
                    future.waitForFinished();
                    result.emplace();
                } else {
                    result = future.takeResult();
                }
            } catch (const Stopped&) {
                // Then there is no result.
            }
        });
        if (failure) {
            call(tell.failed, *failure);
        } else if (!result) {
            call(tell.stopped);
        } else if constexpr (std::is_void_v<Result>) {
            call(tell.finished);
        } else {
            call(tell.finished, std::move(*result));
        }
    }

    template <typename Function, typename... Arguments>
    static void call(const Function& function, Arguments&&... arguments) {
        if (function) {
            function(std::forward<Arguments>(arguments)...);
        }
    }

    Tell m_tell;
    QFutureWatcher<Result> m_watcher;
};

}  // namespace latentwalk
