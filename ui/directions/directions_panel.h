// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QPushButton>
#include <QWidget>

#include "ui/directions/direction_finder.h"
#include "ui/directions/direction_teacher.h"
#include "ui/directions/marks_panel.h"
#include "ui/directions/named/named_panel.h"
#include "ui/directions/rows/direction_list.h"
#include "ui/directions/rows/direction_pictures.h"
#include "ui/directions/store/direction_edits.h"
#include "ui/directions/store/direction_store.h"
#include "ui/directions/target_chooser.h"
#include "ui/widgets/job_bar.h"

namespace latentwalk {

// The directions of the open model as sliders: first those with names, then what was found in the weights when it was
// opened, in the images when asked to, and what was taught by marks. Edits the document that it is given; paints its
// small pictures with the service, but only while it can be seen. Names, stars and marks are kept per model in
// `folder`. UI thread; only the destructor blocks, until what runs in the background has seen that it is over (a
// fraction of a second).
class DirectionsPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr int kFewestShown = 16;  // of those in the weights

    DirectionsPanel(RenderService& service, Document& document, const QString& folder, QWidget* parent = nullptr);
    ~DirectionsPanel() override;

    void setCheckpoint(const CheckpointInfo& info);

    DirectionStore& store() { return m_store; }
    DirectionList* list() const { return m_list; }
    NamedPanel* named() const { return m_named; }
    EditTarget target() const { return m_target->target(); }
    void setTarget(EditTarget target) { m_target->setTarget(target); }
    bool appliesToGallery() const { return m_gallery->isChecked(); }
    void setAppliesToGallery(bool applies) { m_gallery->setChecked(applies); }
    // Of the direction that is being taught.
    std::vector<FaceMark> marks() const { return m_store.marks().all(); }
    void mark(const std::vector<FaceMark>& faces) { m_store.marks().mark(faces); }
    void unmark(const std::vector<FaceMark>& faces) { m_store.marks().unmark(faces); }

    QSize sizeHint() const override { return {360, 560}; }

signals:
    // Marks, or which direction is taught, or what is kept of the open model has been read.
    void marksChanged();
    void applyToGalleryChanged(bool applies);
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void compose();
    QWidget* makeHeader();
    void connectStore();
    void connectFinder();
    void connectNamed();
    void connectList();
    void findMore();
    void refresh();
    void showButtons();
    bool isShown(const KnownDirection& direction) const;
    std::vector<WantedPicture> wantedPictures() const;
    void showMenu(const QString& id, QPoint globalPosition);
    void teach();
    QString emptyText() const;

    Document& m_document;
    DirectionStore m_store;
    DirectionEdits m_edits;
    DirectionFinder m_finder;
    DirectionTeacher m_teacher;
    DirectionPictures* m_pictures;
    std::optional<CheckpointInfo> m_checkpoint;
    int m_shownInWeights = kFewestShown;
    bool m_foundInImages = false;
    std::map<QString, std::vector<FaceMark>> m_fitted;  // the marks that a taught direction was or is being fitted to
    QString m_learning;                                 // the one that is being fitted
    TargetChooser* m_target;
    QToolButton* m_starred;
    QPushButton* m_more;
    QPushButton* m_inImages;
    QPushButton* m_reset;
    QCheckBox* m_gallery;
    JobBar* m_job;
    DirectionList* m_list;
    NamedPanel* m_named;
    MarksPanel* m_marks;
};

}  // namespace latentwalk
