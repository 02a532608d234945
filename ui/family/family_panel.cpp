// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_panel.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/background/sentence.h"
#include "ui/family/family_texts.h"
#include "ui/family/family_use.h"
#include "ui/family/screen_tiles.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/seed_mime.h"

namespace latentwalk {
namespace {

constexpr int kFrame = 16;  // milliseconds

}  // namespace

FamilyPanel::FamilyPanel(RenderService& service, Document& document, const std::filesystem::path& namedFolder,
                         QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_breeding(document, namedFolder),
      m_start(new FamilyStart(this)),
      m_work(new QWidget(this)),
      m_parents(new FaceTiles(FaceTiles::Kind::Rows, service, m_work)),
      m_screen(new FaceTiles(FaceTiles::Kind::Screen, service, m_work)),
      m_tools(new FamilyTools(document, m_work)),
      m_menu(new FamilyMenu(document, this)) {
    setAcceptDrops(true);
    m_parents->setAccessibleName(tr("Parents and kept faces"));
    m_screen->setAccessibleName(tr("Children"));
    compose();
    connectTiles(*m_parents);
    connectTiles(*m_screen);
    connectMenu(*m_menu);
    connectBreeding();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kFrame);
    connect(&m_soon, &QTimer::timeout, this, &FamilyPanel::refresh);
    connect(&document.family(), &FamilyRecord::changed, this, &FamilyPanel::refresh);
    connect(&document.place(), &WalkPlace::currentChanged, this, &FamilyPanel::refreshSoon);
    connect(m_start, &FamilyStart::startRequested, this, qOverload<FamilySource>(&FamilyPanel::startFrom));
    connect(m_tools, &FamilyTools::breedRequested, this, &FamilyPanel::breed);
    refresh();
}

void FamilyPanel::compose() {
    auto* work = new QVBoxLayout(m_work);
    work->setContentsMargins(8, 8, 8, 8);
    work->setSpacing(8);
    work->addWidget(makeHead());
    work->addWidget(m_parents);
    work->addWidget(makeEditedNote());
    work->addWidget(m_screen, 1);
    work->addWidget(m_tools);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_start, 1);
    column->addWidget(m_work, 1);
}

QWidget* FamilyPanel::makeHead() {
    auto* head = new QWidget(m_work);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_title = new QLabel(head);
    m_title->setMinimumWidth(1);
    const auto add = [&](const char* iconName, const QString& name, const QString& tip) {
        auto* button = new QToolButton(head);
        button->setIcon(icon(QString::fromLatin1(iconName)));
        button->setIconSize({20, 20});
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(name);
        button->setToolTip(tip);
        row->addWidget(button);
        return button;
    };
    m_back = add("back", tr("Back to the parents' generation"),
                 tr("Back to the generation that this one was made from (Backspace)"));
    row->addWidget(m_title, 1);
    m_add = add("add", tr("Add the face on the stage"),
                tr("Choose the face on the stage as a parent, as its sliders have it"));
    m_more = add("more", tr("More"), tr("Walk, blend, grid, film and tree of the chosen faces"));
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_back, &QToolButton::clicked, this, &FamilyPanel::goBack);
    connect(m_add, &QToolButton::clicked, this, &FamilyPanel::adopt);
    return head;
}

QWidget* FamilyPanel::makeEditedNote() {
    m_edited = new QFrame(m_work);
    m_edited->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(m_edited);
    row->setContentsMargins(8, 4, 4, 4);
    auto* text = new QLabel(tr("Sliders have changed this face."), m_edited);
    text->setWordWrap(true);
    auto* use = new QPushButton(tr("&Use as a parent"), m_edited);
    use->setToolTip(tr("The face as it is now joins the chosen ones; the sliders go back to the middle"));
    row->addWidget(text, 1);
    row->addWidget(use);
    connect(use, &QPushButton::clicked, this, &FamilyPanel::adopt);
    m_edited->hide();
    return m_edited;
}

void FamilyPanel::connectTiles(FaceTiles& tiles) {
    connect(&tiles, &FaceTiles::failed, this, &FamilyPanel::failed);
    connect(&tiles, &FaceTiles::lookRequested, this, &FamilyPanel::look);
    connect(&tiles, &FaceTiles::choiceRequested, &m_document.family(), &FamilyRecord::setChosen);
    connect(&tiles, &FaceTiles::pinRequested, &m_document.family(), &FamilyRecord::setPinned);
    connect(&tiles, &FaceTiles::menuRequested, this, &FamilyPanel::showMenu);
}

void FamilyPanel::connectMenu(FamilyMenu& menu) {
    connect(&menu, &FamilyMenu::lookRequested, this, &FamilyPanel::look);
    connect(&menu, &FamilyMenu::nameRequested, this, &FamilyPanel::askName);
    connect(&menu, &FamilyMenu::gridRequested, this, &FamilyPanel::gridRequested);
    connect(&menu, &FamilyMenu::filmRequested, this, &FamilyPanel::filmRequested);
    connect(&menu, &FamilyMenu::treeRequested, this, &FamilyPanel::treeRequested);
    connect(&menu, &FamilyMenu::told, this, &FamilyPanel::told);
}

void FamilyPanel::connectBreeding() {
    // What has the focus now may be off, or gone, when the children come.
    connect(&m_breeding, &Breeding::started, this, [this] {
        const QWidget* focus = QApplication::focusWidget();
        m_keysHere = focus == nullptr || isAncestorOf(focus);
        m_tools->setBusy(true);
    });
    connect(&m_breeding, &Breeding::failed, this, [this](const QString& sentence) {
        m_tools->setBusy(false);
        emit failed(sentence);
    });
    connect(&m_breeding, &Breeding::dropped, this, [this] { m_tools->setBusy(false); });
    connect(&m_breeding, &Breeding::bred, this, [this] {
        m_tools->setBusy(false);
        const Family& family = m_document.family().family();
        look(family.generation(*family.shown())->faces.front().id);
        if (m_keysHere) {
            m_screen->focusCurrent(Qt::OtherFocusReason);
        }
    });
}

void FamilyPanel::setCheckpoint(const CheckpointInfo& info) {
    m_model = true;
    m_breeding.setCheckpoint(info);
    m_parents->setCheckpoint(info);
    m_screen->setCheckpoint(info);
    m_tools->setBusy(false);
    m_start->setProblem(m_breeding.canBreed() ? QString() : tr("The weights of this model cannot be looked at"));
    if (isVisible()) {
        m_breeding.prepare();
    }
    refresh();
}

void FamilyPanel::setGallery(GallerySources sources) {
    m_gallery = std::move(sources);
    refreshSources();
}

void FamilyPanel::refreshSources() {
    if (!isVisible()) {
        return;  // until it is shown
    }
    const auto count = [](const auto& list) { return list ? static_cast<int>(list().size()) : 0; };
    m_start->setCounts(count(m_gallery.selected), count(m_gallery.favourites));
}

void FamilyPanel::startFrom(const QList<quint64>& seeds) {
    if (m_model && !seeds.isEmpty()) {
        const QList<quint64> some = seeds.mid(0, FamilyTools::kMost);
        if (some.size() < seeds.size()) {
            emit told(tr("The first %n of these faces are the parents.", nullptr, static_cast<int>(some.size())));
        }
        m_breeding.breedFrom(seedFounders(m_document, some));
    }
}

void FamilyPanel::startFrom(FamilySource source) {
    if (!m_model) {
        return;
    }
    switch (source) {
        case FamilySource::Nothing:
            m_breeding.spread();
            break;
        case FamilySource::Stage:
            m_breeding.breedFrom({shownFounder(m_document)}, true);
            break;
        case FamilySource::Anchors:
            m_breeding.breedFrom(anchorFounders(m_document));
            break;
        case FamilySource::Selected:
            startFrom(m_gallery.selected ? m_gallery.selected() : QList<quint64>());
            break;
        case FamilySource::Favourites:
            startFrom(m_gallery.favourites ? m_gallery.favourites() : QList<quint64>());
            break;
        case FamilySource::Photo:
            emit photoRequested();
            break;
    }
}

void FamilyPanel::takeFocus() {
    if (m_work->isVisibleTo(this)) {
        m_screen->focusCurrent(Qt::ShortcutFocusReason);
    } else {
        m_start->button(FamilySource::Nothing)->setFocus(Qt::ShortcutFocusReason);
    }
}

void FamilyPanel::breed() {
    if (m_document.family().family().chosen().empty()) {
        emit told(tr("Choose at least one face first: click its tick, or press Space on it."));
    } else if (!m_breeding.isRunning()) {
        m_breeding.breed();
    }
}

void FamilyPanel::goBack() {
    const Family& family = m_document.family().family();
    const Generation* shown = family.shown() ? family.generation(*family.shown()) : nullptr;
    if (shown != nullptr && shown->from) {
        m_document.family().show(*shown->from);
        m_screen->focusCurrent(Qt::OtherFocusReason);
    }
}

void FamilyPanel::look(FaceId face) {
    emit faceShown();
    m_document.family().look(face);
}

void FamilyPanel::adopt() {
    if (const auto problem = sentenceOf([this] { adoptShown(m_document); })) {
        emit failed(*problem);
    }
}

void FamilyPanel::askName(FaceId id) {
    const FamilyFace* face = m_document.family().family().face(id);
    if (face == nullptr) {
        return;
    }
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("nameFace"));
    dialog->setWindowTitle(tr("Name a face"));
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(QString::fromStdString(face->name));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, id](const QString& name) { m_document.family().rename(id, name); });
    dialog->open();
}

void FamilyPanel::showMenu(FaceId face, const QPoint& globalPosition) {
    auto* menu = new FamilyMenu(m_document, face, this);
    connectMenu(*menu);
    menu->popup(globalPosition);
}

void FamilyPanel::refreshSoon() {
    if (isVisible() && !m_soon.isActive()) {
        m_soon.start();
    }
}

void FamilyPanel::refresh() {
    const Family& family = m_document.family().family();
    m_start->setVisible(family.empty());
    m_work->setVisible(!family.empty());
    m_tools->refresh();
    if (family.empty()) {
        m_parents->setTiles({});
        m_screen->setTiles({});
        return;
    }
    const auto looked = m_document.family().lookedAt();
    const auto above = tilesAbove(family, looked);
    m_parents->setTiles(above);
    m_parents->setVisible(!above.empty());
    m_screen->setTiles(tilesOfScreen(family, looked));
    m_edited->setVisible(isShownEdited(m_document));
    const Generation* shown = family.generation(*family.shown());
    m_back->setEnabled(shown->from.has_value());
    m_title->setText(titleOfScreen(family));
}

void FamilyPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_breeding.prepare();
    refreshSources();
    refreshSoon();
}

void FamilyPanel::keyPressEvent(QKeyEvent* event) {
    if (m_work->isVisible() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        breed();
    } else if (m_work->isVisible() && event->key() == Qt::Key_Backspace) {
        goBack();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FamilyPanel::dragEnterEvent(QDragEnterEvent* event) {
    const QMimeData& dropped = *event->mimeData();
    if (m_model && (decodeSeed(dropped) || dropped.hasUrls() || dropped.hasImage())) {
        event->acceptProposedAction();
    }
}

void FamilyPanel::dropEvent(QDropEvent* event) {
    const QMimeData& dropped = *event->mimeData();
    event->acceptProposedAction();
    if (const auto seed = decodeSeed(dropped)) {
        take(*seed);
        return;
    }
    QStringList paths;
    for (const QUrl& url : dropped.urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    if (!paths.isEmpty()) {
        emit filesDropped(paths);
    } else if (const auto picture = qvariant_cast<QImage>(dropped.imageData()); !picture.isNull()) {
        emit pictureDropped(picture);
    }
}

// The first face starts a family; later ones join those that are chosen.
void FamilyPanel::take(quint64 seed) {
    if (m_document.family().family().empty()) {
        startFrom({seed});
    } else if (const auto problem = sentenceOf([this, seed] { adoptSeed(m_document, seed); })) {
        emit failed(*problem);
    }
}

}  // namespace latentwalk
