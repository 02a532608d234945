// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/photo_dialog.h"

#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "ui/photo/quiet_label.h"
#include "ui/photo/read/photo_formats.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {
namespace {

constexpr int kRightWidth = 240;
constexpr int kListWidth = 192;
const QString kGhostKey = QStringLiteral("photo/ghost");

}  // namespace

PhotoDialog::PhotoDialog(ModelFaces& model, FindFaces find, QWidget* parent)
    : QDialog(parent), m_model(model), m_photos(model, std::move(find)) {
    setObjectName(QStringLiteral("photoDialog"));
    setWindowTitle(tr("Your own photo"));
    setAcceptDrops(true);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(makeLeft());
    columns->addWidget(makeMiddle(), 1);
    columns->addWidget(makeRight());
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 24, 24, 16);
    rows->setSpacing(16);
    rows->addLayout(columns, 1);
    rows->addLayout(makeButtons());
    connectParts();
    m_ghost->setValue(QSettings().value(kGhostKey, 25).toInt());
    showModel();
    showPhoto();
    resize(864, 600);
}

QWidget* PhotoDialog::makeLeft() {
    m_left = new QWidget(this);
    m_left->setFixedWidth(kListWidth);
    m_list = new PhotoList(m_left);
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addWidget(quietLabel(tr("They become the anchors of a new walk, in this order."), m_left));
    return m_left;
}

QWidget* PhotoDialog::makeMiddle() {
    auto* middle = new QWidget(this);
    m_view = new PointsView(middle);
    m_note = new QLabel(middle);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // As high with one sentence as with another, or the photo would move under the hand.
    m_note->setMinimumHeight(2 * m_note->fontMetrics().lineSpacing());
    m_again = new QPushButton(tr("As f&ound"), middle);
    m_again->setToolTip(tr("The three points back to where they were found"));
    m_again->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_note, 1);
    row->addWidget(m_again, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    return middle;
}

QWidget* PhotoDialog::makeRight() {
    auto* right = new QWidget(this);
    right->setFixedWidth(kRightWidth);
    m_crop = new CropView(right);
    m_crop->setFixedSize(kRightWidth, kRightWidth);
    QLayout* ghost = makeGhost();  // before the choices, as Tab goes
    m_choices = new PhotoChoices(right);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_crop);
    column->addLayout(ghost);
    column->addWidget(quietLabel(tr("The model paints from the brows to the chin; ears and hair are cut."), right));
    column->addSpacing(16);
    column->addWidget(m_choices);
    column->addStretch(1);
    return right;
}

QLayout* PhotoDialog::makeGhost() {
    m_ghost = new QSlider(Qt::Horizontal, this);
    m_ghost->setRange(0, 100);
    m_ghost->setPageStep(20);
    m_ghost->setAccessibleName(tr("Mean face"));
    m_ghost->setToolTip(
        tr("The mean of the model’s faces over the photo, like a ghost: eyes and mouth lie on each other when the "
           "points are right"));
    m_ghostLabel = new QLabel(tr("&Mean face"), this);
    m_ghostLabel->setBuddy(m_ghost);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_ghostLabel);
    row->addWidget(m_ghost, 1);
    return row;
}

QLayout* PhotoDialog::makeButtons() {
    m_add = new QPushButton(tr("&Add photos…"), this);
    m_add->setAutoDefault(false);
    m_add->setToolTip(tr("Several photos become a walk from face to face"));
    auto* words = quietLabel(
        tr("Works best with one face, looking at the camera, evenly lit. Everything stays on this computer."), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_find = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_find->setObjectName(QStringLiteral("findFace"));
    m_find->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &PhotoDialog::search);
    connect(buttons, &QDialogButtonBox::rejected, this, &PhotoDialog::reject);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_add);
    row->addWidget(words, 1);
    row->addWidget(buttons);
    return row;
}

void PhotoDialog::connectParts() {
    connect(&m_photos, &PhotoSet::changed, this, &PhotoDialog::showChanged);
    connect(&m_preview, &CropPreview::done, m_crop, &CropView::setCrop);
    connect(&m_model, &ModelFaces::changed, this, &PhotoDialog::showModel);
    connect(m_list, &PhotoList::chosenChanged, this, &PhotoDialog::showPhoto);
    connect(m_list, &PhotoList::removed, this, [this](int id) {
        m_photos.remove(id);
        showPhoto();
    });
    connect(m_view, &PointsView::pointsChanged, this,
            [this](const faces::FacePoints& points) { m_photos.setPoints(m_list->chosen(), points); });
    connect(m_view, &PointsView::faceChosen, this, [this](int face) { m_photos.chooseFace(m_list->chosen(), face); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_photos.chooseFace(m_list->chosen(), 0); });
    connect(m_add, &QPushButton::clicked, this, &PhotoDialog::askForPhotos);
    connect(m_ghost, &QSlider::valueChanged, this, [this](int share) { m_crop->setGhostShare(share / 100.0); });
}

void PhotoDialog::add(const QList<PhotoSource>& photos) {
    for (const PhotoSource& source : photos) {
        m_list->add(m_photos.add(source), source.name);
    }
    if (m_list->chosen() < 0 && m_list->count() > 0) {
        m_list->choose(m_list->ids().constFirst());
    }
    showPhoto();
}

void PhotoDialog::clear() {
    m_photos.clear();
    m_list->clear();
    showPhoto();
}

void PhotoDialog::askForPhotos() {
    QList<PhotoSource> photos;
    for (const QString& path : askPhotoFiles(this, photoPatterns())) {
        photos.append(photoIn(path));
    }
    add(photos);
}

// A photograph was read, or its points moved.
void PhotoDialog::showChanged(int id) {
    const PhotoSet::Photo* photo = m_photos.at(id);
    if (photo->read && !m_view->shows(photo->read->shown)) {
        m_list->setPicture(id, photo->read->shown);
    }
    m_list->setNote(id, m_photos.shortNoteOf(id), !photo->failure.isEmpty());
    if (id != m_list->chosen()) {
        showStanding();
    } else if (photo->read && m_view->shows(photo->read->shown)) {
        m_view->setPoints(photo->points);
        showStanding();
        cut();
    } else {
        showPhoto();
    }
}

// The chosen photograph with its points.
void PhotoDialog::showPhoto() {
    m_left->setVisible(m_photos.size() > 1);
    const PhotoSet::Photo* photo = m_photos.at(m_list->chosen());
    if (photo != nullptr && photo->read) {
        const QSize size(static_cast<int>(photo->read->picture->width), static_cast<int>(photo->read->picture->height));
        m_view->setPhoto(photo->read->shown, size, photo->read->faces, photo->points);
    } else {
        m_view->setEmptyText(photo == nullptr           ? tr("Drop a photo here, or add one.")
                             : photo->failure.isEmpty() ? tr("Reading %1 …").arg(photo->source.name)
                                                        : photo->failure);
        m_view->setPhoto({}, {}, {}, {});
        m_preview.forget();
        m_crop->setCrop({});
    }
    showStanding();
    cut();
}

// What is said of it, and whether the search can begin.
void PhotoDialog::showStanding() {
    const PhotoSet::Photo* photo = m_photos.at(m_list->chosen());
    m_note->setText(m_photos.noteOf(m_list->chosen()));
    m_again->setVisible(photo != nullptr && photo->read && !photo->read->faces.empty());
    m_again->setEnabled(photo != nullptr && photo->moved);
    m_find->setText(m_photos.size() > 1 ? tr("Find these &faces") : tr("Find this &face"));
    const QString obstacle = m_photos.obstacle();
    m_find->setEnabled(obstacle.isEmpty());
    m_find->setToolTip(obstacle.isEmpty() ? tr("Looks for the face among those that the model paints") : obstacle);
}

void PhotoDialog::showModel() {
    m_view->setTarget(m_model.points());
    m_crop->setGhost(m_model.mean());
    m_ghost->setEnabled(m_crop->hasGhost());
    m_ghostLabel->setEnabled(m_crop->hasGhost());
    showStanding();
    cut();
}

void PhotoDialog::cut() {
    if (const PhotoSet::Photo* photo = m_photos.at(m_list->chosen()); photo != nullptr && photo->read) {
        const auto side = static_cast<std::int64_t>(kRightWidth * devicePixelRatioF());
        m_preview.cut({photo->read->picture, photo->points, m_model.points(), side});
    }
}

void PhotoDialog::search() {
    if (!m_photos.obstacle().isEmpty()) {
        return;
    }
    m_choices->save();
    QSettings().setValue(kGhostKey, m_ghost->value());
    const SearchOrder order{m_photos.ordered(m_list->ids()), m_model.points(), m_choices->seconds(),
                            m_choices->isCloser()};
    accept();
    emit searchRequested(order);
}

void PhotoDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_model.prepare();
}

void PhotoDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void PhotoDialog::dropEvent(QDropEvent* event) {
    QList<PhotoSource> photos;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            photos.append(photoIn(url.toLocalFile()));
        }
    }
    add(photos);
    event->acceptProposedAction();
}

}  // namespace latentwalk
