// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/target_chooser.h"

namespace latentwalk {

TargetChooser::TargetChooser(Document& document, QWidget* parent) : QComboBox(parent), m_document(document) {
    setAccessibleName(tr("What the sliders change"));
    setToolTip(tr("Every face, or one anchor alone: each keeps strengths of its own"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    follow();
    connect(&document.anchors(), &Anchors::changed, this, &TargetChooser::follow);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_anchorName =
            index > 0
                ? QString::fromStdString(m_document.session().anchors.at(static_cast<std::size_t>(index - 1)).name)
                : QString();
        emit targetChanged();
    });
}

EditTarget TargetChooser::target() const {
    const int anchor = currentIndex() - 1;
    return anchor >= 0 && anchor < m_document.anchors().count() ? EditTarget{anchor} : EditTarget{};
}

void TargetChooser::setTarget(EditTarget target) {
    const int index = target.anchor.value_or(-1) + 1;
    if (index >= 0 && index < count() && index != currentIndex()) {
        setCurrentIndex(index);
        emit activated(index);
    }
}

void TargetChooser::follow() {
    const EditTarget before = target();
    const int countBefore = count();
    int now = 0;
    clear();
    addItem(tr("Every face"));
    for (const SessionAnchor& anchor : m_document.session().anchors) {
        const QString name = QString::fromStdString(anchor.name);
        addItem(tr("Anchor %1").arg(name));
        if (!m_anchorName.isEmpty() && name == m_anchorName) {
            now = count() - 1;
        }
    }
    // An anchor of which only the name has changed is still the same.
    if (now == 0 && before.anchor && count() == countBefore) {
        now = *before.anchor + 1;
    }
    m_anchorName = now > 0
                       ? QString::fromStdString(m_document.session().anchors[static_cast<std::size_t>(now - 1)].name)
                       : QString();
    setCurrentIndex(now);
    emit targetChanged();
}

}  // namespace latentwalk
