// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QToolButton>
#include <QWidget>
#include <optional>

#include "ui/gallery/favourites.h"
#include "ui/gallery/find/find_bar.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/thumbnails/thumbnail_supply.h"
#include "ui/widgets/seed_edit.h"

class QSlider;

namespace latentwalk {

// The gallery: faces without end, with the controls to find one's way among them. It asks the service for small
// pictures only, a few at a time; everything else that a user wants of a face it tells by signals.
//
// UI thread only; nothing blocks. The service may end before the panel does.
class GalleryPanel : public QWidget {
    Q_OBJECT

public:
    explicit GalleryPanel(RenderService& service, ThumbnailSupply::Options options = {}, QWidget* parent = nullptr);
    ~GalleryPanel() override;

    // The checkpoint that the service has just opened. `pictureKey` names it, and whatever else changes its pictures,
    // for the thumbnails on the disk; `modelKey` names it for the favourites and the marks. What has no key is not
    // kept.
    void setModel(const CheckpointInfo& info, const QString& pictureKey, const QString& modelKey);
    void clearModel();
    // Faces are shown as this makes them ("apply to all"); an empty function shows them as they are.
    void setEdit(ThumbnailSupply::Edit edit) { m_thumbnails.setEdit(std::move(edit)); }

    // For the session: what is searched for, empty where all seeds are shown.
    QJsonObject findToJson() const;
    void findFromJson(const QJsonObject& json);

    FindBar& findBar() { return *m_findBar; }
    Favourites& favourites() { return m_favourites; }
    GalleryModel& model() { return m_model; }
    GalleryView& view() { return *m_view; }
    const ThumbnailSupply& thumbnails() const { return m_thumbnails; }

public slots:
    void toggleFavourite(quint64 seed) { m_favourites.toggle(seed); }
    void setFavouritesOnly(bool only);
    // Opens the search above the faces, or closes it; closed, all seeds are shown.
    void setFinding(bool finding);
    // The seed on the stage, if a seed is there: framed, and brought into sight when wished.
    void setCurrentSeed(std::optional<quint64> seed, bool reveal = false);
    void focusSeedField();
    // Brings it to the top.
    void jumpTo(quint64 seed);
    void shuffle() { jumpTo(randomSeed()); }

signals:
    void seedChosen(quint64 seed);
    void pinRequested(int anchor, quint64 seed);  // 0 is A, 1 is B
    void insertRequested(quint64 seed);
    void saveRequested(const QList<quint64>& seeds);
    void gridRequested(const QList<quint64>& seeds);
    void familyRequested(const QList<quint64>& seeds);  // of their children
    void favouritesChanged();
    void marked(const QList<quint64>& seeds, latentwalk::MarkSign mark);
    // A face could not be made. Not for every one, when there are many.
    void failed(const QString& message);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void compose();
    void connectAll();
    QToolButton* makeButton(const QString& iconName, const QString& name, const QString& tip);
    void setSide(int side);
    void fetch();
    void explainEmptiness();
    void showFound(const std::vector<quint64>& seeds);
    void showAllSeeds();
    void showMenu(const QModelIndex& index, const QPoint& globalPosition);
    void restorePlace();
    void saveSettings();

    Favourites m_favourites;
    ThumbnailSupply m_thumbnails;
    GalleryModel m_model;
    SeedEdit* m_seed;
    QToolButton* m_shuffle;
    QToolButton* m_favouritesOnly;
    QToolButton* m_find;
    QSlider* m_size;
    FindBar* m_findBar;
    GalleryView* m_view;

    QTimer m_fetching;  // from the first change of what is in sight to the time when it is acted upon
    QTimer m_resizing;  // until the size has stayed the same for a moment
    QTimer m_saving;
    int m_lastTop = 0;            // to know which way the user scrolls
    quint64 m_placeAmongAll = 0;  // the seed at the top before only favourites, or what was found, were shown
    bool m_restored = false;
};

}  // namespace latentwalk
