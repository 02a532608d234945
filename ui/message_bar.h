#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <functional>
#include <vector>

namespace latentwalk {

// Says in a sentence what happened, at the top of the window, until it is dismissed. Never in the way.
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

public slots:
    void showInfo(const QString& sentence);
    void showError(const QString& sentence);
    // Stays until it is answered or dismissed.
    void ask(const QString& sentence, const std::vector<latentwalk::MessageBar::Answer>& answers);
    void dismiss();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show(Kind kind, const QString& sentence);
    void paintIcon();
    void setAnswers(const std::vector<Answer>& answers);

    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    QLabel* m_label;
    QToolButton* m_close;
    std::vector<QPushButton*> m_answers;
    QTimer m_timer;
};

}  // namespace latentwalk
