// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/find_seeds.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

#include "core/faces/search/best_seeds.h"
#include "core/faces/search/lane_kernels.h"
#include "core/faces/search/query_measure.h"
#include "core/processor/give_way.h"

namespace latentwalk {
namespace {

using search::kLanes;
constexpr std::int64_t kBlockSeeds = SeedCatalogue::kBlockSeeds;

void lookAt(const SeedCatalogue::Block& block, std::uint64_t index, const SeedQuery& query,
            const search::QueryMeasure& measure, search::Best& best) {
    static const double kLogEnough = std::log(kCertainEnough);
    const std::uint64_t blockFirst = index * static_cast<std::uint64_t>(kBlockSeeds);
    std::array<float, kLanes> likeness{};
    for (std::int64_t group = 0; group < kBlockSeeds / kLanes; ++group) {
        if (measure.asksForLikeness()) {
            measure.likeness(block, group, likeness.data());
        }
        for (std::int64_t lane = 0; lane < kLanes; ++lane) {
            const std::int64_t place = group * kLanes + lane;
            const std::uint64_t seed = blockFirst + static_cast<std::uint64_t>(place);
            if (seed < query.first || seed > query.last || measure.isItself(seed)) {
                continue;
            }
            search::Candidate one{0, 0, {seed, likeness[static_cast<std::size_t>(lane)], 1}};
            one.second = one.found.likeness;
            if (measure.asksForScores()) {
                one.first = measure.logCertainty(block, place);
                one.found.certainty = std::exp(one.first);
                if (measure.asksForLikeness() && one.first >= kLogEnough) {
                    one.first = kLogEnough;
                } else {
                    one.second = 0;
                }
            }
            best.add(one);
        }
    }
}

// A search that threads share: each takes the next block until there are none.
class Search {
public:
    Search(SeedCatalogue& catalogue, const SeedQuery& query, std::int64_t count)
        : m_catalogue(catalogue),
          m_query(query),
          m_measure(catalogue, query),
          m_count(count),
          m_firstBlock(query.first / static_cast<std::uint64_t>(kBlockSeeds)),
          m_blocks(query.last / static_cast<std::uint64_t>(kBlockSeeds) - m_firstBlock + 1),
          m_best(count) {}

    std::uint64_t blocks() const { return m_blocks; }
    void stop() { m_stopped = true; }

    // Looks at one block; false when there is none left. What it throws ends the search for all.
    bool step() {
        const std::uint64_t block = m_next++;
        if (m_stopped || block >= m_blocks) {
            return false;
        }
        search::Best best(m_count);
        const std::uint64_t index = m_firstBlock + block;
        lookAt(*m_catalogue.block(index), index, m_query, m_measure, best);
        const std::lock_guard lock(m_mutex);
        m_best.add(best);
        if (++m_done == m_blocks) {
            m_ended.notify_all();
        }
        return true;
    }

    void work() noexcept {
        try {
            while (step()) {
            }
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_failure = std::current_exception();
            m_stopped = true;
            m_ended.notify_all();
        }
    }

    // Whether others have ended the search; waits for that, but no longer than `most`.
    bool hasEnded(std::chrono::milliseconds most) {
        std::unique_lock lock(m_mutex);
        return m_ended.wait_for(lock, most, [this] { return m_done == m_blocks || m_failure; });
    }

    std::vector<FoundSeed> best() const {
        const std::lock_guard lock(m_mutex);
        return m_best.sorted();
    }

    std::uint64_t doneSeeds() const {
        const std::lock_guard lock(m_mutex);
        return m_done == m_blocks ? m_query.seeds()
                                  : std::min(m_done * static_cast<std::uint64_t>(kBlockSeeds), m_query.seeds());
    }

    void rethrow() const {
        const std::lock_guard lock(m_mutex);
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
    }

private:
    SeedCatalogue& m_catalogue;
    const SeedQuery& m_query;
    const search::QueryMeasure m_measure;
    const std::int64_t m_count;
    const std::uint64_t m_firstBlock;
    const std::uint64_t m_blocks;
    std::atomic<std::uint64_t> m_next{0};
    std::atomic<bool> m_stopped{false};

    mutable std::mutex m_mutex;  // of what follows
    std::condition_variable m_ended;
    search::Best m_best;
    std::uint64_t m_done = 0;
    std::exception_ptr m_failure;
};

// Stops and waits, however the search ends.
class Helpers {
public:
    Helpers(Search& search, int threads, bool inBackground) : m_search(search) {
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([&search, inBackground] {
                if (inBackground) {
                    giveWay();
                }
                search.work();
            });
        }
    }
    ~Helpers() {
        m_search.stop();
        join();
    }
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    void join() {
        for (std::thread& thread : m_threads) {
            if (thread.joinable()) {
                thread.join();
            }
        }
    }

private:
    Search& m_search;
    std::vector<std::thread> m_threads;
};

}  // namespace

std::vector<FoundSeed> findSeeds(SeedCatalogue& catalogue, const SeedQuery& query, const FindOptions& options,
                                 const TellFinding& tell) {
    if (const Message problem = problemOf(query, catalogue.architecture().latentSize, catalogue.predictors());
        !problem.empty() || options.count < 1) {
        throw std::invalid_argument(problem.empty() ? "nothing to find" : problem.english());
    }
    Search search(catalogue, query, options.count);
    const int wanted = options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency());
    const int threads =
        static_cast<int>(std::min<std::uint64_t>(static_cast<std::uint64_t>(std::max(wanted, 1)), search.blocks()));
    const auto report = [&] {
        if (tell) {
            const std::vector<FoundSeed> best = search.best();
            tell({search.doneSeeds(), query.seeds(), best});
        }
    };
    constexpr auto kBetween = std::chrono::milliseconds(100);
    report();
    // In the background the caller only waits: its priority is its own.
    Helpers helpers(search, options.inBackground ? threads : threads - 1, options.inBackground);
    if (options.inBackground) {
        while (!search.hasEnded(kBetween)) {
            report();
        }
    } else {
        auto told = std::chrono::steady_clock::now();
        while (search.step()) {
            if (const auto now = std::chrono::steady_clock::now(); now - told >= kBetween) {
                told = now;
                report();
            }
        }
    }
    helpers.join();
    search.rethrow();
    report();
    return search.best();
}

}  // namespace latentwalk
