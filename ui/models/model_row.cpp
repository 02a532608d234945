// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/model_row.h"

#include <QEvent>
#include <QGridLayout>

#include "ui/models/download/data_size.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

using What = ModelStanding::What;

constexpr int kBarSteps = 1000;
constexpr int kIconSize = 16;

QString amount(const ModelStanding& standing) {
    return standing.total < 0 ? dataSize(standing.size)
                              : ModelRow::tr("%1 of %2").arg(dataSize(standing.size), dataSize(standing.total));
}

int percent(const ModelStanding& standing) {
    return standing.total <= 0
               ? 0
               : static_cast<int>(100.0 * static_cast<double>(standing.size) / static_cast<double>(standing.total));
}

}  // namespace

QString describe(const ModelStanding& standing) {
    switch (standing.what) {
        case What::Unknown:
            return ModelRow::tr("Looking…");
        case What::Absent:
            return ModelRow::tr("Not downloaded, size not known yet");
        case What::Ready:
            return ModelRow::tr("Ready, %1").arg(dataSize(standing.size));
        case What::Starting:
            return ModelRow::tr("Connecting…");
        case What::Receiving: {
            QString text = standing.total > 0
                               ? ModelRow::tr("Downloading %1 %, %2").arg(percent(standing)).arg(amount(standing))
                               : ModelRow::tr("Downloading, %1 of an unknown size").arg(amount(standing));
            return standing.remaining.isEmpty() ? text : ModelRow::tr("%1, %2").arg(text, standing.remaining);
        }
        case What::Waiting:
            return ModelRow::tr("%1 Trying again…").arg(standing.sentence);
        case What::Paused:
            return standing.total > 0 ? ModelRow::tr("Paused at %1 %, %2").arg(percent(standing)).arg(amount(standing))
                                      : ModelRow::tr("Paused, %1").arg(amount(standing));
        case What::Finishing:
            return ModelRow::tr("Checking…");
        case What::Failed:
            return standing.sentence;
    }
    return {};
}

ModelRow::ModelRow(const PublishedModel& model, QWidget* parent)
    : QFrame(parent),
      m_name(model.hubName),
      m_title(new QLabel(this)),
      m_about(new QLabel(this)),
      m_warning(new QLabel(this)),
      m_state(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_action(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setObjectName(m_name);
    setAccessibleName(m_name);
    m_title->setTextFormat(Qt::RichText);
    m_title->setText(tr("<b>%1</b> – %2, %3 × %3 pixels")
                         .arg(model.hubName.toHtmlEscaped(), model.shows.toHtmlEscaped())
                         .arg(model.pixels));
    m_title->setToolTip(model.fileName);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setText(model.licence);
    m_about->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(Appearance::tabular(font()));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setFocusPolicy(Qt::NoFocus);
    m_state->setAccessibleName(tr("State of %1").arg(m_name));
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress of %1").arg(m_name));
    m_cancel->setAccessibleName(tr("Cancel the download of %1").arg(m_name));
    m_cancel->setToolTip(tr("End the download and remove what has come"));
    for (QPushButton* button : {m_action, m_cancel}) {
        button->setAutoDefault(false);
    }
    // Wide enough for every text that it can have, so that nothing moves.
    int widest = 0;
    for (const QString& text : {tr("Download"), tr("Pause"), tr("Resume"), tr("Try again"), tr("Open"), tr("Cancel")}) {
        m_action->setText(text);
        widest = std::max(widest, m_action->sizeHint().width());
    }
    m_action->setMinimumWidth(widest);
    m_cancel->setMinimumWidth(widest);
    QSizePolicy keepsPlace = m_cancel->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_cancel->setSizePolicy(keepsPlace);

    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_action);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_title);
    texts->addWidget(m_about);
    texts->addSpacing(4);
    texts->addWidget(m_bar);
    auto* state = new QHBoxLayout;
    state->setSpacing(8);
    state->addWidget(m_warning, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    texts->addLayout(state);
    texts->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(24);
    row->addLayout(texts, 1);
    row->addLayout(buttons);

    connect(m_action, &QPushButton::clicked, this, &ModelRow::act);
    connect(m_cancel, &QPushButton::clicked, this, &ModelRow::cancelRequested);
    showStanding(ModelStanding{});
    colour();
}

void ModelRow::setAction(const QString& text, const QString& name, const QString& tip) {
    m_action->setText(text);
    m_action->setAccessibleName(name);
    m_action->setToolTip(tip);
}

void ModelRow::showStanding(const ModelStanding& standing) {
    m_standing = standing;
    const What what = standing.what;
    m_state->setText(describe(standing));
    m_warning->setVisible(what == What::Failed);

    const bool running = what == What::Starting || what == What::Receiving || what == What::Waiting;
    m_bar->setVisible(running || what == What::Paused || what == What::Finishing);
    // Without a total the bar runs to and fro, but not while it stands still.
    const bool unknown = standing.total <= 0 && what != What::Paused;
    m_bar->setRange(0, unknown || what == What::Finishing ? 0 : kBarSteps);
    m_bar->setValue(standing.total <= 0 ? 0
                                        : static_cast<int>(kBarSteps * static_cast<double>(standing.size) /
                                                           static_cast<double>(standing.total)));

    if (running) {
        setAction(tr("Pause"), tr("Pause the download of %1").arg(m_name), tr("Keep what has come, for later"));
    } else if (what == What::Paused) {
        setAction(tr("Resume"), tr("Resume the download of %1").arg(m_name), tr("Go on where it was left"));
    } else if (what == What::Failed) {
        setAction(tr("Try again"), tr("Try the download of %1 again").arg(m_name),
                  standing.size > 0 ? tr("Go on where it broke off") : tr("Download it from the beginning"));
    } else if (what == What::Ready) {
        setAction(tr("Open"), tr("Open %1").arg(m_name), tr("Explore this model"));
    } else if (what == What::Finishing) {
        setAction(tr("Open"), tr("Open %1").arg(m_name), tr("It can be opened once it is complete"));
    } else {
        setAction(tr("Download"), tr("Download %1").arg(m_name), tr("Fetch it from the internet into this folder"));
    }

    // A focus on what goes away would jump to another row: it waits on the row itself instead.
    const bool enabled = what != What::Finishing && what != What::Unknown;
    const bool cancellable = running || what == What::Paused || (what == What::Failed && standing.size > 0);
    if ((m_action->hasFocus() && !enabled) || (m_cancel->hasFocus() && !cancellable)) {
        setFocus();
    }
    m_action->setEnabled(enabled);
    m_cancel->setVisible(cancellable);
    if (hasFocus() && enabled) {
        m_action->setFocus();
    }
}

void ModelRow::act() {
    switch (m_standing.what) {
        case What::Ready:
            emit openRequested();
            break;
        case What::Starting:
        case What::Receiving:
        case What::Waiting:
            emit pauseRequested();
            break;
        default:
            emit downloadRequested();
    }
}

void ModelRow::colour() {
    // Which of the two a label takes depends on what the row is painted with.
    QPalette palette;
    palette.setColor(QPalette::WindowText, Appearance::quiet());
    palette.setColor(QPalette::Text, Appearance::quiet());
    m_about->setPalette(palette);
    m_warning->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

void ModelRow::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange) {
        colour();
    }
}

}  // namespace latentwalk
