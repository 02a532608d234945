// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <memory>
#include <optional>
#include <vector>

#include "ui/document/document.h"
#include "ui/photo/model_faces.h"
#include "ui/photo/photo_dialog.h"
#include "ui/photo/search/model_starts.h"
#include "ui/photo/search/photo_anchors.h"
#include "ui/photo/search/search_run.h"
#include "ui/photo/search/search_view.h"
#include "ui/session/session_files.h"
#include "ui/stage/face_view.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/menus.h"

namespace latentwalk {

// Own photographs, from the menu, the clipboard or dropped, to anchors of the walk: the dialog, the search over the
// stage, and what is said of what was found. Ends before `service`.
class PhotoCommands : public QObject {
    Q_OBJECT

public:
    struct Context {
        RenderService& service;
        Document& document;
        FaceView& stage;
        SessionFiles& files;
        MessageBar& messages;
        JobBar& bar;
        QWidget& window;
    };
    PhotoCommands(const Actions& actions, const Context& context);
    ~PhotoCommands() override;

    void setCheckpoint(const CheckpointInfo& info);
    // Shows the dialog with these photographs; without a model, once one is open.
    void show(const QList<PhotoSource>& photos);
    void showPicture(const QImage& picture);

    // The anchor that would be if the search was stopped now: what a crash must not lose.
    std::vector<SessionAnchor> unfinished() const;
    bool isSearching() const { return m_run.isRunning(); }
    // Ends the search and keeps that, at once: before the window goes.
    void keepUnfinished();

    // Other ways to find faces in photographs, and photographs among the model's faces; for tests.
    void setSeams(FindFaces faces, MakeSearch search);

signals:
    // Of what was asked for or shown no face is going to come.
    void nothingCame();
    // There are photographs, but no model yet.
    void modelWanted();
    // The face of a photograph is an anchor, and on the stage.
    void faceFound();

private:
    void askForPhotos();
    void paste();
    void makeDialog();
    void begin(const SearchOrder& order);
    void showBegun(int index, int count, const QString& name);
    void showProgress(const QImage& face, qint64 done, qint64 all, double secondsLeft);
    void take(int index, const Likeness& likeness);
    void refuse(int index, const QString& sentence);
    void end();

    Context m_context;
    FindFaces m_findFaces;
    std::unique_ptr<StartsAhead> m_ahead;  // none for tests
    MakeSearch m_makeSearch;
    std::optional<CheckpointInfo> m_info;
    QList<PhotoSource> m_waiting;  // for a model
    ModelFaces m_model;
    QPointer<PhotoDialog> m_dialog;
    PhotoAnchors m_anchors;
    QStringList m_names;  // of the photographs that are looked for
    QString m_words;      // of what was found last
    bool m_poor = false;
    bool m_adding = false;  // we change the walk ourselves
    SearchView* m_view;
    SearchRun m_run;
};

}  // namespace latentwalk
