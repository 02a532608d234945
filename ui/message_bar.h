#pragma once

#include <QFrame>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace latentwalk {

// Says in a sentence what happened, at the top of the window, until it is dismissed. Never in the way.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind {
        Info,   // goes away by itself after a while
        Error,  // stays
    };

    explicit MessageBar(QWidget* parent = nullptr);

    Kind kind() const { return m_kind; }
    QString text() const { return m_label->text(); }

public slots:
    void showInfo(const QString& sentence);
    void showError(const QString& sentence);
    void dismiss();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show(Kind kind, const QString& sentence);
    void paintIcon();

    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    QLabel* m_label;
    QToolButton* m_close;
    QTimer m_timer;
};

}  // namespace latentwalk
