// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/directions_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <cmath>

#include "core/diagnosis/places.h"
#include "ui/directions/direction_menu.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kMoreAtOnce = 16;

// Weights of the average and of the last step have directions of their own. A path is no name of a file.
QString keyOf(const CheckpointInfo& info) {
    return info.reference.sha256.empty() ? QString() : info.modelKey();
}

}  // namespace

DirectionsPanel::DirectionsPanel(RenderService& service, Document& document, const QString& folder, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_store(folder),
      m_edits(m_store, document),
      m_finder(this),
      m_teacher(this) {
    m_pictures = new DirectionPictures(
        service, [this] { return wantedPictures(); },
        [this] { return static_cast<int>(std::ceil(DirectionRow::kPicturePixels * devicePixelRatioF())); }, this);
    m_named = new NamedPanel(service, document, namedFolder());
    compose();
    connectStore();
    connectFinder();
    connectList();
    connectNamed();
    connect(&m_document.directions(), &DirectionStrengths::changed, this, [this] {
        m_store.setSessionDirections(m_document.session().directions);
        refresh();
    });
    connect(&m_document.place(), &WalkPlace::currentChanged, m_pictures, &DirectionPictures::wait);
    connect(m_target, &TargetChooser::targetChanged, this, [this] {
        m_edits.setTarget(m_target->target());
        refresh();
        m_pictures->look();
    });
    refresh();
}

DirectionsPanel::~DirectionsPanel() {
    // A row that has the focus loses it while it goes, after what it would tell that to.
    m_list->disconnect();
}

void DirectionsPanel::compose() {
    m_job = new JobBar(this);
    m_job->setMinimumWidth(1);  // it may get narrow; the panel does not grow when it comes
    m_list = new DirectionList(this);
    m_list->setTop(m_named);
    m_marks = new MarksPanel(m_store, m_document, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_job);
    column->addWidget(m_list, 1);
    column->addWidget(m_marks);
    connect(m_marks, &MarksPanel::removeRequested, this, [this](const QString& id) { m_edits.remove(id); });
}

QWidget* DirectionsPanel::makeHeader() {
    auto* header = new QWidget(this);
    m_target = new TargetChooser(m_document, header);
    auto* what = new QLabel(tr("&Change"), header);
    what->setBuddy(m_target);
    m_starred = new QToolButton(header);
    m_starred->setCheckable(true);
    m_starred->setAutoRaise(true);
    m_starred->setIcon(icon(QStringLiteral("star")));
    m_starred->setIconSize({16, 16});
    m_starred->setFocusPolicy(Qt::StrongFocus);
    m_starred->setAccessibleName(tr("Starred only"));
    m_starred->setToolTip(tr("Show starred directions only"));
    connect(m_starred, &QToolButton::toggled, this, [this](bool only) {
        m_starred->setIcon(icon(only ? QStringLiteral("star-filled") : QStringLiteral("star")));
        refresh();
    });
    m_more = new QPushButton(tr("Find more"), header);
    m_inImages = new QPushButton(tr("Find in images"), header);
    m_reset = new QPushButton(tr("Reset all"), header);
    connect(m_more, &QPushButton::clicked, this, &DirectionsPanel::findMore);
    connect(m_inImages, &QPushButton::clicked, this, [this] {
        m_finder.lookInImages();
        if (m_finder.isLookingInImages()) {
            m_job->start(tr("Looking…"));
        }
        showButtons();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_edits.reset(); });
    m_gallery = new QCheckBox(tr("Show in the &gallery, too"), header);
    m_gallery->setToolTip(tr("The gallery's faces move along the directions of every face"));
    connect(m_gallery, &QCheckBox::toggled, this, &DirectionsPanel::applyToGalleryChanged);

    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(what);
    first->addWidget(m_target, 1);
    first->addWidget(m_starred);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    for (QPushButton* button : {m_more, m_inImages, m_reset}) {
        second->addWidget(button, 1);
    }
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_gallery);
    return header;
}

void DirectionsPanel::connectStore() {
    connect(&m_store, &DirectionStore::changed, this, &DirectionsPanel::refresh);
    connect(&m_store, &DirectionStore::changed, m_pictures, &DirectionPictures::look);
    connect(&m_store, &DirectionStore::failed, this, &DirectionsPanel::failed);
    connect(&m_store, &DirectionStore::vectorsChanged, this, [this](const QStringList& ids) {
        m_edits.adopt(ids);
        refresh();
        m_pictures->look();
    });
    connect(&m_store, &DirectionStore::loaded, this, [this] {
        if (m_checkpoint) {
            m_finder.setCheckpoint(m_checkpoint->checkpoint, m_checkpoint->reference.kind);
        }
        m_store.setSessionDirections(m_document.session().directions);
        // What was fitted in an earlier run is not fitted again.
        for (const KnownDirection& one : m_store.directions()) {
            if (one.origin == Origin::Taught && !one.components.empty()) {
                m_fitted[one.id] = one.marks;
            }
        }
        m_marks->setOpen(m_marks->isOpen() || !m_store.marks().teaching().isEmpty());
    });
    connect(&m_store.marks(), &Marks::changed, this, [this] {
        teach();
        if (m_store.isLoaded()) {
            emit marksChanged();
        }
    });
    connect(&m_teacher, &DirectionTeacher::taught, this, [this](const QString& id, const Direction& direction) {
        const KnownDirection* known = m_store.find(id);
        const bool isNew = known != nullptr && known->components.empty();
        m_learning.clear();
        m_marks->setBusy(false);
        m_store.setTaught(id, direction);
        if (isNew) {
            m_list->scrollTo(id);
        }
    });
    connect(&m_teacher, &DirectionTeacher::failed, this, [this](const QString&, const QString& message) {
        m_learning.clear();
        m_marks->setBusy(false);
        m_marks->setProblem(message);
        emit failed(message);
    });
}

void DirectionsPanel::connectFinder() {
    connect(&m_finder, &DirectionFinder::foundInWeights, this,
            [this](const std::vector<Direction>& directions) { m_store.setFound(Origin::Weights, directions); });
    connect(&m_finder, &DirectionFinder::weightsFailed, this, &DirectionsPanel::failed);
    connect(&m_finder, &DirectionFinder::imagesProgressed, m_job, qOverload<qint64, qint64>(&JobBar::setProgress));
    connect(&m_finder, &DirectionFinder::foundInImages, this, [this](const std::vector<Direction>& directions) {
        m_job->finish();
        m_foundInImages = true;
        m_store.setFound(Origin::Images, directions);
        m_list->scrollTo(QStringLiteral("images-1"));
    });
    connect(&m_finder, &DirectionFinder::imagesFailed, this, [this](const QString& message) {
        m_job->finish();
        showButtons();
        emit failed(message);
    });
    connect(&m_finder, &DirectionFinder::imagesCancelled, this, [this] {
        m_job->finish();
        showButtons();
    });
    connect(m_job, &JobBar::cancelRequested, &m_finder, &DirectionFinder::cancelImages);
}

void DirectionsPanel::connectList() {
    connect(m_list, &DirectionList::strengthMoved, this,
            [this](const QString& id, double strength) { m_edits.set(id, strength); });
    connect(m_list, &DirectionList::letGo, this, [this] { m_document.endGesture(); });
    connect(m_list, &DirectionList::nameEntered, &m_store, &DirectionStore::setName);
    connect(m_list, &DirectionList::starToggled, &m_store, &DirectionStore::setStar);
    connect(m_list, &DirectionList::menuRequested, this, &DirectionsPanel::showMenu);
    connect(m_list, &DirectionList::scrolled, m_pictures, &DirectionPictures::look);
    connect(m_pictures, &DirectionPictures::pictureReady, this,
            [this](const QString& id, int place, const QImage& image) {
                if (DirectionRow* row = m_list->row(id)) {
                    row->setPicture(place, image);
                }
            });
    connect(m_pictures, &DirectionPictures::pictureStale, this, [this](const QString& id, int place) {
        if (DirectionRow* row = m_list->row(id)) {
            row->setStale(place);
        }
    });
}

void DirectionsPanel::connectNamed() {
    connect(m_named, &NamedPanel::failed, this, &DirectionsPanel::failed);
    connect(&m_document.directions(), &DirectionStrengths::changed, m_named, &NamedPanel::refresh);
    connect(&m_document.place(), &WalkPlace::currentChanged, m_named, &NamedPanel::wait);
    connect(m_list, &DirectionList::scrolled, m_named, &NamedPanel::look);
    connect(m_target, &TargetChooser::targetChanged, m_named, [this] { m_named->setTarget(m_target->target()); });
}

void DirectionsPanel::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_shownInWeights = kFewestShown;
    m_foundInImages = false;
    m_fitted.clear();
    m_learning.clear();
    m_list->clear();
    m_teacher.setCheckpoint(info.checkpoint, info.reference.kind);
    m_finder.setCheckpoint(nullptr, info.reference.kind);  // those of the new one when names and marks are there
    m_marks->setBusy(false);
    m_marks->setUnavailable(info.checkpoint ? QString()
                                            : tr("The weights of this model cannot be looked into, so "
                                                 "nothing can be taught."));
    m_pictures->setCheckpoint(info);
    m_named->setCheckpoint(info);
    m_store.setModel(keyOf(info), info.architecture.latentSize, info.formerModelKeys());
}

// Fits what is taught, unless it is as its marks say already.
void DirectionsPanel::teach() {
    const KnownDirection* known = m_store.marks().direction();
    if (known == nullptr || !m_checkpoint || !m_checkpoint->checkpoint) {
        return;
    }
    const auto fitted = m_fitted.find(known->id);
    if (fitted != m_fitted.end() && fitted->second == known->marks) {
        m_marks->setBusy(m_learning == known->id);
        return;
    }
    const bool enough = DirectionTeacher::isEnough(known->marks);
    if (!m_learning.isEmpty() && (enough || m_learning == known->id)) {
        m_fitted.erase(m_learning);  // its turn comes when it is chosen again
        m_learning.clear();
        m_teacher.forget();
    }
    m_marks->setBusy(enough);
    if (enough) {
        m_fitted[known->id] = known->marks;
        m_learning = known->id;
        m_teacher.teach(known->id, known->marks);
    }
}

void DirectionsPanel::findMore() {
    const int before = m_shownInWeights;
    m_shownInWeights = std::min(m_shownInWeights + kMoreAtOnce, DirectionFinder::kMostInWeights);
    m_starred->setChecked(false);
    refresh();
    m_list->scrollTo(QStringLiteral("weights-%1").arg(before + 1));
}

bool DirectionsPanel::isShown(const KnownDirection& direction) const {
    if (m_edits.vectorOf(direction.id).empty()) {
        return false;
    }
    if (m_starred->isChecked()) {
        return direction.star;
    }
    const int number = direction.origin == Origin::Weights ? direction.id.section(u'-', 1).toInt() : 0;
    return number <= m_shownInWeights || direction.star || !direction.name.isEmpty() || !direction.held.isEmpty() ||
           m_edits.isUsed(direction.id);
}

QString DirectionsPanel::emptyText() const {
    if (!m_checkpoint) {
        return tr("Open a model to see what it knows.");
    }
    if (m_starred->isChecked()) {
        return tr("No direction is starred yet. Click on the star of one that you like.");
    }
    return m_checkpoint->checkpoint ? tr("Looking for directions…")
                                    : tr("The weights of this model cannot be looked into for directions.");
}

void DirectionsPanel::refresh() {
    std::vector<DirectionList::Entry> entries;
    for (const KnownDirection& one : m_store.directions()) {
        const bool above = one.id.startsWith(QLatin1String("named-")) && m_named->row(one.id.mid(6).toStdString());
        if (!above && isShown(one)) {
            entries.push_back({one.id, DirectionMenu::lookOf(m_store, m_edits, one), m_edits.strengthOf(one.id)});
        }
    }
    m_list->setEntries(entries, emptyText());
    showButtons();
}

void DirectionsPanel::showButtons() {
    const bool there = m_checkpoint && m_checkpoint->checkpoint;
    const QString no = m_checkpoint ? tr("The weights of this model cannot be looked into") : tr("Open a model first");
    const int most = there ? static_cast<int>(std::min<std::int64_t>(DirectionFinder::kMostInWeights,
                                                                     m_checkpoint->architecture.latentSize))
                           : 0;
    m_more->setEnabled(there && m_shownInWeights < most);
    m_more->setToolTip(!there ? no
                       : m_shownInWeights < most
                           ? tr("Show weaker directions in the weights, too")
                           : tr("The %1 strongest are shown; the rest change next to nothing").arg(most));
    const bool looking = m_finder.isLookingInImages();
    m_inImages->setEnabled(there && !looking && !m_foundInImages);
    m_inImages->setToolTip(!there            ? no
                           : m_foundInImages ? tr("They are in the list, below those in the weights")
                           : looking         ? tr("It is on its way")
                                             : tr("Look for what differs most among 4,096 images; takes some seconds"));
    m_reset->setEnabled(m_edits.isEdited());
    m_reset->setToolTip(m_edits.isEdited() ? tr("Take all strengths back to 0: %1").arg(m_target->currentText())
                                           : tr("Nothing is changed"));
    m_gallery->setEnabled(m_checkpoint.has_value());
}

std::vector<WantedPicture> DirectionsPanel::wantedPictures() const {
    std::vector<WantedPicture> wanted;
    if (!isVisible() || !m_checkpoint || m_checkpoint->architecture.latentSize != m_document.latentSize()) {
        return wanted;
    }
    const SharedOffsets offsets = m_edits.offsets();
    for (const DirectionRow* row : m_list->visibleRows()) {
        for (int place = 0; place < static_cast<int>(DirectionRow::kStrengths.size()); ++place) {
            auto latent = m_edits.preview(row->id(), DirectionRow::kStrengths[static_cast<std::size_t>(place)]);
            if (latent) {
                wanted.push_back({row->id(), place, std::move(*latent), offsets});
            }
        }
    }
    return wanted;
}

void DirectionsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_pictures->look();
    m_named->look();
}

void DirectionsPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_pictures->update();  // nobody sees them any more
    m_named->look();
}

void DirectionsPanel::showMenu(const QString& id, QPoint globalPosition) {
    DirectionRow* row = m_list->row(id);
    if (m_store.find(id) == nullptr || row == nullptr) {
        return;
    }
    QStringList others;
    for (const DirectionRow* one : m_list->rows()) {
        others.append(one->id());
    }
    DirectionMenu menu(m_store, m_edits, id, others, this);
    connect(&menu, &DirectionMenu::renameRequested, row->name(), &NameEdit::begin);
    connect(&menu, &DirectionMenu::teachRequested, this, [this, id] {
        m_store.marks().setTeaching(id);
        m_marks->setOpen(true);
    });
    m_document.endGesture();
    menu.exec(globalPosition);
    m_document.endGesture();
}

}  // namespace latentwalk
