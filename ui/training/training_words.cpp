// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "core/training/values/health.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

struct TrainingWords {
    Q_DECLARE_TR_FUNCTIONS(TrainingWords)
};

QString countText(std::int64_t count) {
    return QLocale().toString(static_cast<qlonglong>(count));
}

}  // namespace

QString sizeWords(std::int64_t side) {
    return QStringLiteral("%1×%1").arg(side);
}

QString durationWords(double seconds) {
    return textOf(training::durationOf(seconds));
}

QString stageWords(const TrainingStatus& status) {
    if (!status.begun) {
        return {};
    }
    const QString size = sizeWords(Architecture::resolution(status.stage.scale));
    if (status.stage.alpha > 0) {
        const int percent = static_cast<int>(std::lround(100 * (1 - status.stage.alpha)));
        return TrainingWords::tr("%1, fading in (%2 %)").arg(size).arg(percent);
    }
    return size;
}

QString progressWords(const TrainingJob& job) {
    const TrainingStatus& status = job.status();
    switch (status.state) {
        case TrainingState::Nothing:
            return {};
        case TrainingState::Preparing:
            return status.all > 0 ? TrainingWords::tr("Reading the pictures: %1 of %2")
                                        .arg(countText(status.done), countText(status.all))
                                  : TrainingWords::tr("Reading the pictures");
        case TrainingState::Trying:
            return TrainingWords::tr("Getting ready");
        default:
            break;
    }
    if (!status.begun) {
        return {};
    }
    QString text = TrainingWords::tr("%1 of %2 pictures shown").arg(countText(status.done), countText(status.all));
    if (status.state == TrainingState::Training && status.secondsLeft >= 0) {
        text = TrainingWords::tr("%1, %2 left").arg(text, durationWords(status.secondsLeft));
    }
    return text;
}

QString healthWords(const TrainingJob& job) {
    switch (job.status().state) {
        case TrainingState::Failed:
            return job.problem();
        case TrainingState::Paused:
            return TrainingWords::tr("Paused, and saved.");
        case TrainingState::Stopped:
            return job.status().begun ? TrainingWords::tr("Stopped, and saved: it can go on from here at any time.")
                                      : TrainingWords::tr("Stopped before it began.");
        case TrainingState::Nothing:
        case TrainingState::Preparing:
        case TrainingState::Trying:
            return {};
        default:
            break;
    }
    const QString health = textOf(sentenceOf(training::healthOf(job.status().curves)));
    return job.status().state == TrainingState::Finished ? TrainingWords::tr("Finished. %1").arg(health) : health;
}

QLabel* makeWords(const QString& name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace latentwalk
