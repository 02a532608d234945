// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>
#include <array>

#include "core/latent/direction.h"
#include "ui/directions/rows/name_edit.h"
#include "ui/directions/rows/strength_slider.h"
#include "ui/widgets/thumbnail.h"

namespace latentwalk {

// One direction on the panel: name, star, slider with number, and above the slider, right where it would stand, what it
// does to the face. Knows no document; everything comes from outside and goes there.
class DirectionRow : public QWidget {
    Q_OBJECT

public:
    // Of the pictures.
    static constexpr std::array<double, 3> kStrengths{-kUsefulStrength, 0, kUsefulStrength};
    static constexpr int kPicturePixels = 58;  // logical ones

    struct Look {
        QString name;
        QString placeholder;
        bool star = false;
        QString source;       // in a few words
        QString explanation;  // of the source, at length

        bool operator==(const Look&) const = default;
    };

    explicit DirectionRow(const QString& id, QWidget* parent = nullptr);

    const QString& id() const { return m_id; }
    void setLook(const Look& look);
    // Shows a strength without telling it on.
    void setStrength(double strength);
    void setPicture(int place, const QImage& image);
    // The picture is of another face than the one that is shown now.
    void setStale(int place);
    bool isStale(int place) const { return m_stale.at(static_cast<std::size_t>(place)); }

    StrengthSlider* slider() const { return m_slider; }
    QDoubleSpinBox* number() const { return m_number; }
    NameEdit* name() const { return m_name; }
    Thumbnail* picture(int place) const { return m_pictures.at(static_cast<std::size_t>(place)); }

signals:
    void strengthMoved(double strength);
    // The next strength is a step of its own.
    void letGo();
    void nameEntered(const QString& name);
    void starToggled(bool star);
    void menuRequested(QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeStrip();
    void choose(double strength);
    void placePictures();

    QString m_id;
    Look m_look;
    double m_strength = 0;
    QToolButton* m_star;
    NameEdit* m_name;
    QLabel* m_source;
    QToolButton* m_reset;
    QToolButton* m_menu;
    std::array<Thumbnail*, 3> m_pictures{};
    std::array<bool, 3> m_stale{};
    StrengthSlider* m_slider = nullptr;
    QWidget* m_strip;  // holds the three above
    QDoubleSpinBox* m_number;
};

}  // namespace latentwalk
