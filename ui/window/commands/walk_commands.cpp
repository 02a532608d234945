// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/walk_commands.h"

namespace latentwalk {
namespace {

constexpr double kStep = 0.01;

}  // namespace

WalkCommands::WalkCommands(const Actions& actions, Document& document, Playback& playback, WalkBar& walk,
                           LiveFace& live, Panels& panels)
    : m_document(document), m_playback(playback) {
    connect(&playback, &Playback::positionReached, &document.place(), &WalkPlace::setPosition);
    connect(&walk, &WalkBar::playToggled, this, &WalkCommands::togglePlay);
    connectMoves(actions);
    connectAnchors(actions, walk);
    connectSeeds(actions, panels);
    const auto showPlaying = [this, play = actions.play, &live] {
        play->setText(m_playback.isPlaying() ? tr("&Pause") : tr("&Play"));
        live.setPlaying(m_playback.isPlaying());
    };
    connect(&playback, &Playback::started, this, showPlaying);
    connect(&playback, &Playback::paused, this, showPlaying);
}

void WalkCommands::connectMoves(const Actions& actions) {
    connect(actions.play, &QAction::triggered, this, &WalkCommands::togglePlay);
    connect(actions.stepBack, &QAction::triggered, this, [this] { step(-kStep); });
    connect(actions.stepForward, &QAction::triggered, this, [this] { step(kStep); });
    connect(actions.previousAnchor, &QAction::triggered, this, [this] { goToAnchor(-1); });
    connect(actions.nextAnchor, &QAction::triggered, this, [this] { goToAnchor(1); });
}

void WalkCommands::connectAnchors(const Actions& actions, WalkBar& walk) {
    connect(actions.pinA, &QAction::triggered, this, [this] { pin(0); });
    connect(actions.pinB, &QAction::triggered, this, [this] { pin(m_document.anchors().count() - 1); });
    connect(actions.addAnchor, &QAction::triggered, &walk, &WalkBar::addShownFace);
    connect(actions.closedLoop, &QAction::triggered, &m_document.settings(), &WalkSettings::setClosed);
    connect(&m_document.settings(), &WalkSettings::changed, this,
            [this, loop = actions.closedLoop] { loop->setChecked(m_document.session().closed); });
}

void WalkCommands::connectSeeds(const Actions& actions, Panels& panels) {
    connect(actions.random, &QAction::triggered, this, [this] {
        m_playback.pause();
        m_document.place().showSeed(randomSeed());
    });
    connect(actions.jumpToSeed, &QAction::triggered, &panels, &Panels::jumpToSeed);
    connect(actions.findFaces, &QAction::triggered, &panels, &Panels::findFaces);
    connect(actions.favourite, &QAction::triggered, &panels, &Panels::toggleFavourite);
}

void WalkCommands::togglePlay() {
    if (m_playback.isPlaying()) {
        m_playback.pause();
    } else {
        m_playback.play(m_document.place().position());
    }
}

void WalkCommands::step(double by) {
    m_playback.pause();
    m_document.place().setPosition(m_document.place().position() + by);
}

void WalkCommands::goToAnchor(int direction) {
    m_playback.pause();
    m_document.place().setPosition(m_document.place().anchorBeside(m_document.place().position(), direction));
}

void WalkCommands::pin(int anchor) {
    m_playback.pause();
    m_document.anchors().pin(anchor);
}

}  // namespace latentwalk
