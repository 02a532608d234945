// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>

#include "ui/output/forms/frame_size_edit.h"
#include "ui/output/forms/rate_edit.h"
#include "ui/output/wishes/wishes.h"

namespace latentwalk {

// Everything that decides a film, or numbered frames, of a walk: plain values in, plain values out. Duration and count
// of frames follow each other.
class FilmForm : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Film, Frames };

    FilmForm(Kind kind, const FilmWish& wish, const ExportScene& scene, QWidget* parent = nullptr);

    FilmWish wish() const;
    // "600 frames, 10.0 s at 60 a second, 256 × 256"
    QString estimate() const;
    // Why it cannot be exported so, if it cannot.
    QString problem() const;

signals:
    void changed();

private:
    void makeControls();
    void layOut();
    void show(const FilmWish& wish);
    void connectControls();
    void takeFormat();
    void takeRate();
    void takePlayed();
    void setFrames(qint64 frames);
    void setSeconds(double seconds);
    bool isVideo() const;
    FilmFormat format() const;

    Kind m_kind;
    ExportScene m_scene;
    FilmSettings m_settings;
    double m_seconds = 0;
    QFormLayout* m_form;
    QComboBox* m_format;
    QLineEdit* m_name;
    RateEdit* m_rate;
    QCheckBox* m_asPlayed;
    QDoubleSpinBox* m_duration;
    QSpinBox* m_frames;
    QCheckBox* m_pingPong;
    QLabel* m_loopsLabel;
    QSpinBox* m_loops;
    bool m_loopsOfVideo = true;
    int m_otherLoops = 0;  // those of the other kind of format
    FrameSizeEdit* m_size;
    QWidget* m_qualityRow;
    QSlider* m_quality;
    QSpinBox* m_qualityNumber;
    QLabel* m_walk;
    QLabel* m_estimate;
};

// Switches a control on with its tooltip, or off with the reason as tooltip.
void allow(QWidget* control, bool allowed, const QString& tip, const QString& reason);

}  // namespace latentwalk
