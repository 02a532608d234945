// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "core/projection/kept_starts.h"
#include "ui/background/job.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// The small pictures of one model's faces, of which searches begin at the nearest: shared by whoever makes them ahead
// and by the searches. From any thread.
class ModelStarts {
public:
    ModelStarts(ModelReference model, std::filesystem::path folder)
        : m_model(std::move(model)), m_folder(std::move(folder)) {}

    // Reads those that are kept, or paints those that are not made yet, and keeps them. Who comes meanwhile waits.
    // Where `tell` throws, what was made stays, and the next one goes on from there. Blocking.
    const projection::Starts& complete(Generator& generator, const TellProgress& tell);

private:
    ModelReference m_model;
    std::filesystem::path m_folder;
    std::mutex m_mutex;
    projection::Starts m_starts;
    bool m_kept = false;
};

// Makes them while the photograph is still looked at, behind everything that is more urgent, so that the first search
// need not. UI thread; ends before `service`.
class StartsAhead {
public:
    StartsAhead(RenderService& service, std::filesystem::path folder)
        : m_service(service), m_folder(std::move(folder)) {}

    void setCheckpoint(const CheckpointInfo& info);
    void prepare();
    // For a search: what is made ahead ends, and the search goes on from there.
    std::shared_ptr<ModelStarts> handOver();

private:
    RenderService& m_service;
    std::filesystem::path m_folder;
    ModelReference m_model;
    std::shared_ptr<ModelStarts> m_starts;
    Job<void> m_job;
};

}  // namespace latentwalk
