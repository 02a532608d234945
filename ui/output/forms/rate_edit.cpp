// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/rate_edit.h"

#include <QLineEdit>
#include <QLocale>
#include <QPoint>
#include <QStandardItemModel>
#include <cmath>

namespace latentwalk {
namespace {

constexpr FrameRate kUsual[] = {{12, 1}, {15, 1}, {24000, 1001}, {24, 1}, {25, 1},        {30000, 1001}, {30, 1},
                                {48, 1}, {50, 1}, {60000, 1001}, {60, 1}, {120000, 1001}, {120, 1}};

double perSecond(const FrameRate& rate) {
    return static_cast<double>(rate.numerator) / rate.denominator;
}

QPoint asData(const FrameRate& rate) {
    return {rate.numerator, rate.denominator};
}

FrameRate ofData(const QVariant& data) {
    return {data.toPoint().x(), data.toPoint().y()};
}

// With the digits and the decimal point that core reads.
std::string inPlainDigits(const QString& text) {
    const QString point = QLocale().decimalPoint();
    std::string plain;
    for (const QChar c : text.trimmed()) {
        plain += c.digitValue() >= 0 ? static_cast<char>('0' + c.digitValue()) : point == c ? '.' : c.toLatin1();
    }
    return plain;
}

}  // namespace

RateEdit::RateEdit(QWidget* parent) : QComboBox(parent) {
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);  // "2" is not meant to become "23.976"
    for (const FrameRate& rate : kUsual) {
        addItem(text(perSecond(rate)), asData(rate));
    }
    setRate(m_rate);
    connect(this, &QComboBox::currentIndexChanged, this, &RateEdit::takeChosen);
    connect(lineEdit(), &QLineEdit::textEdited, this, &RateEdit::takeTyped);
    // From now on it can be chosen like the others.
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (m_understood) {
            setRate(m_rate);
        }
    });
}

QString RateEdit::text(double rate) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(std::round(rate * 1000) / 1000, 'g', 6);
}

void RateEdit::setRate(const FrameRate& rate) {
    m_rate = rate;
    m_understood = true;
    int index = findData(asData(rate));
    if (index < 0) {
        addItem(text(perSecond(rate)), asData(rate));
        index = count() - 1;
        setFastest(m_fastest, m_reason);
    }
    setCurrentIndex(index);
    setEditText(itemText(index));
}

void RateEdit::setFastest(double fastest, const QString& reason) {
    m_fastest = fastest;
    m_reason = reason;
    const auto* items = qobject_cast<QStandardItemModel*>(model());
    for (int i = 0; i < count(); ++i) {
        const bool allowed = perSecond(ofData(itemData(i))) <= fastest;
        items->item(i)->setEnabled(allowed);
        items->item(i)->setToolTip(allowed ? QString() : reason);
    }
}

QString RateEdit::problem() const {
    if (!m_understood) {
        return tr("Frames per second are a number from 1/1000 to 1000 with at most six digits, such as %1 or "
                  "30000/1001")
            .arg(text(29.97));
    }
    return perSecond(m_rate) <= m_fastest ? QString() : m_reason;
}

void RateEdit::takeChosen() {
    m_understood = true;
    m_rate = ofData(currentData());
    emit rateChanged();
}

void RateEdit::takeTyped(const QString& typed) {
    const auto rate =
        typed == itemText(currentIndex()) ? std::optional(ofData(currentData())) : frameRateOf(inPlainDigits(typed));
    m_understood = rate.has_value();
    m_rate = rate.value_or(m_rate);
    emit rateChanged();
}

}  // namespace latentwalk
