// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>

#include "ui/directions/directions_panel.h"
#include "ui/gallery/gallery_panel.h"
#include "ui/growth/growth_panel.h"
#include "ui/plane/plane_panel.h"
#include "ui/plots/latent_plot.h"
#include "ui/plots/score_along_walk.h"
#include "ui/plots/speed_plot.h"
#include "ui/plots/walk_plot.h"
#include "ui/session/session_files.h"
#include "ui/stage/live_face.h"
#include "ui/walk/measured/walk_measure.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/docks.h"
#include "ui/window/family_docks.h"
#include "ui/window/training_docks.h"

namespace latentwalk {

// What the panels work on; all of it outlives them.
struct PanelContext {
    RenderService& service;
    Document& document;
    Playback& playback;
    LiveFace& live;
    WalkBar& walk;
    MessageBar& messages;
};

// The panels in the docks, joined to the document: the gallery on the left, what is known about model and walk on the
// right.
class Panels : public QObject {
    Q_OBJECT

public:
    Panels(const PanelContext& context, Docks& docks, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

    // What was measured on the face on the stage, in words.
    void setMeasured(const QString& text) { m_latentPlot->setMeasured(text); }
    // Whether the model with this SHA-256 is known to paint faces.
    void setSeen(const QString& sha256, bool face) { m_score->setSeen(sha256, face); }

    void jumpToSeed();
    void findFaces();
    // What the gallery searches for is kept in sessions, in their view.
    void keepFindingIn(SessionFiles& files);
    // Where heads that were fitted for models without lower ones are kept.
    static std::filesystem::path headsFolder();
    // The window is divided as before again.
    void endFilling() { m_plane->setFilling(false); }

    // The shown seed joins the favourites, or leaves them; a face of the family gets a star there.
    void toggleFavourite();
    FamilyDocks& family() { return *m_family; }
    TrainingDocks& training() { return *m_training; }

signals:
    // Images of these seeds are to be saved, each or as one grid, with this session's edits and scale.
    void saveRequested(const QList<quint64>& seeds, const latentwalk::Session& session);
    void gridRequested(const QList<quint64>& seeds, const latentwalk::Session& session);
    // A family of these seeds' faces is to be started.
    void familyRequested(const QList<quint64>& seeds);
    // A strip of a face at every scale, or a film of its growth, is to be saved.
    void stripRequested(const latentwalk::Session& session);
    void filmRequested(const latentwalk::Session& session);
    // The tiles of the session's plane are to be saved.
    void planeRequested(const latentwalk::Session& session);
    // The plane wants the whole window (its dock), or no longer (none).
    void fillRequested(QDockWidget* dock);
    // Named directions of the open model are known that were not before.
    void namesFound();
    // The open model is to be opened anew, with these heads.
    void reopenRequested(latentwalk::Heads heads);

private:
    void connectGallery();
    void connectDirections();
    void connectGrowth();
    void connectPlane();
    void applyEdits();
    void showMarks();
    FaceMark faceInGallery(quint64 seed) const;
    Session sessionOfGallery() const;
    std::vector<LikeFace> facesToCompare() const;
    void connectPlots();
    void showCurrentSeed();
    void showLatents();
    void showWalkAnchors();

    PanelContext m_context;
    Heads m_heads = Heads::Auto;  // of the open model
    GalleryPanel* m_gallery;
    DirectionsPanel* m_directions;
    GrowthPanel* m_growth;
    PlanePanel* m_plane;
    FamilyDocks* m_family;
    TrainingDocks* m_training;
    WalkPlot* m_walkPlot;
    LatentPlot* m_latentPlot;
    SpeedPlot* m_speedPlot;
    WalkMeasure* m_measure;
    ScoreAlongWalk* m_score;
    ThumbnailSupply::Edit m_edit;  // that the gallery shows its faces with; empty: as they are
    QTimer m_editing{this};        // until the edits have rested and the gallery follows
    QTimer m_latents{this};        // until the next picture of the latent plot, when something has changed
};

}  // namespace latentwalk
