// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "ui/document/document.h"
#include "ui/window/menus.h"

namespace latentwalk {

// The labels of a conditional model: those of all faces in the Model menu, those of the shown one in the Face menu. The
// entries are only there where the model has labels, and are made when they are to be seen: there may be thousands.
class LabelCommands : public QObject {
    Q_OBJECT

public:
    LabelCommands(const Actions& actions, Document& document);

private:
    using Choose = std::function<void(std::size_t attribute, int value)>;

    void show();
    void showShown();
    void fill(QMenu& menu, const LabelChoice& chosen, const Choose& choose);

    QMenu& m_all;
    QMenu& m_shown;
    Document& m_document;
};

}  // namespace latentwalk
