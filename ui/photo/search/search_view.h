// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QWidget>

#include "ui/photo/search/pair_view.h"

namespace latentwalk {

// A search, over the stage: the photograph, the face as it comes, and words. It covers the stage at first; when
// somebody wants to see the walk, it becomes a small picture in the corner until it is clicked.
class SearchView : public QWidget {
    Q_OBJECT

public:
    // Over `stage`, whose size it follows.
    explicit SearchView(QWidget& stage);

    // A search begins: shown large, unless one is shown small already.
    void begin(const QString& words);
    void setWords(const QString& words);
    // It has ended: these words stay with it, and `mend` says whether points and choices are offered. The small one
    // goes.
    void end(const QString& words, bool mend);
    // The walk is to be seen: small while a search runs, gone after that.
    void giveWay();
    bool isLarge() const { return isVisible() && !m_small; }
    bool isSmall() const { return isVisible() && m_small; }
    PairView& pair() { return *m_pair; }
    QString words() const { return m_words->text(); }

signals:
    // The user wants to see the dialog again with the same photograph.
    void mendRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void compose();
    void setSmall(bool small);
    void lie();

    QWidget& m_stage;
    PairView* m_pair;
    QLabel* m_words;
    QWidget* m_row;
    QToolButton* m_split;
    QPushButton* m_mend;
    QToolButton* m_close;
    QShortcut* m_escape;
    bool m_small = false;
    bool m_running = false;
};

}  // namespace latentwalk
