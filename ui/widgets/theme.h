// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QDBusVariant>
#include <QFont>
#include <QObject>

namespace latentwalk {

enum class Theme { System, Light, Dark };

// The look of the program: Qt's Fusion style with palettes of our own.
class Appearance : public QObject {
    Q_OBJECT

public:
    // Remembers what the system wants, so it has to be made before anything else sets a palette; needs a QApplication.
    explicit Appearance(QObject* parent = nullptr);

    Theme theme() const { return m_theme; }
    void setTheme(Theme theme);

    // Colours that QPalette has no role for; they follow the palette that the application has now.
    static bool isDark();
    static QColor stage();   // behind a picture: neutral, so that it does not tint what one sees
    static QColor line();    // between parts of the window
    static QColor quiet();   // text of lesser importance
    static QColor accent();  // the one colour

    // `font` with digits of one width, so that changing numbers do not dance: itself where it has them, else the
    // system's fixed-width font in the same size.
    static QFont tabular(const QFont& font);

private slots:
    void systemSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void askSystem();
    void apply();

    Theme m_theme = Theme::System;
    bool m_systemIsDark = false;
};

}  // namespace latentwalk
