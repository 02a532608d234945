// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/picture_check.h"

#include <utility>

#include "ui/background/sentence.h"
#include "ui/training/low_priority.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

constexpr std::size_t kNames = 4;  // of files that are left out

}  // namespace

PictureCheck::PictureCheck(training::ReadPicture read, QObject* parent) : QObject(parent), m_read(std::move(read)) {}

void PictureCheck::look(const std::filesystem::path& folder, double filmEvery) {
    forget();
    training::DataWishes wishes;
    wishes.filmEvery = filmEvery;
    const auto work = [folder, wishes, read = m_read](const TellProgress& tell) {
        lowerPriority();
        Seen seen;
        seen.table = std::make_shared<training::DataTable>(training::lookAt(folder, wishes, read, tell));
        seen.report = training::reportOf(*seen.table);
        return seen;
    };
    m_job.start(work,
                {.finished =
                     [this](const Seen& seen) {
                         m_seen = seen;
                         m_problem = sentenceOf([&] { training::warningOf(m_seen.report, 1); }).value_or(QString());
                         emit done();
                     },
                 .failed =
                     [this](const QString& sentence) {
                         m_problem = sentence;
                         emit failed(sentence);
                     },
                 .progressed = [this](const Progress& progress) { emit progressed(progress.done, progress.all); }});
}

void PictureCheck::forget() {
    m_job.forget();
    m_seen = {};
    m_problem.clear();
    m_lines.clear();
    m_linesSide = 0;
}

const QStringList& PictureCheck::lines(std::int64_t side) {
    if (isKnown() && std::exchange(m_linesSide, side) != side) {
        m_seen.table->side = side;
        m_lines.clear();
        for (const Message& line : training::linesOf(*m_seen.table, kNames)) {
            m_lines.append(textOf(line));
        }
    }
    return m_lines;
}

QString PictureCheck::warning(std::int64_t batch) const {
    if (!isKnown() || !m_problem.isEmpty()) {
        return {};
    }
    const auto warning = training::warningOf(m_seen.report, batch);
    return warning ? textOf(*warning) : QString();
}

}  // namespace latentwalk
