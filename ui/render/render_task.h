// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <exception>
#include <functional>
#include <vector>

#include "core/generator/generator.h"
#include "core/latent/latent.h"
#include "ui/render/checkpoint_info.h"
#include "ui/render/rendered.h"

namespace latentwalk {

// Who waits for an ordered picture; the lower of two goes first.
enum class Urgency {
    Walk,       // anchors and filmstrip
    Panel,      // small pictures of the panel that is in front
    Thumbnail,  // the gallery
    Measure,    // numbers about the walk
    Export,     // files
};

// Things to do on the rendering thread. Each carries the number of the opening after which it was asked for, so that a
// latent made for one checkpoint never reaches another.
struct OpenTask {
    RequestId id = 0;
    QString path;
    OpenOptions options;
};

struct ImageTask {
    RequestId id = 0;
    std::uint64_t opening = 0;
    LatentBatch face;  // one
    GenerateOptions options;
    QByteArray key;  // in the cache
};

// Pictures in order, none left out. `latents` are done a few at a time, and between them everything more urgent goes
// first. When the task is given up (cancelled, another checkpoint, the end) its functions are destroyed uncalled.
struct OrderedTask {
    RequestId id = 0;
    std::uint64_t opening = 0;
    Urgency urgency = Urgency::Thumbnail;
    LatentBatch latents;
    GenerateOptions options;
    // Called on the rendering thread with the images from `index` on.
    std::function<void(std::int64_t index, const Images& images)> onImages;
    std::function<void(std::exception_ptr)> onFailed = {};  // likewise, with what ended the task; may be empty
};

// Latents that are done together, handed out by RenderQueue::take(): some of one ordered task, or those of several
// whose urgency, opening and options are the same and that have one latent each.
struct OrderedStep {
    struct Part {
        RequestId id = 0;
        std::function<void(std::int64_t index, const Images& images)> onImages;
        std::function<void(std::exception_ptr)> onFailed;
    };

    std::uint64_t opening = 0;
    Urgency urgency = Urgency::Thumbnail;
    std::int64_t index = 0;  // of the first latent in its task
    LatentBatch latents;
    GenerateOptions options;
    std::vector<Part> parts;  // one of all latents, or one of each
};

}  // namespace latentwalk
