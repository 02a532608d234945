// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/render/checkpoint_info.h"
#include "ui/widgets/message_bar.h"

namespace latentwalk {

// How far the search for a session's model has come.
enum class SearchState {
    Begun,     // nothing was tried
    Own,       // its own was asked for, where that is known to lie and as the session was made
    BuiltIn,   // the built-in one was asked for, since none was open
    Asked,     // the user is asked
    Choosing,  // the user chooses: whatever is opened next is taken
    Resumed,   // whatever is opened next is taken, in whatever way
};

// What is open, beside the model that is looked for.
enum class OpenModel {
    None,
    Other,  // its faces are others
    Same,   // its faces are the same, but it is not computed in the same way
    Exact,
};

// What to do next.
enum class SearchStep {
    Take,         // the open model is the one to show the session with
    OpenOwn,      // then the state is Own
    OpenBuiltIn,  // then it is BuiltIn
    Ask,          // then it is Asked
};

// All transitions, each once: when a search begins and whenever something was opened. `placeKnown`: whether it is known
// where the model lies (that of an open one is). Every way ends in Take or Ask.
SearchStep nextStep(SearchState state, OpenModel open, bool placeKnown);
// The state to go on from when what was asked for could not be opened, or was not chosen after all.
SearchState afterRefusal(SearchState state);

// Finds the model that a session was made with, or asks for it. One at a time. UI thread.
class ModelSearch : public QObject {
    Q_OBJECT

public:
    explicit ModelSearch(MessageBar& messages, QObject* parent = nullptr);

    // The model that is open, once one is.
    const std::optional<CheckpointInfo>& checkpoint() const { return m_checkpoint; }
    // Looks for the model `wanted`, in place of any that was looked for. `source` is the file that names it, for
    // sentences. A search that is resumed waits for the next that is opened.
    void begin(const ModelReference& wanted, const QString& source);
    void resume(const ModelReference& wanted, const QString& source);
    void stop();
    // Whether the user is asked where the model is: then one that is opened may be the answer.
    bool isAsking() const { return m_wanted && m_wanted->state == SearchState::Asked; }

    // A model was opened, or could not be: the search goes on.
    void setCheckpoint(const CheckpointInfo& info);
    void refuseCheckpoint();

signals:
    void modelRequested(const QString& path, const latentwalk::OpenOptions& options);
    void builtInModelRequested(const latentwalk::OpenOptions& options);
    // The user is to choose a model file.
    void modelWanted();
    // The end of a search: checkpoint() is to be taken, or the user does not want to go on.
    void found();
    void givenUp();

private:
    struct Wanted {
        ModelReference model;
        QString source;
        SearchState state = SearchState::Begun;
    };

    void goOn();
    void ask();
    void take();
    OpenModel open() const;

    MessageBar& m_messages;
    std::optional<CheckpointInfo> m_checkpoint;
    std::optional<Wanted> m_wanted;  // while it is looked for
    quint64 m_question = 0;          // that asks for it
};

}  // namespace latentwalk
