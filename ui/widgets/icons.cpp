// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

// The linker leaves resources of a static library out unless they are asked for, which has to be outside of namespaces.
static void useIconResources() {
    Q_INIT_RESOURCE(icons);
}

namespace latentwalk {
namespace {

// Paints a black SVG in the palette's colour for text on buttons.
class TintedIcon : public QIconEngine {
public:
    TintedIcon(QString name, bool inMenu) : m_name(std::move(name)), m_inMenu(inMenu) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device()->devicePixelRatioF();
        QPixmap tinted = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        painter->drawPixmap(rect, tinted);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    // `size` is in device pixels.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(m_name));
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour(mode));
        return pixmap;
    }

    QIconEngine* clone() const override { return new TintedIcon(m_name, m_inMenu); }
    QString key() const override { return QStringLiteral("latentwalk-tinted"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(m_name)); }

private:
    QColor colour(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
            case QIcon::Disabled:
                return palette.color(QPalette::Disabled, QPalette::ButtonText);
            case QIcon::Selected:
                return palette.color(QPalette::HighlightedText);
            case QIcon::Active:
                // Under the pointer: in a menu on the highlight, elsewhere on the button as ever.
                return palette.color(m_inMenu ? QPalette::HighlightedText : QPalette::ButtonText);
            default:
                return palette.color(QPalette::ButtonText);
        }
    }

    QString m_name;
    bool m_inMenu;
};

}  // namespace

QIcon icon(const QString& name) {
    useIconResources();
    return QIcon(new TintedIcon(name, false));
}

QIcon menuIcon(const QString& name) {
    useIconResources();
    return QIcon(new TintedIcon(name, true));
}

QIcon applicationIcon() {
    useIconResources();
    return QIcon(QStringLiteral(":/icons/latentwalk.svg"));
}

}  // namespace latentwalk
