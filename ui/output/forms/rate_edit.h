// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <limits>

#include "core/session/frame_rate.h"

namespace latentwalk {

// Frames per second: one of the usual rates, or whatever is typed, in the way of the user's language or as a fraction.
class RateEdit : public QComboBox {
    Q_OBJECT

public:
    explicit RateEdit(QWidget* parent = nullptr);

    // What was chosen or typed last and could be understood.
    FrameRate rate() const { return m_rate; }
    void setRate(const FrameRate& rate);
    // Faster ones cannot be chosen; `reason` says why.
    void setFastest(double fastest, const QString& reason);
    // Why what stands there cannot be used, if it cannot.
    QString problem() const;

    // "29.97"
    static QString text(double rate);

signals:
    // rate() or problem() is another.
    void rateChanged();

private:
    void takeChosen();
    void takeTyped(const QString& text);

    FrameRate m_rate;
    bool m_understood = true;
    double m_fastest = std::numeric_limits<double>::infinity();
    QString m_reason;
};

}  // namespace latentwalk
