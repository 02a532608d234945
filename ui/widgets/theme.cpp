// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>

namespace latentwalk {
namespace {

// Fusion without the coloured icons that it puts on the buttons of dialogs, and with boxes to tick that can be seen on
// dark windows, where Fusion draws their edges darker still.
class PlainFusion : public QProxyStyle {
public:
    PlainFusion() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element == PE_IndicatorCheckBox && Appearance::isDark()) {
            const bool enabled = option->state.testFlag(State_Enabled);
            painter->save();
            painter->setPen(enabled ? Appearance::quiet() : Appearance::line());
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            painter->restore();
        }
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
    }
};

struct Colours {
    QRgb window, base, alternate, button, text, quiet, disabled, accent, accentText, link, stage, line, tip;
};

constexpr Colours kLight{0xffefefef, 0xffffffff, 0xfff5f5f5, 0xfff4f4f4, 0xff1e1e1e, 0xff5c5c5c, 0xff9a9a9a,
                         0xff1c7294, 0xffffffff, 0xff1c6a8c, 0xffc6c6c6, 0xffcfcfcf, 0xfffafafa};
constexpr Colours kDark{0xff303030, 0xff252525, 0xff2b2b2b, 0xff3a3a3a, 0xffdedede, 0xffa4a4a4, 0xff707070,
                        0xff3390b5, 0xffffffff, 0xff6fbfdd, 0xff1f1f1f, 0xff202020, 0xff3c3c3c};

QPalette toPalette(const Colours& c) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) { palette.setColor(role, QColor(colour)); };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.base);
    set(QPalette::AlternateBase, c.alternate);
    set(QPalette::Text, c.text);
    set(QPalette::PlaceholderText, c.quiet);
    set(QPalette::Button, c.button);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::ToolTipBase, c.tip);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::Highlight, c.accent);
    set(QPalette::HighlightedText, c.accentText);
    // Fusion draws edges with these.
    set(QPalette::Light, QColor(c.button).lighter(110).rgb());
    set(QPalette::Midlight, QColor(c.button).lighter(104).rgb());
    set(QPalette::Mid, c.line);
    set(QPalette::Dark, QColor(c.line).darker(130).rgb());
    set(QPalette::Shadow, 0xff000000);
    set(QPalette::Link, c.link);
    set(QPalette::LinkVisited, c.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, QColor(c.disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(c.line));
    return palette;
}

const Colours& now() {
    return Appearance::isDark() ? kDark : kLight;
}

const QString kPortalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr uint kPrefersDark = 1;

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent) {
    m_systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(new PlainFusion);
    apply();
    askSystem();
}

void Appearance::setTheme(Theme theme) {
    m_theme = theme;
    apply();
}

// The desktop portal knows the user's wish on GNOME, KDE and others; Qt learns to ask it in 6.5 only. The answer comes
// later, so that a slow desktop does not hold up the start.
void Appearance::askSystem() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(kPortalService, kPortalPath, kPortalInterface, QStringLiteral("SettingChanged"), this,
                SLOT(systemSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalInterface, QStringLiteral("Read"));
    question << kGroup << kKey;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) {
            systemSettingChanged(kGroup, kKey, reply.value());
        }
        watcher->deleteLater();
    });
}

void Appearance::systemSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group != kGroup || key != kKey) {
        return;
    }
    // Read() wraps the value twice, the signal once.
    QVariant plain = value.variant();
    if (plain.canConvert<QDBusVariant>()) {
        plain = plain.value<QDBusVariant>().variant();
    }
    m_systemIsDark = plain.toUInt() == kPrefersDark;
    apply();
}

void Appearance::apply() {
    const bool dark = m_theme == Theme::Dark || (m_theme == Theme::System && m_systemIsDark);
    QApplication::setPalette(toPalette(dark ? kDark : kLight));
}

bool Appearance::isDark() {
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

QColor Appearance::stage() {
    return now().stage;
}

QColor Appearance::line() {
    return now().line;
}

QColor Appearance::quiet() {
    return now().quiet;
}

QColor Appearance::accent() {
    return now().accent;
}

QFont Appearance::tabular(const QFont& font) {
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(digit) - width) > 0.01) {
            QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            fixed.setPointSizeF(font.pointSizeF());
            return fixed;
        }
    }
    return font;
}

}  // namespace latentwalk
