// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "ui/render/render_service.h"

namespace latentwalk {

// For small pictures that could not be made: tells when it is time to ask for them again, which is soon after the
// service has rendered something, anything, since then the cause may be gone. Each time later than the one before while
// they go on failing, so that what can never be made costs next to nothing. UI thread only.
class RenderRetry : public QObject {
    Q_OBJECT

public:
    explicit RenderRetry(RenderService& service, QObject* parent = nullptr);

    // Something failed: due() comes after the next picture that was made.
    void note();
    // Nothing that failed is wanted any more.
    void forget();

signals:
    void due();

private:
    void succeed();

    bool m_failed = false;
    int m_delay;               // milliseconds until the next due()
    QTimer m_timer;            // runs once a picture has been made
    QElapsedTimer m_sinceDue;  // the last one
};

}  // namespace latentwalk
