// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/find_bar.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLocale>
#include <QMenu>
#include <algorithm>
#include <utility>

#include "core/faces/named/names.h"
#include "ui/widgets/icons.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

constexpr int kPause = 250;  // milliseconds
constexpr quint64 kAmong[] = {10'000, 100'000, 1'000'000};

const QString kLikeName = QStringLiteral("name");
const QString kCheck = QStringLiteral("check");

QToolButton* textButton(const QString& name, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

FindBar::FindBar(RenderService& service, QWidget* parent)
    : QWidget(parent),
      m_like(new LikeBox),
      m_rows(new QVBoxLayout),
      m_add(textButton(QStringLiteral("addWish"), tr("Add a wish"), tr("Faces that smile, or look to the left"))),
      m_among(new QComboBox),
      m_all(textButton(QStringLiteral("allSeeds"), tr("All seeds"), tr("Forget the search and show all seeds"))),
      m_progress(new QProgressBar),
      m_stop(textButton(QStringLiteral("stopFinding"), tr("Stop"), tr("Stop searching; what was found stays"))),
      m_check(new CheckRow(service)),
      m_state(new QLabel) {
    compose();
    connectAll();
    showState();
}

void FindBar::compose() {
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setIcon(icon(QStringLiteral("add")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setMenu(new QMenu(m_add));
    for (const quint64 count : kAmong) {
        m_among->addItem(tr("among %1 seeds").arg(QLocale().toString(count)), count);
    }
    m_among->setCurrentIndex(1);
    m_among->setAccessibleName(tr("How many seeds are searched"));
    m_among->setToolTip(
        tr("How many seeds are searched, from seed 0 on. No face is painted for it: a million takes "
           "some seconds the first time, then a moment."));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("How far the search is"));
    m_state->setWordWrap(true);
    m_rows->setSpacing(4);

    auto* label = new QLabel(tr("Faces like"));
    label->setBuddy(m_like);
    auto* like = new QHBoxLayout;
    like->setSpacing(4);
    like->addWidget(label);
    like->addWidget(m_like, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_add);
    buttons->addStretch(1);
    buttons->addWidget(m_among);
    auto* progress = new QHBoxLayout;
    progress->setSpacing(4);
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_stop);
    auto* state = new QHBoxLayout;
    state->setSpacing(4);
    state->addWidget(m_state, 1);
    state->addWidget(m_all, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(4);
    column->addLayout(like);
    column->addLayout(m_rows);
    column->addLayout(buttons);
    column->addLayout(progress);
    column->addWidget(m_check);
    column->addLayout(state);
    setFocusProxy(m_like);
}

void FindBar::connectAll() {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &FindBar::begin);
    connect(m_like, &LikeBox::changed, this, &FindBar::changed);
    connect(m_like, &LikeBox::failed, this, &FindBar::failed);
    connect(m_among, &QComboBox::activated, this, &FindBar::changed);
    connect(m_add->menu(), &QMenu::aboutToShow, this, &FindBar::fillAddMenu);
    connect(m_all, &QToolButton::clicked, this, &FindBar::reset);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        m_pause.stop();
        m_finder.stop();
        offerCheck();
    });
    connect(&m_finder, &SeedFinder::scoresChanged, this, &FindBar::takeScores);
    connect(&m_finder, &SeedFinder::progressed, this, [this](quint64 done, quint64 all) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(all > 0 ? static_cast<int>(1000 * done / all) : 0);
    });
    connect(&m_finder, &SeedFinder::found, this, &FindBar::tellFound);
    connect(&m_finder, &SeedFinder::finished, this, [this](const std::vector<FoundSeed>& best) {
        m_ended = true;
        tellFound(best);
        offerCheck();
    });
    connect(m_check, &CheckRow::ordered, this, &FindBar::foundChanged);
    connect(m_check, &CheckRow::stateChanged, this, &FindBar::showState);
    connect(m_check, &CheckRow::failed, this, &FindBar::failed);
    connect(&m_finder, &SeedFinder::failed, this, [this](const QString& sentence) {
        showState();
        emit failed(sentence);
    });
}

void FindBar::setModel(const CheckpointInfo& info) {
    m_pause.stop();
    m_check->forget();
    m_like->setModel(info.reference);
    // A face by its components is another model's.
    if (m_like->face() && !m_like->face()->seed) {
        m_like->setFace(std::nullopt);
    }
    m_finder.setModel(info);
    showState();
}

void FindBar::clearModel() {
    m_pause.stop();
    m_waiting.reset();
    m_check->forget();
    m_finder.clearModel();
}

// Wishes that the model can't answer go.
void FindBar::takeScores() {
    m_check->setScores(m_finder.scores());
    const auto isKnown = [this](const ScoreRange& range) {
        const auto& scores = m_finder.scores();
        return std::any_of(scores.begin(), scores.end(), [&](const auto& one) { return one.id == range.score; });
    };
    for (WishRow* row : std::vector(m_wishes)) {
        if (!isKnown(row->range())) {
            std::erase(m_wishes, row);
            row->deleteLater();
        }
    }
    if (auto waiting = std::exchange(m_waiting, std::nullopt)) {
        std::erase_if(waiting->ranges, [&](const ScoreRange& range) { return !isKnown(range); });
        setQuery(*waiting, m_waitingName);
        return;
    }
    if (isVisible()) {
        changed();
    }
    showState();
}

void FindBar::fillAddMenu() {
    QMenu* const menu = m_add->menu();
    menu->clear();
    for (const ScorePredictor& score : m_finder.scores()) {
        const bool taken = std::any_of(m_wishes.begin(), m_wishes.end(),
                                       [&](const WishRow* row) { return row->range().score == score.id; });
        for (const bool plus : {true, false}) {
            QAction* const action = menu->addAction(fullEndText(score.id, plus));
            action->setData(QString::fromStdString(score.id));
            action->setEnabled(!taken);
            connect(action, &QAction::triggered, this, [this, id = score.id, plus] {
                addWish(Wish{id, plus, Amount::Clear}.range());
                m_wishes.back()->setFocus();
                changed();
            });
        }
    }
}

void FindBar::addWish(const ScoreRange& range) {
    auto* const row = new WishRow(range);
    m_wishes.push_back(row);
    m_rows->addWidget(row);
    connect(row, &WishRow::changed, this, &FindBar::changed);
    connect(row, &WishRow::removed, this, [this, row] {
        std::erase(m_wishes, row);
        row->deleteLater();
        m_add->setFocus();
        changed();
    });
}

void FindBar::removeWishes() {
    for (WishRow* row : std::exchange(m_wishes, {})) {
        row->hide();
        row->deleteLater();
    }
}

std::optional<SeedQuery> FindBar::query() const {
    SeedQuery query;
    query.last = m_among->currentData().toULongLong() - 1;
    if (const auto& face = m_like->face()) {
        query.likeSeed = face->seed;
        query.likeLatent = face->seed ? Latent() : face->latent;
        query.likeOffsets = face->offsets;
    }
    for (const WishRow* row : m_wishes) {
        query.ranges.push_back(row->range());
    }
    if (!m_finder.hasModel() || !problemOf(query, m_finder.latentSize(), m_finder.scores()).empty()) {
        return std::nullopt;
    }
    return query;
}

void FindBar::setQuery(const SeedQuery& query, const QString& likeName) {
    removeWishes();
    std::optional<LikeFace> face;
    if (query.likeSeed) {
        face = LikeFace{likeName.isEmpty() ? seedName(*query.likeSeed) : likeName, *query.likeSeed, {}};
    } else if (!query.likeLatent.empty()) {
        face =
            LikeFace{likeName.isEmpty() ? tr("A face") : likeName, std::nullopt, query.likeLatent, query.likeOffsets};
    }
    m_like->setFace(face);
    for (const ScoreRange& range : query.ranges) {
        addWish(range);
    }
    const auto among = std::lower_bound(std::begin(kAmong), std::end(kAmong), query.last + 1);
    m_among->setCurrentIndex(static_cast<int>(std::min(among - std::begin(kAmong), std::ssize(kAmong) - 1)));
    changed();
}

void FindBar::findLike(quint64 seed) {
    m_like->setFace(LikeFace{seedName(seed), seed, {}});
    changed();
}

QJsonObject FindBar::toJson() const {
    const auto asked = query();
    if (!asked) {
        return {};
    }
    QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(latentwalk::toJson(*asked))).object();
    if (m_like->face()) {
        json[kLikeName] = m_like->face()->name;
    }
    if (m_check->isOn()) {
        json[kCheck] = true;
    }
    return json;
}

void FindBar::takeJson(const QJsonObject& json) {
    const auto asked = seedQueryOf(QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString());
    if (!asked) {
        return;
    }
    m_check->forget();
    m_check->setOn(json[kCheck].toBool());
    m_waiting = asked;
    m_waitingName = json[kLikeName].toString().left(200);
    if (m_finder.hasModel()) {
        m_finder.reloadScores();
    }
}

void FindBar::reset() {
    removeWishes();
    m_like->setFace(std::nullopt);
    m_check->setOn(false);
    changed();
}

void FindBar::search() {
    changed();
}

void FindBar::rest() {
    m_pause.stop();
    m_check->forget();
    m_finder.forget();
    showState();
}

void FindBar::changed() {
    m_finder.stop();
    m_check->forget();
    m_best.clear();
    m_ended = false;
    if (query()) {
        m_pause.start();
    } else {
        m_pause.stop();
        emit cleared();
    }
    showState();
}

void FindBar::begin() {
    if (const auto asked = query()) {
        m_progress->setRange(0, 0);
        m_finder.find(*asked, kMostFound);
    }
    showState();
}

// No more will be found.
void FindBar::offerCheck() {
    if (const auto asked = query(); asked && !m_best.empty()) {
        m_check->take(*asked, m_best);
    }
    showState();
}

void FindBar::tellFound(const std::vector<FoundSeed>& best) {
    m_best = best;
    std::vector<quint64> seeds;
    for (const FoundSeed& one : best) {
        seeds.push_back(one.seed);
    }
    emit foundChanged(seeds);
}

void FindBar::showState() {
    const bool busy = m_finder.isBusy() || m_pause.isActive();
    m_progress->setVisible(busy);
    m_stop->setVisible(busy);
    const bool asked = query().has_value();
    m_all->setVisible(asked);
    m_check->setVisible(asked);
    m_add->setEnabled(!m_finder.scores().empty());
    m_add->setToolTip(m_finder.scores().empty()
                          ? tr("This model's scores are not known yet: find its named directions first")
                          : tr("Faces that smile, or look to the left"));
    if (busy) {
        m_state->setText(tr("Searching…"));
    } else if (const QString checked = m_check->sentence(); !checked.isEmpty()) {
        m_state->setText(checked);
    } else if (m_ended) {
        m_state->setText(tr("%n found, the best first", nullptr, static_cast<int>(m_best.size())));
    } else if (asked) {
        m_state->setText(tr("Stopped; the best so far"));
    } else {
        m_state->setText(tr("Choose a face to find others like it, or add a wish"));
    }
}

}  // namespace latentwalk
