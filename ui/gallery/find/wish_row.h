// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QToolButton>
#include <QWidget>
#include <vector>

#include "ui/gallery/find/query_words.h"

namespace latentwalk {

// One wish of a search: what, how much of it, and away with it.
class WishRow : public QWidget {
    Q_OBJECT

public:
    // A range that words have no name for is shown as it is, and kept until the user changes it.
    explicit WishRow(const ScoreRange& range, QWidget* parent = nullptr);

    ScoreRange range() const;

signals:
    void changed();
    void removed();

private:
    ScoreRange m_range;
    QComboBox* m_end;
    QComboBox* m_amount;
};

}  // namespace latentwalk
