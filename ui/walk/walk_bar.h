// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include "ui/document/document.h"
#include "ui/walk/anchor_editor.h"
#include "ui/walk/anchor_track.h"
#include "ui/walk/filmstrip.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_slider.h"

namespace latentwalk {

// The controls of the walk: first anchor, play, slider, last anchor; the anchors between them above the slider, the
// filmstrip under it, and at the bottom how the walk goes and is played. Works on the document and the playback that it
// is given; pictures come from outside.
class WalkBar : public QWidget {
    Q_OBJECT

public:
    WalkBar(Document& document, Playback& playback, QWidget* parent = nullptr);

    WalkSlider* slider() const { return m_slider; }
    Filmstrip* filmstrip() const { return m_filmstrip; }
    // Everywhere that the anchor is shown.
    void setAnchorThumbnail(int anchor, const QImage& image);
    // Switches everything off with the reason as tooltip, or on again with an empty one.
    void setUnavailable(const QString& reason);
    int filmstripFrames() const { return m_frames->value(); }
    void setFilmstripFrames(int frames) { m_frames->setValue(frames); }

    // Makes the shown face a new anchor where it is on the walk.
    void addShownFace();
    // Makes the face of a seed a new anchor where the walk is.
    void insertSeed(quint64 seed) { insertSeedAt(m_document.place().position(), seed); }
    // Asks for a new name.
    void renameAnchor(int anchor);

signals:
    void playToggled();
    // Of an anchor that carries offsets.
    void saveFaceRequested(int anchor);
    void filmstripFramesChanged(int frames);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeTransport();
    void addChoices();
    AnchorEditor* makeAnchor(Qt::Edge edge);
    void connectThumbnail(AnchorThumbnail* thumbnail);
    void connectDocument();
    void showMenu(int anchor, QPoint globalPosition);
    void insertSeedAt(double position, quint64 seed);
    int placeFor(double position) const;
    int firstAnchor() const { return 0; }
    int lastAnchor() const { return m_document.anchors().count() - 1; }
    void goTo(int anchor);
    void showAnchors();
    void showTrack();
    void showPath();
    void showPosition();
    void showPlaying();
    void spreadFilmstrip();

    Document& m_document;
    Playback& m_playback;
    QString m_unavailable;
    AnchorEditor* m_first;
    AnchorEditor* m_last;
    AnchorTrack* m_track;
    WalkSlider* m_slider;
    Filmstrip* m_filmstrip;
    QToolButton* m_play;
    QToolButton* m_add;
    QLabel* m_position;
    QComboBox* m_mode;
    QDoubleSpinBox* m_seconds;
    QComboBox* m_path;
    QComboBox* m_pace;
    QToolButton* m_closed;
    QSpinBox* m_frames;
};

}  // namespace latentwalk
