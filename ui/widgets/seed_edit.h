// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <optional>

namespace latentwalk {

// A field for a seed: any whole number from 0 to 18,446,744,073,709,551,615 (2^64 - 1), or none.
class SeedEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit SeedEdit(QWidget* parent = nullptr);

    // The number in the field, where it is one.
    std::optional<quint64> seed() const;
    void setSeed(std::optional<quint64> seed);

signals:
    // The user has typed a seed and confirmed it, with Return or by leaving the field.
    void seedEntered(quint64 seed);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void confirm();

    std::optional<quint64> m_shown;
};

// A number that nobody has chosen, from all seeds with few digits, so that it can be remembered and told.
quint64 randomSeed();

}  // namespace latentwalk
