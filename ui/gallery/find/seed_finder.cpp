// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/seed_finder.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "core/diagnosis/places.h"
#include "core/faces/named/known_named.h"
#include "core/message/error.h"

namespace latentwalk {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kBetween = std::chrono::milliseconds(400);

}  // namespace

// Touched by one search at a time.
struct SeedFinder::Kept {
    std::optional<SeedCatalogue> catalogue;
};

SeedFinder::SeedFinder(QObject* parent) : QObject(parent) {}

void SeedFinder::setModel(const CheckpointInfo& info) {
    forget();
    m_checkpoint = info.checkpoint;
    m_reference = info.reference;
    m_scores.clear();
    reloadScores();
}

void SeedFinder::clearModel() {
    forget();
    m_loading.forget();
    m_checkpoint.reset();
    m_scores.clear();
    emit scoresChanged();
}

std::int64_t SeedFinder::latentSize() const {
    return m_checkpoint ? m_checkpoint->architecture.latentSize : 0;
}

void SeedFinder::reloadScores() {
    const auto load = [reference = m_reference](const TellProgress&) -> std::vector<ScorePredictor> {
        const auto named = knownNamed(reference, namedFolder());
        return named ? searchScores(*named) : std::vector<ScorePredictor>();
    };
    const auto take = [this](const std::vector<ScorePredictor>& scores) {
        if (scores != m_scores) {
            forget();
            m_scores = scores;
        }
        emit scoresChanged();
    };
    m_loading.start(load, {.finished = take, .failed = [this](const QString& sentence) {
                               emit scoresChanged();
                               emit failed(sentence);
                           }});
}

void SeedFinder::find(const SeedQuery& query, std::int64_t count) {
    if (!m_checkpoint) {
        return;
    }
    if (!m_kept) {
        m_kept = std::make_shared<Kept>();
    }
    const int ticket = ++m_ticket;
    const auto work = [this, ticket, query, count, kept = m_kept, checkpoint = m_checkpoint, kind = m_reference.kind,
                       scores = m_scores](const TellProgress& tell) {
        const Progress nothing{0, static_cast<std::int64_t>(query.seeds())};
        tellProgress(tell, nothing);
        if (!kept->catalogue) {
            kept->catalogue.emplace(checkpoint->architecture, formatSpectrum(checkpoint->weights(kind)), scores);
            tellProgress(tell, nothing);
        }
        return findSeeds(
            *kept->catalogue, query, {count, 0, true},
            [&, last = std::vector<FoundSeed>(), shown = Clock::time_point()](const FindProgress& told) mutable {
                tellProgress(tell, {static_cast<std::int64_t>(told.done), static_cast<std::int64_t>(told.all)});
                // Faces that come and go faster than that can't be looked at, let alone painted.
                const auto now = Clock::now();
                if (now - shown < kBetween ||
                    std::equal(last.begin(), last.end(), told.best.begin(), told.best.end())) {
                    return;
                }
                shown = now;
                last.assign(told.best.begin(), told.best.end());
                QMetaObject::invokeMethod(
                    this,
                    [this, ticket, best = last] {
                        if (ticket == m_ticket) {
                            emit found(best);
                        }
                    },
                    Qt::QueuedConnection);
            });
    };
    m_job.start(work, {.finished =
                           [this](const std::vector<FoundSeed>& best) {
                               ++m_ticket;
                               emit finished(best);
                           },
                       .failed =
                           [this](const QString& sentence) {
                               ++m_ticket;
                               emit failed(sentence);
                           },
                       .progressed =
                           [this](const Progress& progress) {
                               emit progressed(static_cast<quint64>(progress.done), static_cast<quint64>(progress.all));
                           }});
}

void SeedFinder::stop() {
    ++m_ticket;
    m_job.forget();
}

void SeedFinder::forget() {
    stop();
    m_kept.reset();
}

}  // namespace latentwalk
