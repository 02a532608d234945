// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QMenuBar>
#include <QWidget>

#include "core/message/message.h"

namespace latentwalk {

// The thin line under the face: which face it is on the left, how it was made on the right. Numbers in figures of one
// width, so that nothing dances while the slider moves.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    // "Seed 12", "Position 42.0 %".
    void setFace(const QString& text);
    // What was measured on the picture (measuredText()), to be read in the tooltip of the face; may be empty.
    void setMeasured(const QString& text);
    // Pixels of the picture, and screen pixels per picture pixel.
    void setPicture(QSize pixels, double zoom);
    void setEngine(const QString& precision, const Message& device);
    void setMilliseconds(double milliseconds);
    // Says what the menus' entry under the pointer does, in place of the face, as long as a menu is open.
    void follow(const QMenuBar& menus);

private:
    void showTip(const QAction& action);
    void showFace();
    QLabel* addLabel(const QString& name, const QString& tip, const QString& widest = {});
    QLabel* add(QLabel* label, const QString& name, const QString& tip, const QString& widest = {});

    QString m_faceTip;
    QString m_faceText;
    QString m_tip;
    QLabel* m_face;
    QLabel* m_size;
    QLabel* m_zoom;
    QLabel* m_precision;
    QLabel* m_device;
    QLabel* m_time;
};

}  // namespace latentwalk
