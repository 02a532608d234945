// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSettings>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

#include "ui/gallery/gallery_menu.h"
#include "ui/widgets/icons.h"

namespace latentwalk {
namespace {

using namespace std::chrono_literals;

constexpr auto kFrame = 16ms;      // oftener than the screen shows it, nothing needs to be fetched anew
constexpr auto kRest = 150ms;      // after which a slider is taken to rest
constexpr auto kSettled = 1000ms;  // after which a place is worth remembering

const QString kSize = QStringLiteral("gallery/size");
const QString kPlace = QStringLiteral("gallery/place");

}  // namespace

GalleryPanel::GalleryPanel(RenderService& service, ThumbnailSupply::Options options, QWidget* parent)
    : QWidget(parent),
      m_thumbnails(service, std::move(options), this),
      m_model(m_favourites, m_thumbnails),
      m_seed(new SeedEdit(this)),
      m_size(new QSlider(Qt::Horizontal, this)),
      m_findBar(new FindBar(service, this)),
      m_view(new GalleryView(this)),
      m_fetching(this),
      m_resizing(this) {
    m_shuffle = makeButton(QStringLiteral("random"), tr("Shuffle"), tr("Go on at a random seed"));
    m_favouritesOnly =
        makeButton(QStringLiteral("star"), tr("Favourites only"), tr("Show only the faces that you marked with F"));
    m_favouritesOnly->setCheckable(true);
    m_find = makeButton(QStringLiteral("search"), tr("Find faces"),
                        tr("Find faces like one, or faces that smile or look to the left (Ctrl+F)"));
    m_find->setObjectName(QStringLiteral("findFaces"));
    m_find->setCheckable(true);
    m_findBar->hide();
    for (QTimer* timer : {&m_fetching, &m_resizing, &m_saving}) {
        timer->setSingleShot(true);
    }
    m_fetching.setInterval(kFrame);
    m_resizing.setInterval(kRest);
    m_saving.setInterval(kSettled);
    m_view->setModel(&m_model);
    compose();
    connectAll();
    bool isNumber = false;
    const int side = QSettings().value(kSize).toInt(&isNumber);
    setSide(isNumber ? side : GalleryView::kDefaultSide);
    explainEmptiness();
}

GalleryPanel::~GalleryPanel() {
    if (m_saving.isActive()) {
        saveSettings();
    }
    // It refers to the model, which is gone before the children are.
    m_view->disconnect(this);
    delete m_view;
}

QToolButton* GalleryPanel::makeButton(const QString& iconName, const QString& name, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

void GalleryPanel::compose() {
    m_seed->setPlaceholderText(tr("Go to seed"));
    m_seed->setAccessibleName(tr("Go to seed"));
    m_seed->setToolTip(tr("Type a seed and press Return to see its face (G)"));
    m_seed->setMinimumWidth(72);
    m_size->setRange(GalleryView::kSmallestSide, GalleryView::kLargestSide);
    m_size->setSingleStep(8);
    m_size->setPageStep(32);
    m_size->setFocusPolicy(Qt::TabFocus);
    m_size->setFixedWidth(72);
    m_size->setAccessibleName(tr("Size of the faces"));
    m_size->setToolTip(tr("Size of the faces (Ctrl and the wheel)"));
    m_size->installEventFilter(this);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    row->addWidget(m_seed, 1);
    row->addWidget(m_shuffle);
    row->addWidget(m_favouritesOnly);
    row->addWidget(m_find);
    row->addSpacing(4);
    row->addWidget(m_size);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_findBar);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
}

void GalleryPanel::connectAll() {
    connect(m_seed, &SeedEdit::seedEntered, this, [this](quint64 seed) {
        // Empty again, so that the same seed can be asked for a second time.
        m_seed->setSeed(std::nullopt);
        jumpTo(seed);
        m_view->setFocus();
        emit seedChosen(seed);
    });
    connect(m_shuffle, &QToolButton::clicked, this, &GalleryPanel::shuffle);
    connect(m_favouritesOnly, &QToolButton::toggled, this, &GalleryPanel::setFavouritesOnly);
    connect(m_find, &QToolButton::toggled, this, &GalleryPanel::setFinding);
    connect(m_findBar, &FindBar::foundChanged, this, &GalleryPanel::showFound);
    connect(m_findBar, &FindBar::cleared, this, &GalleryPanel::showAllSeeds);
    connect(m_findBar, &FindBar::failed, this, &GalleryPanel::failed);
    connect(m_size, &QSlider::valueChanged, this, &GalleryPanel::setSide);

    connect(m_view, &GalleryView::seedChosen, this, &GalleryPanel::seedChosen);
    connect(m_view, &GalleryView::favouriteToggled, this, &GalleryPanel::toggleFavourite);
    connect(m_view, &GalleryView::sideRequested, m_size, &QSlider::setValue);
    connect(m_view, &GalleryView::menuRequested, this, &GalleryPanel::showMenu);
    connect(m_view, &GalleryView::sightChanged, this, [this] {
        if (!m_fetching.isActive()) {
            m_fetching.start();
        }
    });
    connect(&m_fetching, &QTimer::timeout, this, &GalleryPanel::fetch);
    connect(&m_resizing, &QTimer::timeout, this, &GalleryPanel::fetch);
    connect(&m_saving, &QTimer::timeout, this, &GalleryPanel::saveSettings);
    connect(&m_favourites, &Favourites::changed, this, &GalleryPanel::favouritesChanged);
    connect(&m_model, &GalleryModel::marked, this, &GalleryPanel::marked);
    connect(&m_thumbnails, &ThumbnailSupply::failed, this, &GalleryPanel::failed);
}

// The arrows belong to the slider that has the focus, not to the walk.
bool GalleryPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void GalleryPanel::setModel(const CheckpointInfo& info, const QString& pictureKey, const QString& modelKey) {
    const auto top = m_model.seedAt(m_view->topRow());
    m_thumbnails.setModel(info, pictureKey);
    m_favourites.setModelKey(modelKey, {info.formerModelKeys(), info.beginningsOfOldestKeys()});
    m_model.setModelKey(modelKey);
    m_findBar->setModel(info);
    explainEmptiness();
    if (!std::exchange(m_restored, true)) {
        restorePlace();
    } else if (top) {
        m_view->showAtTop(m_model.rowNear(*top));
    }
    m_fetching.start();
}

void GalleryPanel::clearModel() {
    m_thumbnails.clearModel();
    m_favourites.setModelKey({});
    m_model.clearModel();
    m_findBar->clearModel();
    explainEmptiness();
}

QJsonObject GalleryPanel::findToJson() const {
    return m_find->isChecked() ? m_findBar->toJson() : QJsonObject();
}

void GalleryPanel::findFromJson(const QJsonObject& json) {
    if (json.isEmpty()) {
        m_findBar->reset();
        setFinding(false);
        return;
    }
    setFinding(true);
    m_findBar->takeJson(json);
}

void GalleryPanel::setFinding(bool finding) {
    m_find->setChecked(finding);
    if (finding == m_findBar->isVisibleTo(this)) {
        return;
    }
    m_findBar->setVisible(finding);
    if (finding) {
        setFavouritesOnly(false);
        m_findBar->setFocus();
        m_findBar->search();
    } else {
        m_findBar->rest();
        showAllSeeds();
    }
}

void GalleryPanel::showFound(const std::vector<quint64>& seeds) {
    if (m_model.favouritesOnly()) {
        m_model.setFound(seeds);
        return;
    }
    if (!m_model.showsFound()) {
        m_placeAmongAll = m_model.seedAt(m_view->topRow()).value_or(m_placeAmongAll);
    }
    const auto top = m_model.showsFound() ? m_view->topRow() : 0;
    m_model.setFound(seeds);
    explainEmptiness();
    m_view->showAtTop(std::min(top, std::max(0, m_model.rowCount() - 1)));
    m_fetching.start();
}

void GalleryPanel::showAllSeeds() {
    if (!m_model.showsFound()) {
        m_model.setFound(std::nullopt);
        return;
    }
    m_model.setFound(std::nullopt);
    explainEmptiness();
    m_model.include(m_placeAmongAll);
    m_view->showAtTop(m_model.rowNear(m_placeAmongAll));
}

void GalleryPanel::explainEmptiness() {
    m_view->setEmptyText(m_model.hasModel() ? tr("No favourites yet: press F on a face you like")
                                            : tr("Open a model to see its faces"));
}

void GalleryPanel::setFavouritesOnly(bool only) {
    m_favouritesOnly->setChecked(only);
    m_favouritesOnly->setIcon(icon(only ? QStringLiteral("star-filled") : QStringLiteral("star")));
    if (only == m_model.favouritesOnly()) {
        return;
    }
    if (only && !m_model.showsFound()) {
        m_placeAmongAll = m_model.seedAt(m_view->topRow()).value_or(0);
    }
    m_model.setFavouritesOnly(only);
    m_view->showAtTop(only || m_model.showsFound() ? 0 : m_model.rowNear(m_placeAmongAll));
}

void GalleryPanel::setCurrentSeed(std::optional<quint64> seed, bool reveal) {
    m_view->setShownSeed(seed);
    if (seed && reveal) {
        if (m_model.rowOf(*seed) < 0 && !m_model.favouritesOnly() && !m_model.showsFound()) {
            m_model.include(*seed);
        }
        m_view->scrollTo(m_model.index(m_model.rowOf(*seed)));
    }
}

void GalleryPanel::focusSeedField() {
    m_seed->setFocus(Qt::ShortcutFocusReason);
    m_seed->selectAll();
}

void GalleryPanel::jumpTo(quint64 seed) {
    if (!m_favourites.contains(seed)) {
        setFavouritesOnly(false);
    }
    if (m_model.showsFound() && m_model.rowOf(seed) < 0) {
        setFinding(false);
    }
    if (!m_model.favouritesOnly() && !m_model.showsFound()) {
        m_model.include(seed);
    }
    const int row = m_model.rowOf(seed);
    m_view->setCurrentIndex(m_model.index(row));
    m_view->showAtTop(row);
}

void GalleryPanel::setSide(int side) {
    m_size->setValue(side);
    m_view->setSide(side);
    m_resizing.start();
    m_saving.start();
}

// Tells the supply what is in sight now, and what will be after a screenful in the direction of scrolling, or back.
void GalleryPanel::fetch() {
    const GalleryView::Rows rows = m_view->visibleRows();
    if (!m_resizing.isActive()) {
        m_thumbnails.setShape(m_view->shape());
    }
    std::vector<quint64> visible;
    std::vector<quint64> ahead;
    std::vector<quint64> behind;
    const auto add = [this](std::vector<quint64>& seeds, int row) {
        if (const auto seed = m_model.seedAt(row)) {
            seeds.push_back(*seed);
        }
    };
    for (int i = 0; i < rows.count; ++i) {
        add(visible, rows.first + i);
        add(ahead, rows.first + rows.count + i);
        add(behind, rows.first - 1 - i);
    }
    if (rows.first < m_lastTop) {
        std::swap(ahead, behind);
    }
    m_lastTop = rows.first;
    ahead.insert(ahead.end(), behind.begin(), behind.end());
    m_thumbnails.setWanted(std::move(visible), std::move(ahead));
    if (rows.count > 0) {
        m_saving.start();
    }
}

void GalleryPanel::showMenu(const QModelIndex& index, const QPoint& globalPosition) {
    const quint64 seed = *m_model.seedAt(index.row());
    QList<quint64> seeds = m_view->selectedSeeds();
    if (!seeds.contains(seed)) {
        seeds = {seed};
    }
    auto* menu = new GalleryMenu(m_favourites, m_model, seed, seeds, this);
    connect(menu, &GalleryMenu::seedChosen, this, &GalleryPanel::seedChosen);
    connect(menu, &GalleryMenu::pinRequested, this, &GalleryPanel::pinRequested);
    connect(menu, &GalleryMenu::insertRequested, this, &GalleryPanel::insertRequested);
    connect(menu, &GalleryMenu::likeRequested, this, [this](quint64 liked) {
        setFinding(true);
        m_findBar->findLike(liked);
    });
    connect(menu, &GalleryMenu::familyRequested, this, &GalleryPanel::familyRequested);
    connect(menu, &GalleryMenu::saveRequested, this, &GalleryPanel::saveRequested);
    connect(menu, &GalleryMenu::gridRequested, this, &GalleryPanel::gridRequested);
    menu->popup(globalPosition);
}

void GalleryPanel::restorePlace() {
    bool isSeed = false;
    const quint64 seed = QSettings().value(kPlace).toString().toULongLong(&isSeed);
    if (isSeed) {
        m_placeAmongAll = seed;
        m_model.include(seed);
        if (!m_model.favouritesOnly() && !m_model.showsFound()) {
            m_view->showAtTop(m_model.rowNear(seed));
        }
    }
}

void GalleryPanel::saveSettings() {
    m_saving.stop();
    QSettings settings;
    settings.setValue(kSize, m_view->side());
    const quint64 place = m_model.favouritesOnly() || m_model.showsFound()
                              ? m_placeAmongAll
                              : m_model.seedAt(m_view->topRow()).value_or(m_placeAmongAll);
    if (m_restored) {
        settings.setValue(kPlace, QString::number(place));
    }
}

}  // namespace latentwalk
