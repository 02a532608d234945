// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/named/named_panel.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {

NamedPanel::NamedPanel(RenderService& service, Document& document, const std::filesystem::path& folder, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_edits(document),
      m_finder(service, folder),
      m_text(new QLabel(this)),
      m_find(new QPushButton(tr("Find named directions"), this)),
      m_job(new JobBar(this)) {
    m_pictures = new DirectionPictures(
        service, [this] { return wantedPictures(); },
        [this] { return static_cast<int>(std::ceil(NamedRow::kPicturePixels * devicePixelRatioF())); }, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_text->setWordWrap(true);
    m_text->setMargin(8);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_job->setMinimumWidth(1);
    auto* find = new QHBoxLayout;
    find->setContentsMargins(8, 0, 8, 8);
    find->addWidget(m_find, 1);
    column->addWidget(m_text);
    column->addLayout(find);
    column->addWidget(m_job);
    for (const NameGroup group : {NameGroup::Pose, NameGroup::Expression, NameGroup::Face, NameGroup::Light}) {
        Group made = makeGroup(group);
        column->addWidget(made.button);
        column->addWidget(made.rows);
        m_groups.at(static_cast<std::size_t>(group)) = made;
    }

    connect(m_find, &QPushButton::clicked, this, [this] {
        m_finder.find();
        if (m_finder.isFinding()) {
            m_job->start(tr("Looking at faces…"));
        }
        showState();
    });
    connect(m_job, &JobBar::cancelRequested, &m_finder, &NamedFinder::cancel);
    connect(&m_finder, &NamedFinder::progressed, m_job, qOverload<qint64, qint64>(&JobBar::setProgress));
    connect(&m_finder, &NamedFinder::known, this, &NamedPanel::fill);
    connect(&m_finder, &NamedFinder::found, this, &NamedPanel::found);
    connect(&m_finder, &NamedFinder::spectrumFound, this, [this](const Spectrum& spectrum) {
        m_edits.setSpectrum(spectrum);
        showMovable();
        m_pictures->look();
    });
    connect(&m_finder, &NamedFinder::cancelled, this, [this] {
        m_job->finish();
        showState();
    });
    connect(&m_finder, &NamedFinder::failed, this, [this](const QString& message) {
        m_job->finish();
        showState();
        emit failed(message);
    });
    const auto setPicture = [this](const QString& id, int end, const QImage& image) {
        if (NamedRow* const found = row(id.toStdString())) {
            found->setPicture(end, image);
        }
    };
    connect(m_pictures, &DirectionPictures::pictureReady, this, setPicture);
    connect(&m_document.directions(), &DirectionStrengths::heldChanged, this, &NamedPanel::showHeld);
    showState();
}

NamedPanel::Group NamedPanel::makeGroup(NameGroup group) {
    Group made{new QToolButton(this), new QWidget(this), nullptr};
    made.column = new QVBoxLayout(made.rows);
    made.column->setContentsMargins(0, 0, 0, 0);
    made.column->setSpacing(0);
    made.button->setText(groupName(group));
    made.button->setAccessibleName(groupName(group));
    made.button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made.button->setAutoRaise(true);
    made.button->setCheckable(true);
    made.button->setFocusPolicy(Qt::StrongFocus);
    made.button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto open = [this, made](bool opened) {
        made.button->setArrowType(opened ? Qt::DownArrow : Qt::RightArrow);
        made.button->setToolTip(opened ? tr("Hide these sliders") : tr("Show these sliders"));
        made.rows->setVisible(opened);
        m_pictures->look();
    };
    connect(made.button, &QToolButton::toggled, this, open);
    const bool first = group == NameGroup::Pose || group == NameGroup::Expression;
    made.button->setChecked(first);
    if (!first) {
        open(false);
    }
    return made;
}

void NamedPanel::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_reading = true;
    m_pictures->setCheckpoint(info);
    m_finder.setCheckpoint(info);
    showState();
}

void NamedPanel::setTarget(EditTarget target) {
    m_edits.setTarget(target);
    refresh();
    m_pictures->look();
}

void NamedPanel::fill(const std::optional<NamedKnowledge>& knowledge) {
    m_reading = false;
    m_job->finish();
    for (NamedRow* const old : m_order) {
        old->hide();
        old->deleteLater();
    }
    m_order.clear();
    m_rows.clear();
    m_edits.setKnowledge(knowledge);
    if (const NamedDirections* const named = m_edits.named()) {
        for (const Name& name : allNames()) {
            if (const NamedDirection* const direction = named->direction(name.id)) {
                addRow(*direction, *named);
            }
        }
    }
    showState();
    refresh();
    showHeld();
    std::vector<NamedDirection> shown;
    for (const NamedRow* const one : m_order) {
        shown.push_back(one->direction());
    }
    emit namesChanged(shown);
}

void NamedPanel::addRow(const NamedDirection& direction, const NamedDirections& all) {
    const Group& group = m_groups.at(static_cast<std::size_t>(findName(direction.id)->group));
    auto* added = new NamedRow(direction, textsOf(direction, all), group.rows);
    connect(added, &NamedRow::moved, this,
            [this, added](double deviations) { m_edits.set(added->direction(), deviations); });
    connect(added, &NamedRow::letGo, this, [this] { m_document.endGesture(); });
    connect(added, &NamedRow::holdToggled, this, [this, added](bool held) {
        m_document.endGesture();
        m_edits.setHeld(added->direction().id, held);
    });
    group.column->addWidget(added);
    m_rows[direction.id] = added;
    m_order.push_back(added);
}

NamedRow* NamedPanel::row(const std::string& id) const {
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? nullptr : found->second;
}

void NamedPanel::refresh() {
    for (NamedRow* const one : m_order) {
        one->setDeviations(m_edits.deviationsOf(one->direction()));
    }
}

// What is held may have been so in a session, or be so again by undo.
void NamedPanel::showHeld() {
    if (m_edits.lacksSpectrum()) {
        m_finder.findSpectrum();
    }
    for (NamedRow* const one : m_order) {
        one->setHeld(m_edits.isHeld(one->direction().id));
    }
    showMovable();
    m_pictures->look();
}

void NamedPanel::showMovable() {
    for (NamedRow* const one : m_order) {
        one->setMovable(!m_edits.lacksSpectrum());
    }
}

void NamedPanel::showState() {
    const bool open = m_checkpoint && m_checkpoint->checkpoint;
    const bool known = m_edits.named() != nullptr;
    const bool offered = open && !known && !m_reading;
    m_find->setVisible(offered);
    m_find->setEnabled(offered && !m_finder.isFinding());
    m_find->setToolTip(m_finder.isFinding()
                           ? tr("It is on its way")
                           : tr("Paints some thousands of this model's faces in the background and measures them; "
                                "takes some minutes, once"));
    m_text->setVisible(open && !m_reading && m_order.empty());
    m_text->setText(known ? tr("Nothing that has a name here holds for this model's pictures.")
                          : tr("Sliders with names, such as smile or turn, have to be found for this model first."));
    for (const Group& group : m_groups) {
        const bool filled = std::any_of(m_order.begin(), m_order.end(),
                                        [&group](const NamedRow* one) { return one->parentWidget() == group.rows; });
        group.button->setVisible(filled);
        group.rows->setVisible(filled && group.button->isChecked());
    }
}

std::vector<WantedPicture> NamedPanel::wantedPictures() const {
    std::vector<WantedPicture> wanted;
    if (!isVisible() || !m_checkpoint || m_checkpoint->architecture.latentSize != m_document.latentSize()) {
        return wanted;
    }
    const SharedOffsets offsets = m_edits.offsets();
    for (const NamedRow* const one : m_order) {
        if (one->visibleRegion().isEmpty()) {
            continue;
        }
        for (const int end : {0, 1}) {
            if (auto latent = m_edits.preview(one->direction(), one->deviationsAt(end))) {
                wanted.push_back({QString::fromStdString(one->direction().id), end, std::move(*latent), offsets});
            }
        }
    }
    return wanted;
}

}  // namespace latentwalk
