// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/model_row.h"

#include <QEvent>
#include <QGridLayout>

#include "ui/models/download/data_size.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

using Standing = DownloadStanding::What;

constexpr int kBarSteps = 1000;
constexpr int kIconSize = 16;

QString amount(const DownloadStanding& standing) {
    return standing.total < 0 ? dataSize(standing.size)
                              : ModelRow::tr("%1 of %2").arg(dataSize(standing.size), dataSize(standing.total));
}

int percent(const DownloadStanding& standing) {
    return standing.total <= 0
               ? 0
               : static_cast<int>(100.0 * static_cast<double>(standing.size) / static_cast<double>(standing.total));
}

}  // namespace

QString describe(const DownloadStanding& standing) {
    switch (standing.what) {
        case Standing::Unknown:
            return ModelRow::tr("Looking…");
        case Standing::Absent:
            return ModelRow::tr("Not downloaded, size not known yet");
        case Standing::Ready:
            return ModelRow::tr("Ready, %1").arg(dataSize(standing.size));
        case Standing::Starting:
            return ModelRow::tr("Connecting…");
        case Standing::Receiving: {
            QString text = standing.total > 0
                               ? ModelRow::tr("Downloading %1 %, %2").arg(percent(standing)).arg(amount(standing))
                               : ModelRow::tr("Downloading, %1 of an unknown size").arg(amount(standing));
            return standing.remaining.isEmpty() ? text : ModelRow::tr("%1, %2").arg(text, standing.remaining);
        }
        case Standing::Waiting:
            return ModelRow::tr("%1 Trying again…").arg(standing.sentence);
        case Standing::Paused:
            return standing.total > 0 ? ModelRow::tr("Paused at %1 %, %2").arg(percent(standing)).arg(amount(standing))
                                      : ModelRow::tr("Paused, %1").arg(amount(standing));
        case Standing::Finishing:
            return ModelRow::tr("Checking…");
        case Standing::Failed:
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
    showStanding(DownloadStanding{});
    colour();
}

void ModelRow::setAction(const QString& text, const QString& name, const QString& tip) {
    m_action->setText(text);
    m_action->setAccessibleName(name);
    m_action->setToolTip(tip);
}

void ModelRow::showStanding(const DownloadStanding& standing) {
    m_standing = standing;
    const Standing what = standing.what;
    m_state->setText(describe(standing));
    m_warning->setVisible(what == Standing::Failed);

    const bool running = what == Standing::Starting || what == Standing::Receiving || what == Standing::Waiting;
    m_bar->setVisible(running || what == Standing::Paused || what == Standing::Finishing);
    // Without a total the bar runs to and fro, but not while it stands still.
    const bool unknown = standing.total <= 0 && what != Standing::Paused;
    m_bar->setRange(0, unknown || what == Standing::Finishing ? 0 : kBarSteps);
    m_bar->setValue(standing.total <= 0 ? 0
                                        : static_cast<int>(kBarSteps * static_cast<double>(standing.size) /
                                                           static_cast<double>(standing.total)));

    if (running) {
        setAction(tr("Pause"), tr("Pause the download of %1").arg(m_name), tr("Keep what has come, for later"));
    } else if (what == Standing::Paused) {
        setAction(tr("Resume"), tr("Resume the download of %1").arg(m_name), tr("Go on where it was left"));
    } else if (what == Standing::Failed) {
        setAction(tr("Try again"), tr("Try the download of %1 again").arg(m_name),
                  standing.size > 0 ? tr("Go on where it broke off") : tr("Download it from the beginning"));
    } else if (what == Standing::Ready) {
        setAction(tr("Open"), tr("Open %1").arg(m_name), tr("Explore this model"));
    } else if (what == Standing::Finishing) {
        setAction(tr("Open"), tr("Open %1").arg(m_name), tr("It can be opened once it is complete"));
    } else {
        setAction(tr("Download"), tr("Download %1").arg(m_name), tr("Fetch it from the internet into this folder"));
    }

    // A focus on what goes away would jump to another row: it waits on the row itself instead.
    const bool enabled = what != Standing::Finishing && what != Standing::Unknown;
    const bool cancellable = running || what == Standing::Paused || (what == Standing::Failed && standing.size > 0);
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
        case Standing::Ready:
            emit openRequested();
            break;
        case Standing::Starting:
        case Standing::Receiving:
        case Standing::Waiting:
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
