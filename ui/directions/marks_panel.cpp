// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/marks_panel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/directions/direction_teacher.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

QToolButton* makeButton(const QString& iconName, const QString& name, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    return button;
}

}  // namespace

QString MarksPanel::accuracyText(double accuracy) {
    return tr("Told right in %1 % of held-back faces; 50 % is guessing.").arg(std::lround(accuracy * 100));
}

MarksPanel::MarksPanel(DirectionStore& store, Document& document, QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_document(document),
      m_toggle(new QToolButton(this)),
      m_count(new QLabel(this)),
      m_body(makeBody()) {
    auto* header = new QHBoxLayout;
    header->addWidget(m_toggle);
    header->addStretch(1);
    header->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    column->addLayout(header);
    column->addWidget(m_body);

    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setArrowType(Qt::RightArrow);
    m_toggle->setText(tr("Teach a direction"));
    m_toggle->setAccessibleName(tr("Teach a direction"));
    m_toggle->setToolTip(tr("Make a slider of your own from faces that you mark"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_toggle->setFont(bold);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setFont(Appearance::tabular(font()));
    m_body->hide();
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!m_open); });

    connect(&store, &DirectionStore::changed, this, &MarksPanel::show);
    connect(&store.marks(), &Marks::changed, this, [this] {
        m_problem.clear();
        show();
    });
    connect(&document.place(), &WalkPlace::currentChanged, this, &MarksPanel::showButtons);
    show();
}

QWidget* MarksPanel::makeBody() {
    auto* body = new QWidget(this);
    m_which = new QComboBox;
    m_which->setAccessibleName(tr("Direction that is taught"));
    m_which->setToolTip(tr("Which direction the marks are for"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(8);
    connect(m_which, &QComboBox::activated, this,
            [this](int index) { m_store.marks().setTeaching(m_which->itemData(index).toString()); });
    m_add = makeButton(QStringLiteral("add"), tr("New"), tr("Begin to teach another direction"));
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_store.marks().addTaught();
        m_name->setFocus();
    });
    m_remove = makeButton(QStringLiteral("delete"), tr("Delete"), tr("Delete this direction and its marks"));
    connect(m_remove, &QToolButton::clicked, this, [this] { emit removeRequested(m_store.marks().teaching()); });
    m_name = new QLineEdit;
    m_name->setAccessibleName(tr("Name of the direction that is taught"));
    m_name->setToolTip(tr("What it changes, in a word of yours"));
    m_name->setPlaceholderText(tr("Name"));
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const KnownDirection* known = m_store.marks().direction();
        if (known == nullptr && !m_name->text().simplified().isEmpty()) {
            const QString name = m_name->text();  // a new one shows its own, which is empty
            m_store.setName(m_store.marks().addTaught(), name);
        } else if (known != nullptr) {
            m_store.setName(known->id, m_name->text());
        }
    });

    m_state = new QLabel;
    m_state->setWordWrap(true);
    m_result = new QLabel;
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    auto* shown = new QLabel(tr("The shown face has"));
    const auto makeMark = [this](const QString& text, const QString& name, bool more) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(name);
        button->setMinimumWidth(56);
        connect(button, &QToolButton::clicked, this, [this, more] { markShown(more); });
        return button;
    };
    m_more = makeMark(tr("More"), tr("The shown face has more"), true);
    m_less = makeMark(tr("Less"), tr("The shown face has less"), false);
    m_clear = makeButton(QStringLiteral("reset"), tr("Clear marks"), tr("Take all marks of this direction back"));
    connect(m_clear, &QToolButton::clicked, &m_store.marks(), &Marks::clear);

    auto* choice = new QHBoxLayout;
    choice->setSpacing(4);
    choice->addWidget(m_which, 1);
    choice->addWidget(m_name, 1);
    choice->addWidget(m_add);
    choice->addWidget(m_remove);
    auto* marks = new QHBoxLayout;
    marks->setSpacing(4);
    marks->addWidget(shown);
    marks->addSpacing(4);
    marks->addWidget(m_more);
    marks->addWidget(m_less);
    marks->addStretch(1);
    marks->addWidget(m_clear);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(choice);
    column->addWidget(m_state);
    column->addLayout(marks);
    column->addWidget(m_result);
    return body;
}

void MarksPanel::setOpen(bool open) {
    if (open != m_open) {
        m_open = open;
        m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_body->setVisible(open);
        m_count->setVisible(!open);  // the same is said below
        emit opened(open);
    }
}

void MarksPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Appearance::line());
}

void MarksPanel::setUnavailable(const QString& reason) {
    m_unavailable = reason;
    show();
}

void MarksPanel::setBusy(bool busy) {
    m_busy = busy;
    showMarks();
}

void MarksPanel::setProblem(const QString& problem) {
    m_problem = problem;
    showMarks();
}

// With its seed, so that the gallery can show the mark.
FaceMark MarksPanel::shownFace() const {
    const Face face = m_document.place().current();
    FaceMark mark;
    mark.seed = face.seed;
    if (!face.seed || face.edited) {
        mark.latent = face.latent;
    }
    return mark;
}

void MarksPanel::markShown(bool more) {
    FaceMark mark = shownFace();
    mark.more = more;
    if ((more ? m_more : m_less)->isChecked()) {
        m_store.marks().mark(mark);
    } else {
        m_store.marks().unmark(mark);
    }
    showButtons();
}

void MarksPanel::show() {
    showDirections();
    showMarks();
    showButtons();
}

void MarksPanel::showDirections() {
    const QSignalBlocker quiet(m_which);
    m_which->clear();
    for (const KnownDirection& one : m_store.directions()) {
        if (one.origin == Origin::Taught) {
            m_which->addItem(m_store.labelOf(one), one.id);
        }
    }
    const int index = m_which->findData(m_store.marks().teaching());
    m_which->setCurrentIndex(index);
    m_which->setVisible(m_which->count() > 1);
    m_remove->setEnabled(index >= 0);
    m_remove->setToolTip(index >= 0 ? tr("Delete this direction and its marks") : tr("There is none to delete"));
    const KnownDirection* known = m_store.marks().direction();
    if (!m_name->hasFocus() || !m_name->isModified()) {
        m_name->setText(known != nullptr ? known->name : QString());
    }
    m_name->setPlaceholderText(known != nullptr ? m_store.placeholderOf(*known) : tr("Name"));
    m_body->setEnabled(m_unavailable.isEmpty() && m_store.isLoaded());
    m_body->setToolTip(m_unavailable);
}

void MarksPanel::showMarks() {
    const KnownDirection* known = m_store.marks().direction();
    const MarkCount count = known != nullptr ? countOf(known->marks) : MarkCount{};
    const int fewest = DirectionTeacher::fewest();
    const bool none = count.more + count.less == 0;
    const bool enough = count.more >= fewest && count.less >= fewest;
    m_count->setText(none ? QString() : tr("%1 more, %2 less").arg(count.more).arg(count.less));
    m_clear->setEnabled(!none);
    if (!m_unavailable.isEmpty()) {
        m_state->setText(m_unavailable);
    } else if (none) {
        m_state->setText(tr("Mark %1 faces to teach a direction: %1 that have more of something and %1 that have "
                            "less, here or in the gallery.")
                             .arg(fewest));
    } else if (!enough) {
        m_state->setText(tr("%1 of %3 more, %2 of %3 less.").arg(count.more).arg(count.less).arg(fewest));
    } else {
        m_state->setText(tr("%1 more, %2 less. Each further mark improves it.").arg(count.more).arg(count.less));
    }
    QString result;
    if (!m_problem.isEmpty()) {
        result = m_problem;
    } else if (enough && m_busy) {
        result = tr("Learning…");
    } else if (known != nullptr && !known->components.empty()) {
        result = accuracyText(known->value);
        if (!none && !enough) {
            result = tr("%1 %2").arg(result, tr("It stays as it was until there are %1 of each again.").arg(fewest));
        }
    }
    m_result->setText(result);
    m_result->setVisible(!result.isEmpty());
}

void MarksPanel::showButtons() {
    const KnownDirection* known = m_store.marks().direction();
    const FaceMark* found = nullptr;
    if (known != nullptr && !known->marks.empty()) {
        const FaceMark face = shownFace();
        const auto place = std::find_if(known->marks.begin(), known->marks.end(),
                                        [&](const FaceMark& one) { return one.sameFace(face); });
        found = place == known->marks.end() ? nullptr : &*place;
    }
    m_more->setChecked(found != nullptr && found->more);
    m_less->setChecked(found != nullptr && !found->more);
    m_more->setToolTip(m_more->isChecked() ? tr("Take this mark back") : tr("The shown face has more of it"));
    m_less->setToolTip(m_less->isChecked() ? tr("Take this mark back") : tr("The shown face has less of it"));
}

}  // namespace latentwalk
