// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "ui/document/document.h"

namespace latentwalk {

// Whose edits the sliders are: every face's, or those of one anchor. Follows the anchors of the document by their
// names.
class TargetChooser : public QComboBox {
    Q_OBJECT

public:
    explicit TargetChooser(Document& document, QWidget* parent = nullptr);

    EditTarget target() const;
    void setTarget(EditTarget target);

signals:
    void targetChanged();

private:
    void follow();

    Document& m_document;
    QString m_anchorName;  // empty: every face
};

}  // namespace latentwalk
