// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/plane_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QRandomGenerator>
#include <QVBoxLayout>
#include <algorithm>

#include "core/plane/plane_path.h"
#include "ui/widgets/icons.h"

namespace latentwalk {
namespace {

constexpr int kFrame = 16;  // milliseconds
constexpr int kRest = 250;
constexpr std::size_t kMostVisited = 64;
constexpr int kMostOnPath = 16;
constexpr double kPathTolerance = 0.15;  // tiles
constexpr double kRoundTolerance = 0.3;
constexpr int kCorners = 4;

bool isSamePlane(const Plane& a, const Plane& b) {
    return a.kind == b.kind && a.across == b.across && a.up == b.up;
}

}  // namespace

PlanePanel::PlanePanel(RenderService& service, Document& document, const DirectionStore& store, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_tiles(new PlaneTiles(service, this)),
      m_axes(new PlaneAxes(document, store, this)),
      m_view(new PlaneView(*m_tiles, this)),
      m_add(new QPushButton(tr("&Add the missing anchors"), this)) {
    m_add->setToolTip(tr("Faces of random seeds join the walk until it has four anchors"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_axes);
    column->addWidget(m_view, 1);
    column->addWidget(m_add);
    column->addWidget(makeTools());
    m_soon.setSingleShot(true);
    m_soon.setInterval(kFrame);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_soon, &QTimer::timeout, this, &PlanePanel::refresh);
    connect(&m_rest, &QTimer::timeout, this, [this] { showPlane(std::make_shared<const SessionPlane>(present())); });
    connect(&document.place(), &WalkPlace::currentChanged, this, &PlanePanel::refreshSoon);
    connect(&document.plane(), &PlanePlace::changed, this, &PlanePanel::refreshSoon);
    connect(&store, &DirectionStore::changed, this, &PlanePanel::refreshSoon);
    connectView();
    m_add->hide();
    refresh();
}

QToolButton* PlanePanel::addTool(QBoxLayout* row, const char* icon, const QString& name, const QString& tip) {
    auto* tool = new QToolButton(this);
    tool->setIcon(latentwalk::icon(QString::fromLatin1(icon)));
    tool->setIconSize({20, 20});
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setAccessibleName(name);
    tool->setToolTip(tip);
    row->addWidget(tool);
    return tool;
}

QWidget* PlanePanel::makeTools() {
    auto* tools = new QWidget(this);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_middle = addTool(row, "middle", tr("To the middle"), tr("The face of the stage in the middle again (Home)"));
    m_out = addTool(row, "zoom-out", tr("Further apart"), tr("Larger steps from face to face (wheel, −)"));
    m_in = addTool(row, "zoom-in", tr("Nearer"), tr("Smaller steps from face to face (wheel, +)"));
    row->addStretch(1);
    m_draw = addTool(row, "path", tr("Draw a path"),
                     tr("Draw a line with the mouse: the walk then goes along it, and can be exported as a film"));
    m_draw->setCheckable(true);
    m_grid =
        addTool(row, "grid", tr("Save as a grid"), tr("Save the faces in sight as one picture that leads back here"));
    m_fill = addTool(row, "full-screen", tr("Full screen"), tr("The plane over the whole window; Escape goes back"));
    m_fill->setCheckable(true);
    connect(m_middle, &QToolButton::clicked, this, &PlanePanel::goToMiddle);
    connect(m_in, &QToolButton::clicked, m_view, &PlaneView::zoomIn);
    connect(m_out, &QToolButton::clicked, m_view, &PlaneView::zoomOut);
    connect(m_draw, &QToolButton::toggled, m_view, &PlaneView::setDrawing);
    connect(m_grid, &QToolButton::clicked, this, &PlanePanel::saveGrid);
    connect(m_fill, &QToolButton::toggled, this, &PlanePanel::fillRequested);
    connect(m_add, &QPushButton::clicked, this, &PlanePanel::addCorners);
    return tools;
}

void PlanePanel::connectView() {
    connect(m_view, &PlaneView::looked, this, [this] {
        if (m_document.plane().plane()) {
            Plane plane = *m_document.plane().plane();
            plane.x = m_view->plane().x;
            plane.y = m_view->plane().y;
            plane.zoom = m_view->plane().zoom;
            m_document.plane().setPlane(plane);
        }
    });
    connect(m_view, &PlaneView::placeChosen, this, &PlanePanel::take);
    connect(m_view, &PlaneView::menuRequested, this, &PlanePanel::showMenu);
    connect(m_view, &PlaneView::middleRequested, this, &PlanePanel::goToMiddle);
    connect(m_view, &PlaneView::pathDrawn, this, &PlanePanel::walkAlong);
}

void PlanePanel::setCheckpoint(const CheckpointInfo& info) {
    m_scales = info.architecture.scaleCount();
    m_tiles->setCheckpoint(info);
    m_shown.reset();
    m_axes->setGrowing(std::count(info.heads.begin(), info.heads.end(), true) > 1);
    // Another model's directions say nothing about this one. What a session brings comes after this.
    if (m_model && *m_model != info.modelKey()) {
        m_document.plane().clear();
        m_axes->setNamed({});
    }
    m_model = info.modelKey();
    refreshSoon();
}

void PlanePanel::setNamed(const std::vector<NamedDirection>& named) {
    m_axes->setNamed(named);
    refreshSoon();
}

void PlanePanel::refreshSoon() {
    if (isVisible() && !m_soon.isActive()) {
        m_soon.start();
    }
}

void PlanePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshSoon();
}

void PlanePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && (m_draw->isChecked() || m_fill->isChecked())) {
        (m_draw->isChecked() ? m_draw : m_fill)->setChecked(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

void PlanePanel::refresh() {
    if (m_model && isVisible()) {
        m_axes->begin();
    }
    auto plane = std::make_shared<const SessionPlane>(present());
    const bool newAxes =
        !m_shown || !isSamePlane(plane->plane(), m_shown->plane()) || plane->empty() != m_shown->empty();
    if (newAxes) {
        showPlane(plane);
        // Whoever chooses other axes begins at the face of now; a session says itself where it was looked at.
        if (m_view->plane().x == 0 && m_view->plane().y == 0) {
            goToMiddle();
        }
    } else if (!plane->showsSame(*m_shown)) {
        m_rest.start();
    } else {
        m_rest.stop();
    }
    const Plane now = m_document.plane().plane().value_or(Plane{});
    if (m_view->plane() != now) {
        m_view->setPlane(now, plane->across(), plane->up());
    }
    m_view->setHere(hereOn(*plane));
}

// Pictures of other faces begin to come.
void PlanePanel::showPlane(std::shared_ptr<const SessionPlane> plane) {
    m_rest.stop();
    const QString text = m_model ? emptyText(*plane) : tr("No model is open.");
    m_shown = plane;
    m_tiles->setPlane(text.isEmpty() ? plane : nullptr);
    m_view->setWords(m_axes->wordsOf(plane->plane().across, true), m_axes->wordsOf(plane->plane().up, false));
    m_view->setPlane(plane->plane(), plane->across(), plane->up());
    m_view->setEmptyText(text);
    m_add->setVisible(m_model && plane->plane().kind == PlaneKind::Corners && plane->empty());
    for (QToolButton* tool : {m_middle, m_in, m_out, m_draw, m_grid}) {
        tool->setEnabled(text.isEmpty());
    }
}

QString PlanePanel::emptyText(const SessionPlane& plane) const {
    if (!plane.empty()) {
        return {};
    }
    if (plane.plane().kind == PlaneKind::Corners) {
        return tr("A plane between four anchors needs a walk with four of them; this one has %n.", nullptr,
                  m_document.anchors().count());
    }
    return tr(
        "A plane shows the face of the stage, changed along two axes. Choose them above: directions, once the "
        "Directions panel has found some, the walk, or growth.");
}

// Between corners nothing but memory says where a face is from.
std::optional<PlanePoint> PlanePanel::hereOn(const SessionPlane& plane) const {
    const auto& aside = m_document.place().aside();
    if (plane.empty() || plane.plane().kind == PlaneKind::Axes || !aside) {
        return plane.here();
    }
    const auto found = std::find_if(m_visited.rbegin(), m_visited.rend(), [&](const PlanePoint& place) {
        return plane.goTo(place).aside->components == aside->components;
    });
    return found != m_visited.rend() ? std::optional(*found) : std::nullopt;
}

void PlanePanel::goToMiddle() {
    const auto& plane = m_document.plane().plane();
    if (!plane) {
        return;
    }
    const SessionPlane faces = present();
    const PlanePoint usual = plane->kind == PlaneKind::Corners ? PlanePoint{0.5, 0.5} : PlanePoint{};
    const PlanePoint middle =
        hereOn(faces).value_or(PlanePoint{faces.across().nearest(usual.x), faces.up().nearest(usual.y)});
    Plane next = *plane;
    next.x = middle.x;
    next.y = middle.y;
    m_document.plane().setPlane(next);
    m_view->setPlane(next, faces.across(), faces.up());
}

void PlanePanel::take(PlanePoint place, bool byKey) {
    const SessionPlane plane = present();
    if (plane.empty()) {
        return;
    }
    if (plane.plane().kind == PlaneKind::Corners) {
        std::erase(m_visited, place);
        m_visited.push_back(place);
        if (m_visited.size() > kMostVisited) {
            m_visited.erase(m_visited.begin());
        }
    }
    m_document.plane().goTo(plane, place, byKey ? QStringLiteral("plane") : QString());
    m_view->setHere(hereOn(present()));
}

void PlanePanel::showMenu(PlanePoint place, const QPoint& globalPosition) {
    QMenu menu(this);
    const auto pin = [this, place](int anchor) { m_document.plane().pin(present(), place, anchor); };
    const int last = m_document.anchors().count() - 1;
    connect(menu.addAction(tr("&Go there")), &QAction::triggered, this, [this, place] { take(place, false); });
    menu.addSeparator();
    connect(menu.addAction(icon(QStringLiteral("pin")), tr("Pin as anchor &A")), &QAction::triggered, this,
            [pin] { pin(0); });
    connect(menu.addAction(icon(QStringLiteral("pin")), tr("Pin as anchor &B")), &QAction::triggered, this,
            [pin, last] { pin(last); });
    connect(menu.addAction(icon(QStringLiteral("add")), tr("&Insert into the walk")), &QAction::triggered, this,
            [this, place, last] { m_document.plane().insert(present(), place, last); });
    menu.exec(globalPosition);
}

void PlanePanel::walkAlong(const std::vector<PlanePoint>& drawn) {
    const SessionPlane plane = present();
    if (plane.empty()) {
        return;
    }
    const int level = planeLevel(plane.plane().zoom);
    const PlanePoint step{planeStep(plane.plane(), plane.plane().across, level),
                          planeStep(plane.plane(), plane.plane().up, level)};
    // In tiles, in which both axes are alike.
    std::vector<PlanePoint> tiles;
    for (const PlanePoint& place : drawn) {
        tiles.push_back({plane.across().nearest(place.x) / step.x, plane.up().nearest(place.y) / step.y});
    }
    const bool round = isRound(tiles, kRoundTolerance);
    std::vector<PlanePoint> path = fewPoints(tiles, kPathTolerance, kMostOnPath);
    if (path.size() < 2) {
        emit told(tr("A path goes over more than one face: press the mouse and draw a line."));
        return;
    }
    if (round && path.size() > 2) {
        path.pop_back();
    }
    for (PlanePoint& point : path) {
        point = {point.x * step.x, point.y * step.y};
    }
    m_document.plane().walkAlong(plane, path, round && path.size() > 2);
    m_draw->setChecked(false);
    emit told(tr("The walk goes along your path now, over %n anchors. Undo brings back the one before.", nullptr,
                 m_document.anchors().count()));
}

void PlanePanel::addCorners() {
    QList<quint64> seeds;
    for (int i = m_document.anchors().count(); i < kCorners; ++i) {
        seeds.append(QRandomGenerator::global()->bounded(100'000));
    }
    m_document.plane().addAnchors(seeds);
}

void PlanePanel::saveGrid() {
    const SessionPlane plane = present();
    if (plane.empty()) {
        return;
    }
    // A face beside the walk is nothing that a session knows: it becomes its only anchor.
    const bool onWalk = plane.plane().kind == PlaneKind::Corners || plane.plane().across.kind == PlaneAxisKind::Walk ||
                        plane.plane().up.kind == PlaneAxisKind::Walk;
    Session session = onWalk ? m_document.session() : m_document.place().sessionOfCurrent();
    const QSize tiles = m_view->tilesInSight();
    session.grid.cells = GridCells::Plane;
    session.grid.columns = tiles.width();
    session.grid.steps = std::int64_t{tiles.width()} * tiles.height();
    emit gridRequested(session);
}

}  // namespace latentwalk
