// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/model_search.h"

#include <QFileInfo>
#include <utility>

#include "core/generator/make/make_generator.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "core/walk/recorded_model.h"
#include "ui/session/known_models.h"

namespace latentwalk {
namespace {

// Where the model with this hash lies, or, in its place, the built-in one: that goes before what was its file once, and
// after another file with its network. Empty where that is not known.
QString placeOf(const std::string& sha256) {
    const QString own = KnownModels::find(QString::fromStdString(sha256));
    if (successorOf(sha256) != kBuiltInModelSha256 || (isBuiltInNetwork(sha256) && !own.isEmpty())) {
        return own;
    }
    try {
        return QString::fromStdString(builtInModelPath().string());
    } catch (const FileError&) {
        return own;  // what was its file once, if that is still somewhere
    }
}

// The precision that pictures were made in; float32 where this computer cannot compute in it.
Precision precisionFor(const ModelReference& model, const std::optional<CheckpointInfo>& open) {
    const bool onCpu = open && !open->onCard;
    return canCompute(model.precision, onCpu ? Device::Cpu : Device::Auto) ? model.precision : Precision::Float32;
}

}  // namespace

SearchStep nextStep(SearchState state, OpenModel open, bool placeKnown) {
    const bool none = open == OpenModel::None;
    const bool same = open == OpenModel::Same;
    if (open == OpenModel::Exact) {
        return SearchStep::Take;
    }
    switch (state) {
        case SearchState::Begun:
            return placeKnown ? SearchStep::OpenOwn : none ? SearchStep::OpenBuiltIn : SearchStep::Ask;
        case SearchState::Own:  // it may be another by now
            return same ? SearchStep::Take : none ? SearchStep::OpenBuiltIn : SearchStep::Ask;
        case SearchState::BuiltIn:
        case SearchState::Asked:
            return same ? SearchStep::OpenOwn : SearchStep::Ask;
        case SearchState::Choosing:
            return same ? SearchStep::OpenOwn : none ? SearchStep::Ask : SearchStep::Take;
        case SearchState::Resumed:
            return none ? SearchStep::OpenBuiltIn : SearchStep::Take;
    }
    return SearchStep::Ask;
}

SearchState afterRefusal(SearchState state) {
    const bool last = state == SearchState::BuiltIn || state == SearchState::Asked || state == SearchState::Choosing;
    return last ? SearchState::Asked : SearchState::Own;
}

ModelSearch::ModelSearch(MessageBar& messages, QObject* parent) : QObject(parent), m_messages(messages) {}

void ModelSearch::begin(const ModelReference& wanted, const QString& source) {
    m_wanted = Wanted{wanted, source};
    goOn();
}

void ModelSearch::resume(const ModelReference& wanted, const QString& source) {
    m_wanted = Wanted{wanted, source, SearchState::Resumed};
}

void ModelSearch::stop() {
    m_messages.withdraw(std::exchange(m_question, 0));
    m_wanted.reset();
}

void ModelSearch::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    KnownModels::remember(QString::fromStdString(info.reference.sha256), info.path);
    if (m_wanted) {
        goOn();
    }
}

void ModelSearch::refuseCheckpoint() {
    if (m_wanted) {
        m_wanted->state = afterRefusal(m_wanted->state);
        goOn();
    }
}

// Whether the open model makes the faces that the session was made with, and whether it paints them in the same way,
// but for what a later file of the built-in model paints better.
OpenModel ModelSearch::open() const {
    if (!m_checkpoint) {
        return OpenModel::None;
    }
    const ModelReference& wanted = m_wanted->model;
    const ModelReference& found = m_checkpoint->reference;
    if (standingOf(found, wanted) == ModelStanding::Other) {
        return OpenModel::Other;
    }
    const bool exact = wanted.sha256.empty() || (wanted.kind == found.kind && wanted.heads == found.heads &&
                                                 wanted.precisionName() == found.precisionName());
    return exact ? OpenModel::Exact : OpenModel::Same;
}

void ModelSearch::goOn() {
    m_messages.withdraw(std::exchange(m_question, 0));
    const ModelReference& wanted = m_wanted->model;
    const OpenModel present = open();
    const QString place = present == OpenModel::Same ? m_checkpoint->path : placeOf(wanted.sha256);
    OpenOptions options;
    options.precision = precisionFor(wanted, m_checkpoint);
    switch (nextStep(m_wanted->state, present, !place.isEmpty())) {
        case SearchStep::Take:
            take();
            break;
        case SearchStep::OpenOwn:
            m_wanted->state = SearchState::Own;
            options.kind = wanted.kind;
            options.heads = wanted.heads;
            emit modelRequested(place, options);
            break;
        case SearchStep::OpenBuiltIn:
            m_wanted->state = SearchState::BuiltIn;
            emit builtInModelRequested(options);  // most likely the one
            break;
        case SearchStep::Ask:
            m_wanted->state = SearchState::Asked;
            ask();
            break;
    }
}

void ModelSearch::ask() {
    const QString title = QString::fromStdString(m_wanted->model.title);
    std::vector<MessageBar::Answer> answers{{tr("Choose model…"), [this] {
                                                 if (m_wanted) {
                                                     m_question = 0;
                                                     m_wanted->state = SearchState::Choosing;
                                                     emit modelWanted();
                                                 }
                                             }}};
    if (m_checkpoint) {
        answers.push_back({tr("Use the open model"), [this] {
                               if (m_wanted) {
                                   take();
                               }
                           }});
    }
    m_question = m_messages.ask(
        tr("%1 was made with the model “%2”, which is not known here (SHA-256 %3…). Where is it? With another "
           "model the faces are others.")
            .arg(QFileInfo(m_wanted->source).fileName(), title.isEmpty() ? tr("without a name") : title,
                 QString::fromStdString(m_wanted->model.sha256).left(8)),
        answers, [this] {
            m_question = 0;
            m_wanted.reset();
            emit givenUp();
        });
}

void ModelSearch::take() {
    stop();
    emit found();
}

}  // namespace latentwalk
