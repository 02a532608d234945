// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/cost_row.h"

#include <QVBoxLayout>

#include "ui/training/training_words.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

constexpr double kFarTooLong = 60.0 * 86400;  // seconds

}  // namespace

CostRow::CostRow(const TrainingSeams& seams, QWidget* parent) : QWidget(parent), m_check(seams) {
    m_words = makeWords(QStringLiteral("trainingEstimate"), this);
    m_words->setAccessibleName(tr("What it takes on this computer"));
    m_useSensible = new QPushButton(this);
    m_useSensible->setObjectName(QStringLiteral("useSensible"));
    m_useSensible->setAutoDefault(false);
    m_useSensible->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_words);
    column->addWidget(m_useSensible, 0, Qt::AlignLeft);
    hide();
    connect(m_useSensible, &QPushButton::clicked, this, [this] { emit sensibleChosen(*m_sensible); });
    connect(&m_check, &CostCheck::known, this, &CostRow::take);
    connect(&m_check, &CostCheck::failed, this, [this](const QString& sentence) {
        m_problem = sentence;
        m_words->clear();
        hide();
        emit changed();
    });
}

void CostRow::ask(const training::TrainingSettings& settings) {
    if (m_cost && settings == m_asked) {
        return;
    }
    m_asked = settings;
    m_cost.reset();
    m_problem.clear();
    m_words->setText(tr("Trying out how long %1 takes on this computer…").arg(sizeWords(settings.side)));
    show();
    m_check.find(settings);
}

void CostRow::clear() {
    m_check.forget();
    m_cost.reset();
    m_problem.clear();
    m_words->clear();
    m_useSensible->hide();
    hide();
}

void CostRow::stop() {
    m_check.forget();
    m_problem.clear();
}

void CostRow::setSensibleSide(std::int64_t side) {
    m_sensibleSide = side;
    if (m_cost) {
        offerSensible();
    }
}

QString CostRow::reason() const {
    if (!m_cost) {
        return tr("It is still tried out how long it takes");
    }
    return !m_cost->tried || m_cost->estimate.seconds > kFarTooLong
               ? tr("This takes too long here: choose a smaller size or width")
               : QString();
}

void CostRow::take(const TrainingCost& cost) {
    m_cost = cost;
    if (cost.tried) {
        QStringList lines{textOf(sentenceOf(m_asked, cost.estimate))};
        if (const auto large = m_check.fullSize(m_asked)) {
            lines.append(textOf(*large));
        }
        m_words->setText(lines.join(u'\n'));
    } else {
        m_words->setText(tr("%1, width %2, would take %3 here, and a single step %4.")
                             .arg(sizeWords(m_asked.side))
                             .arg(m_asked.width)
                             .arg(durationWords(cost.estimate.seconds), durationWords(cost.secondsAStep)));
    }
    offerSensible();
    emit changed();
}

void CostRow::offerSensible() {
    m_sensible = m_check.sensibleFor(m_asked, m_cost->estimate.seconds, m_sensibleSide);
    m_useSensible->setVisible(m_sensible.has_value());
    if (m_sensible) {
        m_useSensible->setText(tr("&Use %1, width %2: %3")
                                   .arg(sizeWords(m_sensible->side))
                                   .arg(m_sensible->width)
                                   .arg(durationWords(m_check.secondsOf(*m_sensible))));
    }
}

}  // namespace latentwalk
