// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/picture_check.h"

#include <utility>

#include "core/training/data/data_report.h"
#include "ui/background/sentence.h"
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
        return training::lookAt(folder, wishes, read, tell);
    };
    m_job.start(work,
                {.finished =
                     [this](training::DataTable table) {
                         m_table = std::move(table);
                         emit done();
                     },
                 .failed =
                     [this](const QString& sentence) {
                         m_failure = sentence;
                         emit failed(sentence);
                     },
                 .progressed = [this](const Progress& progress) { emit progressed(progress.done, progress.all); }});
}

void PictureCheck::forget() {
    m_job.forget();
    m_table.reset();
    m_failure.clear();
}

QStringList PictureCheck::lines(std::int64_t side) const {
    QStringList lines;
    if (m_table) {
        training::DataTable table = *m_table;
        table.side = side;
        for (const Message& line : training::linesOf(table, kNames)) {
            lines.append(textOf(line));
        }
    }
    return lines;
}

QString PictureCheck::problem() const {
    if (!m_table) {
        return m_failure;
    }
    return sentenceOf([&] { training::warningOf(training::reportOf(*m_table), 1); }).value_or(QString());
}

QString PictureCheck::warning(std::int64_t batch) const {
    if (!m_table || !problem().isEmpty()) {
        return {};
    }
    const auto warning = training::warningOf(training::reportOf(*m_table), batch);
    return warning ? textOf(*warning) : QString();
}

bool PictureCheck::hasFilms() const {
    return m_table && training::reportOf(*m_table).films > 0;
}

std::int64_t PictureCheck::sensibleSide() const {
    return m_table ? training::reportOf(*m_table).sensible : 0;
}

}  // namespace latentwalk
