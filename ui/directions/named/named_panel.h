// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>
#include <map>

#include "ui/directions/named/named_edits.h"
#include "ui/directions/named/named_finder.h"
#include "ui/directions/named/named_row.h"
#include "ui/directions/rows/direction_pictures.h"
#include "ui/widgets/job_bar.h"

namespace latentwalk {

// The sliders with names, in groups that open and close, the poses and expressions open at first. Of a model whose
// names are not known, a button that finds them. Edits the document. UI thread; the destructor waits a fraction of a
// second for what runs in the background.
class NamedPanel : public QWidget {
    Q_OBJECT

public:
    NamedPanel(RenderService& service, Document& document, const std::filesystem::path& folder,
               QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    void setTarget(EditTarget target);
    // Strengths or the face have changed.
    void refresh();
    // Others than before may be in sight.
    void look() { m_pictures->look(); }
    void wait() { m_pictures->wait(); }

    // Nothing when there is none.
    NamedRow* row(const std::string& id) const;
    QToolButton* groupButton(NameGroup group) const { return m_groups.at(static_cast<std::size_t>(group)).button; }
    QPushButton* findButton() const { return m_find; }

signals:
    // What is known is told anew, in the order in which it is shown; nothing for models without names.
    void namesChanged(const std::vector<latentwalk::NamedDirection>& named);
    // Those of the open model were looked for and found.
    void found();
    void failed(const QString& message);

private:
    struct Group {
        QToolButton* button = nullptr;
        QWidget* rows = nullptr;
        QVBoxLayout* column = nullptr;
    };

    Group makeGroup(NameGroup group);
    void fill(const std::optional<NamedKnowledge>& knowledge);
    void addRow(const NamedDirection& direction, const NamedDirections& all);
    void showState();
    // Which locks are closed.
    void showHeld();
    // Whether sliders can be moved now.
    void showMovable();
    std::vector<WantedPicture> wantedPictures() const;

    Document& m_document;
    NamedEdits m_edits;
    NamedFinder m_finder;
    DirectionPictures* m_pictures;
    std::array<Group, 4> m_groups;
    std::map<std::string, NamedRow*> m_rows;
    std::vector<NamedRow*> m_order;
    std::optional<CheckpointInfo> m_checkpoint;
    bool m_reading = false;
    QLabel* m_text;
    QPushButton* m_find;
    JobBar* m_job;
};

}  // namespace latentwalk
