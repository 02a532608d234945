// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QWidget>

namespace latentwalk {

// How long to look for a face, and how near to come to the photograph. Remembered from one time to the next.
class PhotoChoices : public QWidget {
    Q_OBJECT

public:
    explicit PhotoChoices(QWidget* parent = nullptr);

    double seconds() const { return m_time->currentData().toDouble(); }
    bool isCloser() const { return m_closer->isChecked(); }
    void save() const;

private:
    QComboBox* m_time;
    QCheckBox* m_closer;
};

}  // namespace latentwalk
