// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/session/session_files.h"
#include "ui/stage/face_view.h"
#include "ui/widgets/message_bar.h"

class QDragEnterEvent;
class QDropEvent;

namespace latentwalk {

// What is let go over the window is opened: files, and pictures that another program hands over without a file. The
// stage says so beforehand.
class FileDrop : public QObject {
    Q_OBJECT

public:
    FileDrop(QWidget& window, FaceView& stage, SessionFiles& files, MessageBar& messages);

signals:
    void pictureDropped(const QImage& picture);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void enter(QDragEnterEvent& event);
    void drop(QDropEvent& event);

    FaceView& m_stage;
    SessionFiles& m_files;
    MessageBar& m_messages;
};

}  // namespace latentwalk
