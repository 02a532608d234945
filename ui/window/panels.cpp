// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/panels.h"

#include <QStandardPaths>

#include "core/diagnosis/places.h"

namespace latentwalk {
namespace {

constexpr int kFrame = 16;  // milliseconds
constexpr int kRest = 300;

QString folderOf(const QString& name) {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u'/' + name;
}

ThumbnailSupply::Options thumbnails() {
    ThumbnailSupply::Options options;
    options.disk.folder =
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/thumbnails");
    return options;
}

}  // namespace

Panels::Panels(const PanelContext& context, Docks& docks, QObject* parent)
    : QObject(parent),
      m_context(context),
      m_gallery(new GalleryPanel(context.service, thumbnails())),
      m_directions(new DirectionsPanel(context.service, context.document, folderOf(QStringLiteral("directions")))),
      m_growth(new GrowthPanel(context.service, context.document, headsFolder())),
      m_plane(new PlanePanel(context.service, context.document, m_directions->store())),
      m_walkPlot(new WalkPlot),
      m_latentPlot(new LatentPlot),
      m_speedPlot(new SpeedPlot),
      m_measure(new WalkMeasure(context.service, context.document, this)),
      m_score(new ScoreAlongWalk(context.service, context.document, namedFolder(), *m_walkPlot, this)) {
    docks.add(m_gallery, QStringLiteral("galleryDock"), tr("Gallery"), Qt::LeftDockWidgetArea);
    m_family = new FamilyDocks({context.service, context.document, context.playback, context.messages}, docks,
                               *m_gallery, *m_directions->named(), this);
    m_training = new TrainingDocks(context.service, docks, this);
    docks.add(m_directions, QStringLiteral("directionsDock"), tr("Directions"), Qt::RightDockWidgetArea);
    docks.add(m_growth, QStringLiteral("growthDock"), tr("Growth"), Qt::RightDockWidgetArea);
    QDockWidget* plane = docks.add(m_plane, QStringLiteral("planeDock"), tr("Plane"), Qt::RightDockWidgetArea);
    QDockWidget* walk = docks.add(m_walkPlot, QStringLiteral("walkPlotDock"), tr("Walk"), Qt::RightDockWidgetArea);
    QDockWidget* latent =
        docks.add(m_latentPlot, QStringLiteral("latentPlotDock"), tr("Latent"), Qt::RightDockWidgetArea);
    docks.add(m_speedPlot, QStringLiteral("speedPlotDock"), tr("Speed"), Qt::RightDockWidgetArea);
    connectGallery();
    connectDirections();
    connectGrowth();
    connectPlane();
    connectPlots();
    connect(m_plane, &PlanePanel::fillRequested, this,
            [this, plane](bool fill) { emit fillRequested(fill ? plane : nullptr); });
    connect(walk, &QDockWidget::visibilityChanged, m_measure, &WalkMeasure::setWanted);
    connect(walk, &QDockWidget::visibilityChanged, m_score, &ScoreAlongWalk::setInSight);
    connect(latent, &QDockWidget::visibilityChanged, this, &Panels::showLatents);
}

void Panels::connectGallery() {
    Document& document = m_context.document;
    connect(m_gallery, &GalleryPanel::seedChosen, this, [this](quint64 seed) {
        m_context.playback.pause();
        m_context.document.place().showSeed(seed);
    });
    connect(m_gallery, &GalleryPanel::pinRequested, this, [this](int anchor, quint64 seed) {
        m_context.document.anchors().setSeed(anchor == 0 ? 0 : m_context.document.anchors().count() - 1, seed);
    });
    connect(m_gallery, &GalleryPanel::insertRequested, &m_context.walk, &WalkBar::insertSeed);
    connect(m_gallery, &GalleryPanel::saveRequested, this,
            [this](const QList<quint64>& seeds) { emit saveRequested(seeds, sessionOfGallery()); });
    connect(m_gallery, &GalleryPanel::gridRequested, this,
            [this](const QList<quint64>& seeds) { emit gridRequested(seeds, sessionOfGallery()); });
    connect(m_gallery, &GalleryPanel::familyRequested, this, &Panels::familyRequested);
    connect(m_gallery, &GalleryPanel::failed, &m_context.messages, &MessageBar::showError);
    m_gallery->findBar().like().setFaces([this] { return facesToCompare(); });
    connect(&document.place(), &WalkPlace::currentChanged, this, &Panels::showCurrentSeed);
}

// The gallery's marks and those of the direction that is being taught are the same.
void Panels::connectDirections() {
    connect(m_directions, &DirectionsPanel::failed, &m_context.messages, &MessageBar::showError);
    connect(m_directions, &DirectionsPanel::marksChanged, this, &Panels::showMarks);
    connect(m_directions->named(), &NamedPanel::found, &m_gallery->findBar().finder(), &SeedFinder::reloadScores);
    connect(m_directions->named(), &NamedPanel::found, this, &Panels::namesFound);
    connect(m_directions->named(), &NamedPanel::found, m_score, &ScoreAlongWalk::readNames);
    connect(m_directions->named(), &NamedPanel::namesChanged, m_plane, &PlanePanel::setNamed);
    connect(m_gallery, &GalleryPanel::marked, this, [this](const QList<quint64>& seeds, MarkSign sign) {
        std::vector<FaceMark> faces;
        for (const quint64 seed : seeds) {
            faces.push_back(faceInGallery(seed));
            faces.back().more = sign == MarkSign::More;
        }
        sign == MarkSign::None ? m_directions->unmark(faces) : m_directions->mark(faces);
    });
    // Later, because a session comes before its model.
    connect(&m_context.document.labelChoices(), &LabelChoices::changed, this, &Panels::applyEdits,
            Qt::QueuedConnection);
    m_editing.setSingleShot(true);
    m_editing.setInterval(kRest);
    connect(&m_editing, &QTimer::timeout, this, &Panels::applyEdits);
    connect(m_directions, &DirectionsPanel::applyToGalleryChanged, this, &Panels::applyEdits);
    connect(&m_context.document.directions(), &DirectionStrengths::changed, this, [this] {
        if (m_directions->appliesToGallery()) {
            m_editing.start();
        }
    });
}

void Panels::connectGrowth() {
    connect(m_growth, &GrowthPanel::failed, &m_context.messages, &MessageBar::showError);
    connect(m_growth, &GrowthPanel::stripRequested, this, &Panels::stripRequested);
    connect(m_growth, &GrowthPanel::filmRequested, this, &Panels::filmRequested);
    connect(m_growth, &GrowthPanel::headsChosen, this, &Panels::reopenRequested);
    connect(m_growth, &GrowthPanel::headsFitted, this, [this] { emit reopenRequested(m_heads); });
}

std::filesystem::path Panels::headsFolder() {
    return (QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/heads")).toStdString();
}

void Panels::connectPlane() {
    connect(m_plane, &PlanePanel::gridRequested, this, &Panels::planeRequested);
    connect(m_plane, &PlanePanel::told, &m_context.messages, &MessageBar::showInfo);
    connect(m_plane->view(), &PlaneView::placeChosen, this, [this] { m_context.playback.pause(); });
}

// The gallery shows its faces with everybody's edits, or as they are, and with the labels that are chosen for all.
void Panels::applyEdits() {
    const Session& session = m_context.document.session();
    m_edit = {};
    const bool edits = m_directions->appliesToGallery() && !session.edits.empty();
    if (edits || !session.labels.empty()) {
        m_edit = [edits = edits ? session.edits : std::vector<Edit>(), directions = session.directions,
                  model = session.model, choice = session.labels](Latent latent) {
            // While a model takes the place of another, the gallery may still ask for that one's faces.
            if (static_cast<std::int64_t>(latent.size()) == model.latentSize) {
                putLabels(latent, model.labels, choice);
            }
            return edited(latent, edits, directions, model.labels);
        };
    }
    m_gallery->setEdit(m_edit);
    showMarks();
}

// What the user sees there, and judges.
FaceMark Panels::faceInGallery(quint64 seed) const {
    FaceMark face;
    face.seed = seed;
    if (m_edit) {
        const Latent own = sampleLatent(seed, m_context.document.latentSize(), m_context.document.labels());
        Latent shown = m_edit(own);
        if (shown != own) {
            face.latent = std::move(shown);
        }
    }
    return face;
}

// Of those faces that the gallery shows as they were when they were marked.
void Panels::showMarks() {
    QMap<quint64, MarkSign> shown;
    for (const FaceMark& mark : m_directions->marks()) {
        if (mark.seed && mark.sameFace(faceInGallery(*mark.seed))) {
            shown.insert(*mark.seed, mark.more ? MarkSign::More : MarkSign::Less);
        }
    }
    m_gallery->model().setMarks(shown);
}

// What makes the gallery's faces when they are saved: those that are shown.
Session Panels::sessionOfGallery() const {
    Session session = m_context.document.session();
    if (!m_directions->appliesToGallery()) {
        session.edits.clear();
    }
    return session;
}

void Panels::connectPlots() {
    Document& document = m_context.document;
    connect(m_walkPlot, &WalkPlot::positionChosen, this, [this](double position) {
        m_context.playback.pause();
        m_context.document.place().setPosition(position);
    });
    connect(&document.place(), &WalkPlace::positionChanged, this,
            [this] { m_walkPlot->setPosition(m_context.document.place().position()); });
    connect(&document.place(), &WalkPlace::walkChanged, this, &Panels::showWalkAnchors);
    connect(m_measure, &WalkMeasure::progressed, m_walkPlot, &WalkPlot::setMeasuring);
    connect(m_measure, &WalkMeasure::stepsMeasured, m_walkPlot, &WalkPlot::setSteps);
    connect(m_measure, &WalkMeasure::failed, this, [this](const QString& message) {
        m_walkPlot->clear(tr("The walk could not be measured: %1").arg(message));
    });

    m_latents.setSingleShot(true);
    m_latents.setInterval(kFrame);
    connect(&m_latents, &QTimer::timeout, this, &Panels::showLatents);
    const auto soon = [this] {
        if (!m_latents.isActive()) {
            m_latents.start();
        }
    };
    connect(&document.place(), &WalkPlace::currentChanged, this, soon);
    connect(&document.place(), &WalkPlace::walkChanged, this, soon);
    connect(&m_context.live, &LiveFace::pictureShown, this, [this](const Rendered& rendered) {
        if (!rendered.fromMemory) {
            m_speedPlot->add(rendered.milliseconds);
        }
    });
}

void Panels::setCheckpoint(const CheckpointInfo& info) {
    m_directions->setCheckpoint(info);
    applyEdits();
    m_gallery->setModel(info, info.pictureKey(), info.modelKey());
    m_growth->setCheckpoint(info);
    m_plane->setCheckpoint(info);
    m_family->setCheckpoint(info);
    m_heads = info.reference.heads;
    m_measure->setCheckpoint(info);
    m_score->setCheckpoint(info);
    m_speedPlot->clear();
    m_walkPlot->setMeasuring(0);
    showWalkAnchors();
    showCurrentSeed();
    m_latents.start();
}

void Panels::jumpToSeed() {
    Docks::reveal(m_gallery);
    m_gallery->focusSeedField();
}

void Panels::findFaces() {
    Docks::reveal(m_gallery);
    m_gallery->setFinding(true);
    m_gallery->findBar().setFocus(Qt::ShortcutFocusReason);
}

void Panels::keepFindingIn(SessionFiles& files) {
    const QString key = QStringLiteral("find");
    files.collectView = [this, key, others = files.collectView] {
        QJsonObject view = others ? others() : QJsonObject();
        if (const QJsonObject find = m_gallery->findToJson(); !find.isEmpty()) {
            view[key] = find;
        }
        return view;
    };
    files.restoreView = [this, key, others = files.restoreView](const QJsonObject& view) {
        if (others) {
            others(view);
        }
        // A picture has no view: whoever goes where it was made goes on searching.
        if (!view.isEmpty()) {
            m_gallery->findFromJson(view[key].toObject());
        }
    };
}

// The face on the stage and the anchors: seeds where they are no more than that.
std::vector<LikeFace> Panels::facesToCompare() const {
    const Document& document = m_context.document;
    const Session& session = document.session();
    const auto faceOf = [](const QString& name, const SessionAnchor& anchor, const Face& face, bool isSeed) {
        return isSeed && anchor.seed && anchor.edits.empty() && anchor.labels.empty() && !face.offsets
                   ? LikeFace{name, *anchor.seed, {}}
                   : LikeFace{name, std::nullopt, face.latent, CarriedOffsets(face.offsets)};
    };
    std::vector<LikeFace> faces;
    if (document.latentSize() == 0 || session.anchors.empty()) {
        return faces;
    }
    faces.push_back(faceOf(tr("The face on the stage"), document.place().currentAsAnchor(), document.place().current(),
                           session.edits.empty()));
    for (const SessionAnchor& anchor : session.anchors) {
        faces.push_back(faceOf(tr("Anchor %1").arg(QString::fromStdString(anchor.name)), anchor,
                               document.anchors().faceOf(anchor), true));
    }
    return faces;
}

void Panels::toggleFavourite() {
    if (const auto seed = m_context.document.place().currentAsAnchor().seed) {
        m_gallery->toggleFavourite(*seed);
    } else if (!m_family->toggleStar()) {
        m_context.messages.showInfo(
            tr("Only the face of a seed can be a favourite; pin this one, or save its picture."));
    }
}

void Panels::showCurrentSeed() {
    const SessionAnchor shown = m_context.document.place().currentAsAnchor();
    m_gallery->setCurrentSeed(shown.seed ? std::optional<quint64>(*shown.seed) : std::nullopt);
}

void Panels::showWalkAnchors() {
    const std::vector<double>& places = m_context.document.walk().anchorPositions();
    std::vector<std::pair<double, QString>> anchors;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& all = m_context.document.session().anchors;
        anchors.emplace_back(places[i], QString::fromStdString(all[i % all.size()].name));
    }
    m_walkPlot->setAnchors(std::move(anchors));
    m_walkPlot->setPosition(m_context.document.place().position());
}

// The anchors that the position lies between, and the latent of now.
void Panels::showLatents() {
    if (!m_latentPlot->isVisible()) {
        return;
    }
    const Document& document = m_context.document;
    const auto& anchors = document.session().anchors;
    const std::size_t first = document.walk().placeAt(document.place().position()).segment;
    std::vector<LatentPlot::Series> series;
    for (const std::size_t index : {first, first + 1}) {
        const SessionAnchor& anchor = anchors[index % anchors.size()];
        series.push_back({QString::fromStdString(anchor.name), document.anchors().faceOf(anchor).latent});
    }
    series.push_back({tr("Now"), document.place().current().latent});
    m_latentPlot->setLatents(std::move(series));
}

}  // namespace latentwalk
