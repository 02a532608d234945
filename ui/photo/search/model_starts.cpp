// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/model_starts.h"

#include <utility>

#include "core/log/log.h"
#include "core/processor/give_way.h"

namespace latentwalk {

const projection::Starts& ModelStarts::complete(Generator& generator, const TellProgress& tell) {
    const std::lock_guard lock(m_mutex);
    if (m_starts.count() == 0) {
        m_starts = projection::keptStarts(m_folder, m_model);
        m_kept = m_starts.count() > 0;
    }
    if (m_starts.count() < projection::kStartSeeds) {
        projection::makeStarts(generator, m_starts, tell);
    }
    if (!std::exchange(m_kept, true)) {
        projection::keepStarts(m_folder, m_model, m_starts);
    }
    return m_starts;  // which nobody changes any more
}

void StartsAhead::setCheckpoint(const CheckpointInfo& info) {
    if (m_model == info.reference && m_starts) {
        return;
    }
    m_job.forget();
    m_model = info.reference;
    m_starts = std::make_shared<ModelStarts>(m_model, m_folder);
}

void StartsAhead::prepare() {
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    if (!generator || !m_starts || m_job.isRunning()) {
        return;
    }
    m_job.start(
        [generator, starts = m_starts](const TellProgress& tell) {
            giveWay();
            starts->complete(*generator, tell);
        },
        // The search says what is wrong.
        {.failed = [](const QString& sentence) { log(LogLevel::Warning, sentence.toStdString()); },
         .interrupt = [generator] { generator->stop(); }});
}

std::shared_ptr<ModelStarts> StartsAhead::handOver() {
    m_job.forget();
    return m_starts;
}

}  // namespace latentwalk
