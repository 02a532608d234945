// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <functional>
#include <vector>

namespace latentwalk {

// Says in a sentence what happened, at the top of the window, until it is dismissed. Never in the way. A question stays
// until the user has answered or closed it: what else there is to say waits, or, when it is an error or another
// question, stands before it for as long as it takes.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind {
        Info,   // goes away by itself after a while
        Error,  // stays
    };
    // A way to answer a message: a button, and what it does. The message goes away with it.
    struct Answer {
        QString text;
        std::function<void()> chosen;
    };

    explicit MessageBar(QWidget* parent = nullptr);

    Kind kind() const { return m_kind; }
    QString text() const { return m_label->text(); }
    // Asks. `closed` is called when the user closes the question without an answer. The same sentence is asked once
    // only; the newer asking counts. Returns a name for withdraw().
    quint64 ask(const QString& sentence, const std::vector<Answer>& answers, std::function<void()> closed = {});
    // Takes back a question that needs no answer any more; without effect when it is gone.
    void withdraw(quint64 question);

public slots:
    void showInfo(const QString& sentence);
    void showError(const QString& sentence);
    // Takes away what was said; questions stay.
    void dismiss();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Message {
        Kind kind = Kind::Info;
        QString sentence;
        quint64 question = 0;  // 0: it asks nothing
        std::vector<Answer> answers = {};
        std::function<void()> closed = {};
    };

    void push(Message message);
    void showTop();
    void close();
    void paintIcon();
    void setAnswers(const std::vector<Answer>& answers);

    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    QLabel* m_label;
    QToolButton* m_close;
    std::vector<QPushButton*> m_answers;
    std::vector<Message> m_messages;  // the last one is shown; before it only questions
    QString m_waiting;                // is said when all questions are answered
    quint64 m_lastQuestion = 0;
    QTimer m_timer;
};

}  // namespace latentwalk
