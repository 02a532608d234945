// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMetaProperty>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QWidget>
#include <functional>

namespace latentwalk::test {

// Everything that a window says: in its widgets, menus, lists and tooltips, and to a screen reader.
class ShownTexts {
public:
    struct Text {
        QString where;
        QString text;
    };

    static QList<Text> of(const QWidget& window) {
        ShownTexts all;
        all.add(window);
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            all.add(*widget);
        }
        for (const QAction* action : window.findChildren<QAction*>()) {
            all.addProperties(*action);
        }
        return all.m_texts;
    }

private:
    void add(const QWidget& widget) {
        addProperties(widget);
        for (const QAction* action : widget.actions()) {
            addProperties(*action);
        }
        if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
            addItems(*combo, *combo->model(), {});
        } else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget); view && view->model()) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                add(widget, "header", view->model()->headerData(column, Qt::Horizontal).toString());
            }
            addItems(*view, *view->model(), {});
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                add(widget, "tab", tabs->tabText(tab));
                add(widget, "tab's tooltip", tabs->tabToolTip(tab));
            }
        }
    }

    void addProperties(const QObject& object) {
        const QMetaObject& meta = *object.metaObject();
        for (int i = 0; i < meta.propertyCount(); ++i) {
            const QMetaProperty property = meta.property(i);
            if (property.metaType().id() == QMetaType::QString && !isForThePrograms(object, property.name())) {
                add(object, property.name(), property.read(&object).toString());
            }
        }
    }

    // What the user does not read, or has written.
    static bool isForThePrograms(const QObject& object, const QByteArray& property) {
        static const QList<QByteArray> names{"objectName", "styleSheet", "windowFilePath", "windowIconText",
                                             "inputMask"};
        return names.contains(property) || (qobject_cast<const QLineEdit*>(&object) != nullptr &&
                                            (property == "text" || property == "displayText"));
    }

    void addItems(const QWidget& view, const QAbstractItemModel& model, const QModelIndex& parent) {
        constexpr int kEnough = 50;  // the gallery has as many rows as there are seeds
        for (int row = 0; row < std::min(model.rowCount(parent), kEnough); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role :
                     {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole}) {
                    add(view, "item", index.data(role).toString());
                }
                addItems(view, model, index);
            }
        }
    }

    void add(const QObject& object, const char* what, const QString& text) {
        if (!text.isEmpty()) {
            m_texts.append({QStringLiteral("%1 %2, %3")
                                .arg(QString::fromLatin1(object.metaObject()->className()), object.objectName(),
                                     QString::fromLatin1(what)),
                            Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text});
        }
    }

    QList<Text> m_texts;
};

}  // namespace latentwalk::test
