// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/check_row.h"

#include <QLayout>
#include <QVBoxLayout>
#include <utility>

namespace latentwalk {

CheckRow::CheckRow(RenderService& service, QWidget* parent)
    : QWidget(parent),
      m_checker(service),
      m_switch(new QCheckBox(tr("Check the best %1").arg(kMostChecked))),
      m_job(new JobBar) {
    m_switch->setObjectName(QStringLiteral("checkFound"));
    m_job->layout()->setContentsMargins(0, 0, 0, 0);
    m_job->layout()->setSpacing(8);
    m_job->setMinimumWidth(1);
    m_job->setButton(tr("Cancel"), tr("End the check; what was found stays as the search has ordered it"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_switch);
    column->addWidget(m_job);

    connect(m_switch, &QCheckBox::toggled, this, &CheckRow::switched);
    connect(m_job, &JobBar::cancelRequested, this, [this] { setOn(false); });
    connect(&m_checker, &SeedChecker::progressed, m_job, qOverload<qint64, qint64>(&JobBar::setProgress));
    connect(&m_checker, &SeedChecker::checked, this, &CheckRow::show);
    connect(&m_checker, &SeedChecker::failed, this, [this](const QString& sentence) {
        end();
        emit failed(sentence);
    });
    setScores({});
}

void CheckRow::setScores(const std::vector<ScorePredictor>& scores) {
    m_scores = scores;
    m_switch->setEnabled(!scores.empty());
    m_switch->setToolTip(scores.empty()
                             ? tr("This model's scores are not known yet: find its named directions first")
                             : tr("Paints the best in the background and measures what they show: those that are as "
                                  "asked for come first"));
}

void CheckRow::take(const SeedQuery& query, const std::vector<FoundSeed>& found) {
    forget();
    m_found = Found{query, found};
    if (isOn()) {
        start();
    }
}

void CheckRow::forget() {
    m_found.reset();
    m_count.reset();
    m_checker.stop();
    end();
}

void CheckRow::start() {
    if (!m_found || !problemOfCheck(m_found->query, m_scores).empty()) {
        return;
    }
    m_checker.check(m_found->query, m_found->seeds, m_scores);
    if (m_checker.isBusy()) {
        m_job->start(tr("Checking…"));
        emit stateChanged();
    }
}

void CheckRow::end() {
    m_job->finish();
    emit stateChanged();
}

void CheckRow::switched(bool on) {
    if (on) {
        start();
        return;
    }
    m_checker.stop();
    if (std::exchange(m_count, std::nullopt) && m_found) {
        std::vector<quint64> seeds;
        for (const FoundSeed& one : m_found->seeds) {
            seeds.push_back(one.seed);
        }
        emit ordered(seeds);
    }
    end();
}

void CheckRow::show(const CheckedSeeds& checked) {
    m_count = checked.count;
    std::vector<quint64> seeds;
    for (const CheckedSeed& one : checked.seeds) {
        seeds.push_back(one.found.seed);
    }
    emit ordered(seeds);
    end();
}

QString CheckRow::sentence() const {
    if (!m_count || !m_found) {
        return {};
    }
    const auto holding = static_cast<int>(m_count->holding);
    return (m_found->query.ranges.empty()
                ? tr("%n of the best %1 could be measured; the likest come first", nullptr, holding)
                : tr("%n of the best %1 are as asked for; they come first", nullptr, holding))
        .arg(m_count->checked);
}

}  // namespace latentwalk
