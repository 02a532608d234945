// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/family/breeding.h"
#include "ui/family/face_tiles.h"
#include "ui/family/family_menu.h"
#include "ui/family/family_start.h"
#include "ui/family/family_tools.h"

namespace latentwalk {

// Breeding: the parents above, a screen of children below, and what the next generation is to be like. Without a family
// it says how to start one. Edits the document; pictures come from the service while the panel can be seen. UI thread;
// only the destructor blocks, for a fraction of a second.
class FamilyPanel : public QWidget {
    Q_OBJECT

public:
    FamilyPanel(RenderService& service, Document& document, const std::filesystem::path& namedFolder,
                QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // What can be held.
    void setNamed(const std::vector<NamedDirection>& named) { m_tools->setNamed(named); }
    void setGallery(GallerySources sources);
    // What the gallery has selected, or its favourites, are others.
    void refreshSources();

    // A family of these seeds' faces, without anybody's edits.
    void startFrom(const QList<quint64>& seeds);
    void startFrom(FamilySource source);

    FaceTiles* screen() const { return m_screen; }
    FaceTiles* parents() const { return m_parents; }
    FamilyTools* tools() const { return m_tools; }
    FamilyStart* startPage() const { return m_start; }
    Breeding& breeding() { return m_breeding; }
    // To where the keys work.
    void takeFocus();

    QSize sizeHint() const override { return {440, 560}; }

public slots:
    void breed();
    // To the generation that the present one was made from.
    void goBack();
    void askName(latentwalk::FaceId face);
    void showMenu(latentwalk::FaceId face, const QPoint& globalPosition);
    void look(latentwalk::FaceId face);

signals:
    // A face is looked at: whatever plays has to stop.
    void faceShown();
    // A family is to start with the face of a photo: one that has to be chosen yet, or one that was dropped here.
    void photoRequested();
    void filesDropped(const QStringList& paths);
    void pictureDropped(const QImage& picture);
    void gridRequested(const latentwalk::Session& session);
    void filmRequested(const latentwalk::Session& session);
    void treeRequested();
    void told(const QString& sentence);
    void failed(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void compose();
    QWidget* makeHead();
    QWidget* makeEditedNote();
    void connectTiles(FaceTiles& tiles);
    void connectMenu(FamilyMenu& menu);
    void connectBreeding();
    void refresh();
    void refreshSoon();
    void adopt();
    void take(quint64 seed);

    Document& m_document;
    GallerySources m_gallery;
    Breeding m_breeding;
    bool m_model = false;
    bool m_keysHere = false;  // when what is being bred was asked for
    FamilyStart* m_start;
    QWidget* m_work;
    QLabel* m_title;
    QToolButton* m_back;
    QToolButton* m_add;
    QToolButton* m_more;
    FaceTiles* m_parents;
    QFrame* m_edited;
    FaceTiles* m_screen;
    FamilyTools* m_tools;
    FamilyMenu* m_menu;
    QTimer m_soon{this};
};

}  // namespace latentwalk
