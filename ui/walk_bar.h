#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/anchor_editor.h"
#include "ui/playback.h"
#include "ui/walk_slider.h"

namespace latentwalk {

// The controls of the walk: anchor A, play, slider, anchor B; under the slider how it is played. Its lower edge is
// where a filmstrip can be added. Works on the document and the playback that it is given.
class WalkBar : public QWidget {
    Q_OBJECT

public:
    WalkBar(WalkDocument& document, Playback& playback, QWidget* parent = nullptr);

    WalkSlider* slider() const { return m_slider; }
    void setAnchorThumbnail(int anchor, const QImage& image);
    // Switches everything off with the reason as tooltip, or on again with an empty one.
    void setUnavailable(const QString& reason);

signals:
    void playToggled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeTransport();
    AnchorEditor* makeAnchor(int anchor, Qt::Edge edge);
    void showAnchor(int anchor);
    void showPosition();
    void showPlaying();

    WalkDocument& m_document;
    Playback& m_playback;
    QString m_unavailable;
    std::vector<AnchorEditor*> m_anchors;
    WalkSlider* m_slider;
    QToolButton* m_play;
    QLabel* m_position;
    QComboBox* m_mode;
    QDoubleSpinBox* m_seconds;
    QComboBox* m_path;
};

}  // namespace latentwalk
