// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/model_choices.h"

#include <QSettings>

#include "core/generator/make/make_generator.h"

namespace latentwalk {
namespace {

const QString kPrecision = QStringLiteral("model/precision");
const QString kThreads = QStringLiteral("model/threads");

ModelChoices::Given remembered() {
    const QSettings settings;
    const QVariant precision = settings.value(kPrecision);
    const QVariant threads = settings.value(kThreads);
    ModelChoices::Given choices;
    if (precision.isValid()) {
        choices.precision = static_cast<Precision>(precision.toInt());
    }
    if (threads.isValid()) {
        choices.threads = threads.toInt();
    }
    return choices;
}

}  // namespace

ModelChoices::ModelChoices(const Actions& actions, ModelOpening& opening)
    : m_precisions(*actions.precisions), m_threads(*actions.threads), m_kinds(*actions.kinds), m_opening(opening) {
    restore();
    connectActions();
    connect(&opening, &ModelOpening::opened, this, &ModelChoices::show);
    connect(&opening, &ModelOpening::failed, this, &ModelChoices::show);  // what was chosen is not what is in use
}

void ModelChoices::connectActions() {
    connect(&m_precisions, &QActionGroup::triggered, this, [this](QAction* action) {
        QSettings().setValue(kPrecision, action->data().toInt());
        m_chosen.precision = static_cast<Precision>(action->data().toInt());
        m_insists = false;
        m_opening.reopen([this](OpenOptions& options) { options.precision = m_chosen.precision; });
    });
    connect(&m_threads, &QActionGroup::triggered, this, [this](QAction* action) {
        QSettings().setValue(kThreads, action->data().toInt());
        m_chosen.threads = action->data().toInt();
        m_opening.reopen([this](OpenOptions& options) { options.threads = m_chosen.threads; });
    });
    connect(&m_kinds, &QActionGroup::triggered, this, [this](QAction* action) {
        const auto kind = static_cast<GeneratorKind>(action->data().toInt());
        m_opening.reopen([kind](OpenOptions& options) { options.kind = kind; });
    });
}

void ModelChoices::restore() {
    const Given kept = remembered();
    if (QAction* action = kept.precision ? actionWith(m_precisions, static_cast<int>(*kept.precision)) : nullptr) {
        action->setChecked(true);
        m_chosen.precision = kept.precision;
    }
    if (QAction* action = actionWith(m_threads, kept.threads.value_or(0))) {
        action->setChecked(true);
        m_chosen.threads = kept.threads;
    }
}

OpenOptions ModelChoices::optionsAtStart(const Given& given) {
    const Given kept = remembered();
    OpenOptions options;
    options.precision = given.precision ? given.precision : kept.precision;
    options.threads = given.threads ? given.threads : kept.threads;
    return options;
}

void ModelChoices::use(const Given& given) {
    if (given.precision) {
        m_chosen.precision = given.precision;
        m_insists = true;
    }
    if (given.threads) {
        m_chosen.threads = given.threads;
        if (QAction* action = actionWith(m_threads, *given.threads)) {
            action->setChecked(true);
        }
    }
}

OpenOptions ModelChoices::options() const {
    OpenOptions options;
    options.precision = m_chosen.precision;
    options.threads = m_chosen.threads;
    return options;
}

OpenOptions ModelChoices::completed(OpenOptions wanted) const {
    wanted.threads = m_chosen.threads;
    if (!wanted.precision || m_insists) {
        wanted.precision = m_chosen.precision;
    }
    return wanted;
}

// Which of the open model's choices there are, and which holds.
void ModelChoices::show() {
    if (!m_opening.checkpoint()) {
        return;
    }
    const CheckpointInfo& info = *m_opening.checkpoint();
    const auto there = [&](GeneratorKind kind) {
        return info.checkpoint &&
               (kind == GeneratorKind::Average ? info.checkpoint->average : info.checkpoint->raw).has_value();
    };
    for (QAction* action : m_kinds.actions()) {
        const auto kind = static_cast<GeneratorKind>(action->data().toInt());
        action->setEnabled(there(kind));
        action->setChecked(kind == info.reference.kind);
    }
    showPrecisions(info);
}

// What this computer cannot do cannot be chosen, and says why.
void ModelChoices::showPrecisions(const CheckpointInfo& info) {
    QAction* half = actionWith(m_precisions, static_cast<int>(Precision::Float16));
    half->setEnabled(info.onCard);
    half->setToolTip(info.onCard ? tr("The fastest on a graphics card; differences cannot be seen")
                                 : tr("Needs an NVIDIA card and a LibTorch with CUDA"));
    QAction* brain = actionWith(m_precisions, static_cast<int>(Precision::BFloat16));
    const bool there = !info.onCard && canCompute(Precision::BFloat16, Device::Cpu);
    brain->setEnabled(there);
    brain->setToolTip(there         ? tr("Faster where the processor has arithmetic for it; differences cannot be seen")
                      : info.onCard ? tr("For the processor; a graphics card has float16")
                                    : tr("This processor has no arithmetic for it"));
    actionWith(m_precisions, static_cast<int>(info.options.precision.value_or(Precision::Auto)))->setChecked(true);
}

}  // namespace latentwalk
