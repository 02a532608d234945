// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/models/clipping_measure.h"
#include "ui/models/model_details.h"
#include "ui/models/models_dialog.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/menus.h"
#include "ui/window/state/model_opening.h"

namespace latentwalk {

// The two dialogs about models: which there are to get, with their downloads, and what is known of the open one. Each
// is made when it is asked for first. Ends before `service`.
class ModelDialogs : public QObject {
    Q_OBJECT

public:
    // `downloads` shows what is being downloaded.
    ModelDialogs(const Actions& actions, RenderService& service, const ModelOpening& opening, MessageBar& messages,
                 JobBar& downloads, QWidget& window);
    ~ModelDialogs() override;

    void setCheckpoint(const CheckpointInfo& info);

signals:
    // A model that has been downloaded is to be opened.
    void openRequested(const QString& path);

private:
    void showModels();
    void makeModels();
    void showDetails();

    const ModelOpening& m_opening;
    MessageBar& m_messages;
    JobBar& m_bar;
    QWidget& m_window;
    ClippingMeasure m_clipping;
    std::unique_ptr<Downloads> m_downloads;
    QPointer<ModelsDialog> m_models;
    QPointer<ModelDetails> m_details;
};

}  // namespace latentwalk
