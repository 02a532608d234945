// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace latentwalk {

class PlotCanvas;

// A plot, and under it what it shows in words, which is also what a screen reader says; or, without anything to show,
// a message in their place. Costs nothing while hidden. UI thread only.
class PlotPanel : public QWidget {
    Q_OBJECT

public:
    // What the plot shows, in words; or the message in its place.
    QString sentence() const;
    // What is said about the place under the pointer; empty when it is not over the plot.
    QString readout() const;
    bool isEmpty() const { return !m_message.isEmpty(); }

    QSize sizeHint() const override { return {320, 240}; }
    QSize minimumSizeHint() const override { return {200, 128}; }

protected:
    // `rest` is left out where the plot is low.
    struct Words {
        QString first;
        QString rest;
    };

    explicit PlotPanel(QWidget* parent);

    PlotCanvas& canvas() const { return *m_canvas; }
    // Stands above the plot where that is high enough, a child of the panel.
    void setHeader(QWidget* header) { m_header = header; }
    // Shows `message` in place of the plot, or with an empty one the plot.
    void setMessage(const QString& message);
    // The data have changed: the words follow, at most a few times a second, and the plot or its overlay before it is
    // painted next.
    void refresh();
    void refreshOverlay();
    void refreshWords();
    // Says `text` beside the place `x` of the canvas; an empty one says nothing.
    void setReadout(const QString& text, double x = 0);

    virtual Words words() const = 0;
    // Colours, axes and data of the canvas before everything is drawn again; its axes have their common style already.
    virtual void prepare() = 0;
    // Names and tooltips in the language of now.
    virtual void translate() = 0;
    virtual void pointerMoved(QPointF place) = 0;
    virtual void pointerLeft();
    // Does what the key says, or with `dry` only says whether it says something.
    virtual bool takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) = 0;

    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void showWords();
    void place();
    void placeReadout();

    PlotCanvas* m_canvas;
    QLabel* m_words;
    QLabel* m_empty;
    QLabel* m_readout;
    QWidget* m_header = nullptr;
    QString m_message;
    double m_readoutX = 0;
    QTimer m_wordsPause{this};
    bool m_wordsAreStale = true;
};

}  // namespace latentwalk
