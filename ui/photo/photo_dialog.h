// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSlider>

#include "ui/photo/photo_choices.h"
#include "ui/photo/photo_list.h"
#include "ui/photo/photo_set.h"
#include "ui/photo/points/crop_preview.h"
#include "ui/photo/points/crop_view.h"
#include "ui/photo/points/points_view.h"

namespace latentwalk {

// "Your own photo": what was found in one or several photographs, to be mended by hand, and how long to look for the
// face and how near to come. Reading and looking happen in the background. Ends in searchRequested() or is closed;
// shown again, it still has its photographs.
class PhotoDialog : public QDialog {
    Q_OBJECT

public:
    // `model` outlives it.
    PhotoDialog(ModelFaces& model, FindFaces find, QWidget* parent = nullptr);

    // More photographs; those before stay.
    void add(const QList<PhotoSource>& photos);
    // None.
    void clear();

signals:
    void searchRequested(const latentwalk::SearchOrder& order);

protected:
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeMiddle();
    QWidget* makeRight();
    QLayout* makeGhost();
    QLayout* makeButtons();
    void connectParts();
    void askForPhotos();
    void showChanged(int id);
    void showPhoto();
    void showStanding();
    void showModel();
    void cut();
    void search();

    ModelFaces& m_model;
    PhotoSet m_photos;
    CropPreview m_preview;

    QWidget* m_left;
    PhotoList* m_list;
    PointsView* m_view;
    QLabel* m_note;
    QPushButton* m_again;  // the points as they were found
    CropView* m_crop;
    QLabel* m_ghostLabel;
    QSlider* m_ghost;
    PhotoChoices* m_choices;
    QPushButton* m_add;
    QPushButton* m_find;
};

}  // namespace latentwalk
