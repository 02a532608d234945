// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/family/breed_generation.h"
#include "ui/background/job.h"
#include "ui/document/document.h"
#include "ui/render/checkpoint_info.h"

namespace latentwalk {

// Breeds for the document's family in the background: what comes is put into it as one step, made anew where the family
// has changed meanwhile and still shows the same screen. The newest wish counts. UI thread; nothing blocks but the
// destructor, for a fraction of a second.
class Breeding : public QObject {
    Q_OBJECT

public:
    // `namedFolder`: where names of models are kept, for what is held.
    Breeding(Document& document, std::filesystem::path namedFolder, QObject* parent = nullptr);
    ~Breeding() override;

    // Whatever is bred for another model is forgotten.
    void setCheckpoint(const CheckpointInfo& info);
    // Whether the open model can be bred with: it needs its weights.
    bool canBreed() const { return m_parts != nullptr; }
    // Looks at the model's first layer, so that the first generation comes sooner.
    void prepare();

    // Each ends in bred(), failed() or dropped().
    // Children of those that are chosen.
    void breed();
    // Children of these, which join the family as a row of their own. `edited`: everybody's edits are in them already,
    // and are taken away.
    void breedFrom(std::vector<FamilyFace> founders, bool edited = false);
    // As diverse as can be, out of nothing.
    void spread();
    bool isRunning() const { return m_job.isRunning(); }

signals:
    void started();
    // The generation is in the document's family, and on its screen.
    void bred();
    void failed(const QString& sentence);
    // Meanwhile something else is on the screen, or nobody is chosen any more: nothing comes.
    void dropped();

private:
    struct Parts;  // what is made once for a model
    struct Order {
        std::vector<FamilyFace> founders;
        bool spread = false;
        bool edited = false;
        QString what;  // as it is called in the menu
    };

    void start(const Order& order);
    void take(const Order& order, const Family& from, const Family& to);

    Document& m_document;
    const std::filesystem::path m_namedFolder;
    std::shared_ptr<Parts> m_parts;
    Job<void> m_preparing;
    Job<Family> m_job;
};

}  // namespace latentwalk
