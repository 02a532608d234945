// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QWidget>

namespace latentwalk {

// Says in words and numbers what the stage shows: which scale is faded in over which, the weight of each, and what the
// paper and pytorch_GAN_zoo call it, which is opposite.
class GrowthReadout : public QWidget {
    Q_OBJECT

public:
    explicit GrowthReadout(QWidget* parent = nullptr);

    // `scale` with the previous one's weight `alpha`, pytorch_GAN_zoo's; `asSaved`: as the model's file has it, nothing
    // chosen; `last` is the model's last scale.
    void setShown(int scale, double alpha, bool asSaved, int last);
    // Everything that it says, in one sentence.
    QString sentence() const { return m_sentence; }

private:
    struct Share {
        QLabel* name;
        QProgressBar* bar;
        QLabel* percent;
    };
    Share makeShare();
    static void setShare(const Share& share, const QString& name, double weight);

    QLabel* m_title;
    Share m_new;
    Share m_previous;
    QLabel* m_alpha;
    QString m_sentence;
};

}  // namespace latentwalk
