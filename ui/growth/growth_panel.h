// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>
#include <filesystem>

#include "ui/growth/growth_pictures.h"
#include "ui/growth/growth_playback.h"
#include "ui/growth/growth_readout.h"
#include "ui/growth/growth_slider.h"
#include "ui/growth/heads_bar.h"
#include "ui/growth/scale_tiles.h"

namespace latentwalk {

// The shown face at every scale, and the network growing from one to the next, as training made it. Costs nothing while
// hidden. UI thread only. What is fitted for models without lower heads is stored in `headsFolder`.
class GrowthPanel : public QWidget {
    Q_OBJECT

public:
    GrowthPanel(RenderService& service, Document& document, std::filesystem::path headsFolder,
                QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

    QSize sizeHint() const override { return {352, 560}; }
    QSize minimumSizeHint() const override;

signals:
    // The open model is to be opened anew: with these heads, or with those that were just fitted and stored.
    void headsChosen(latentwalk::Heads heads);
    void headsFitted();
    // A strip of all scales, or a film of the growth, is to be saved; the session says all about it.
    void stripRequested(const latentwalk::Session& session);
    void filmRequested(const latentwalk::Session& session);
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeControls();
    QWidget* makeExports();
    void connectControls();
    void setLevel(double level);
    void showLevel();
    void showPlaying();
    void showHeads();
    void showReasons();
    int last() const;

    Document& m_document;
    bool m_open = false;
    bool m_settingLevel = false;
    CheckpointInfo m_info;
    GrowthPlayback m_playback;

    QLabel* m_empty;  // in place of everything while no model is open
    QScrollArea* m_scroll;
    ScaleTiles* m_tiles;
    GrowthReadout* m_readout;
    GrowthSlider* m_slider;
    QToolButton* m_play;
    QSpinBox* m_seconds;
    QPushButton* m_grown;
    HeadsBar* m_heads;
    QPushButton* m_strip;
    QPushButton* m_film;
    GrowthPictures* m_pictures;
};

}  // namespace latentwalk
