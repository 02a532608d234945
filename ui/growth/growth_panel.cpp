// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/growth_panel.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

#include "core/walk/growth.h"
#include "ui/document/growth_session.h"
#include "ui/walk/walk_slider.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

const QString kSeconds = QStringLiteral("growth/seconds");
constexpr int kMargin = 8;

}  // namespace

GrowthPanel::GrowthPanel(RenderService& service, Document& document, std::filesystem::path headsFolder, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_playback(this),
      m_empty(new QLabel(tr("Open a model to see its faces grow."), this)),
      m_scroll(new QScrollArea(this)),
      m_tiles(new ScaleTiles(this)),
      m_readout(new GrowthReadout(this)),
      m_slider(new GrowthSlider(this)),
      m_play(new QToolButton(this)),
      m_seconds(new QSpinBox(this)),
      m_grown(new QPushButton(tr("Fully grown"), this)),
      m_heads(new HeadsBar(std::move(headsFolder), this)),
      m_strip(new QPushButton(tr("Save strip…"), this)),
      m_film(new QPushButton(tr("Export film…"), this)),
      m_pictures(new GrowthPictures(service, document, *m_tiles, this)) {
    setAccessibleName(tr("Growth"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty);
    column->addWidget(m_scroll);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(2 * kMargin);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_scroll->setVisible(false);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);  // the keys belong to what is in it
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(makeContent());
    // The panel's own ground, not the one of lists.
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->widget()->setAutoFillBackground(false);
    connectControls();
    showPlaying();
    showReasons();
}

// Nothing is ever cut off at the side; what is below can be scrolled to.
QSize GrowthPanel::minimumSizeHint() const {
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    return {m_scroll->widget()->minimumSizeHint().width() + bar, 160};
}

QWidget* GrowthPanel::makeContent() {
    auto* content = new QWidget(m_scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(8);
    column->addWidget(m_tiles);
    column->addSpacing(4);
    column->addWidget(m_readout);
    column->addWidget(makeControls());
    column->addSpacing(4);
    column->addWidget(m_heads);
    column->addSpacing(4);
    column->addWidget(makeExports());
    column->addStretch(1);
    return content;
}

QWidget* GrowthPanel::makeControls() {
    auto* controls = new QWidget(this);
    m_play->setIconSize({24, 24});
    m_play->setAutoRaise(true);
    m_play->setFocusPolicy(Qt::TabFocus);
    m_seconds->setRange(1, 120);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAlignment(Qt::AlignRight);
    m_seconds->setFont(Appearance::tabular(font()));
    m_seconds->setAccessibleName(tr("Time"));
    m_seconds->setToolTip(tr("How long growing takes from 4² to the last scale, here and in the film"));
    m_seconds->setValue(QSettings().value(kSeconds, static_cast<int>(m_playback.seconds())).toInt());
    m_playback.setSeconds(m_seconds->value());
    auto* time = new QLabel(tr("Time"), controls);
    time->setBuddy(m_seconds);

    auto* slide = new QHBoxLayout;
    slide->setSpacing(4);
    slide->addWidget(m_play, 0, Qt::AlignTop);
    slide->addWidget(m_slider, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_grown);
    row->addStretch(1);
    row->addWidget(time);
    row->addWidget(m_seconds);
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(slide);
    column->addLayout(row);
    return controls;
}

QWidget* GrowthPanel::makeExports() {
    auto* exports = new QWidget(this);
    m_strip->setIcon(icon(QStringLiteral("save")));
    m_film->setIcon(icon(QStringLiteral("film")));
    auto* row = new QHBoxLayout(exports);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_strip, 1);
    row->addWidget(m_film, 1);
    return exports;
}

void GrowthPanel::connectControls() {
    const auto byHand = [this](double level) {
        m_playback.stop();
        setLevel(level);
    };
    connect(m_slider, &GrowthSlider::levelMoved, this, byHand);
    connect(m_slider, &GrowthSlider::released, this, [this] {
        m_document.endGesture();
        showLevel();  // the handle moves to the whole level that it was close to
    });
    connect(m_tiles, &ScaleTiles::scaleChosen, this, [this, byHand](int scale) {
        m_document.endGesture();
        byHand(scale);
        m_document.endGesture();
    });
    connect(m_grown, &QPushButton::clicked, this, [this] {
        m_playback.stop();
        m_document.endGesture();
        m_document.growth().setLevel(std::nullopt);
        m_document.endGesture();
    });
    connect(m_play, &QToolButton::clicked, this, [this] {
        if (m_playback.isPlaying()) {
            m_playback.stop();
        } else {
            m_document.endGesture();
            m_playback.play(m_slider->level(), last() + 1);
        }
    });
    connect(&m_playback, &GrowthPlayback::levelReached, this, &GrowthPanel::setLevel);
    connect(&m_playback, &GrowthPlayback::started, this, &GrowthPanel::showPlaying);
    connect(&m_playback, &GrowthPlayback::stopped, this, [this] {
        m_document.endGesture();
        showPlaying();
    });
    connect(m_seconds, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_playback.setSeconds(seconds);
        QSettings().setValue(kSeconds, seconds);
    });
    connect(m_strip, &QPushButton::clicked, this, [this] { emit stripRequested(growthStrip(m_document, last() + 1)); });
    connect(m_film, &QPushButton::clicked, this,
            [this] { emit filmRequested(growthFilm(m_document, last() + 1, m_seconds->value())); });
    connect(m_heads, &HeadsBar::headsChosen, this, &GrowthPanel::headsChosen);
    connect(m_heads, &HeadsBar::headsFitted, this, &GrowthPanel::headsFitted);
    connect(m_heads, &HeadsBar::failed, this, &GrowthPanel::failed);
    connect(&m_document.growth(), &GrowthLevel::changed, this, [this] {
        if (!m_settingLevel) {
            m_playback.stop();  // undone, or another session
        }
        showLevel();
    });
    // A session may grow along its walk.
    connect(&m_document.place(), &WalkPlace::positionChanged, this, &GrowthPanel::showLevel);
}

void GrowthPanel::setCheckpoint(const CheckpointInfo& info) {
    const bool sameScales = m_open && m_info.architecture == info.architecture;
    m_playback.stop();
    m_open = true;
    m_info = info;
    if (!sameScales) {
        m_tiles->setScaleCount(info.architecture.scaleCount());
        m_slider->setScaleCount(info.architecture.scaleCount());
    }
    m_empty->setVisible(false);
    m_scroll->setVisible(true);
    m_heads->setCheckpoint(info);
    m_pictures->setCheckpoint(info);
    showHeads();
    showReasons();
    showLevel();
    if (isVisible()) {
        m_heads->fitIfMissing();
    }
}

int GrowthPanel::last() const {
    return m_info.architecture.scaleCount() - 1;
}

void GrowthPanel::setLevel(double level) {
    // The last level is what the file has anyway: nothing needs to be said about it.
    const bool grown = level >= grownLevel(m_info.architecture) && m_info.architecture.alpha == 0;
    m_settingLevel = true;
    m_document.growth().setLevel(grown ? std::nullopt : std::optional(level));
    m_settingLevel = false;
}

void GrowthPanel::showLevel() {
    if (!m_open || !isVisible()) {
        return;
    }
    const Session& session = m_document.session();
    const double own = static_cast<double>(m_info.architecture.alpha);  // of the last scale, as saved
    const bool asSaved = !session.growth && !session.scale && !session.alpha;
    int scale = session.scale.value_or(last());
    double alpha = session.alpha ? static_cast<double>(*session.alpha) : scale == last() ? own : 0.0;
    if (const auto level = m_document.growth().level()) {
        const GrownScale shown = grownScale(std::clamp(*level, 0.0, static_cast<double>(last())));
        scale = shown.scale;
        alpha = shown.alpha;
    }
    scale = std::clamp(scale, 0, last());
    alpha = scale == 0 ? 0 : alpha;
    m_readout->setShown(scale, alpha, asSaved, last());
    m_tiles->setShown(scale, alpha);
    m_slider->setLevel(scale - alpha);
    m_grown->setEnabled(!asSaved);
    m_grown->setToolTip(asSaved ? tr("The network is shown as its file has it already")
                                : tr("Back to the network as its file has it"));
}

void GrowthPanel::showPlaying() {
    const bool playing = m_playback.isPlaying();
    m_play->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setAccessibleName(playing ? tr("Stop growing") : tr("Play the growth"));
    showReasons();
}

void GrowthPanel::showHeads() {
    const HeadsState state = headsStateOf(m_info);
    for (ScaleTile* tile : m_tiles->tiles()) {
        const auto at = static_cast<std::size_t>(tile->scale());
        const auto side = Architecture::resolution(tile->scale());
        const bool there = m_info.heads.at(at);
        tile->setEnabled(there);
        if (!there) {
            tile->setImage({});
        }
        tile->setAccessibleName(tr("%1 by %1 pixels").arg(side));
        tile->setToolTip(!there ? tr("%1×%1 pixels: the model's file has no head for this scale").arg(side)
                         : state.fittedAt.at(at)
                             ? tr("%1×%1 pixels, painted by a fitted head. Click to show it large.").arg(side)
                             : tr("%1×%1 pixels, painted by its trained head. Click to show it large.").arg(side));
    }
}

void GrowthPanel::showReasons() {
    const bool grows = m_open && last() > 0;
    const bool complete = grows && headsStateOf(m_info).complete;
    const QString why = !m_open    ? tr("No model is open")
                        : !grows   ? tr("This model has one scale only")
                        : complete ? QString()
                                   : tr("The model has no heads for all scales yet");
    const auto reason = [&](const QString& text) { return complete ? text : why; };
    for (QWidget* control : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_play),
                             static_cast<QWidget*>(m_strip), static_cast<QWidget*>(m_film)}) {
        control->setEnabled(complete);
    }
    m_slider->slider()->setToolTip(
        reason(tr("Drag to let the network grow from scale to scale, each new one faded in over the last")));
    m_play->setToolTip(
        reason(m_playback.isPlaying() ? tr("Stop growing") : tr("Let the face grow from 4² to full once")));
    m_strip->setToolTip(reason(tr("Save the face at all scales side by side as one picture")));
    m_film->setToolTip(reason(tr("Save the growth of this face as a film")));
    if (!m_open) {
        m_grown->setEnabled(false);
        m_grown->setToolTip(why);
    }
}

void GrowthPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_pictures->setWatched(true);
    showLevel();
    if (m_open) {
        m_heads->fitIfMissing();
    }
}

void GrowthPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_playback.stop();
    m_pictures->setWatched(false);
}

}  // namespace latentwalk
