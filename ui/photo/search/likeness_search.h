// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "core/picture/picture.h"
#include "core/session/session.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// What is looked for.
struct LikenessWish {
    Picture photo;        // aligned, in the size of the model's pictures
    double seconds = 30;  // that it may take, about
    bool closer = false;  // nearer to the photo, changed less freely afterwards: with an offset at 16x16, too
};

// What is known while it is looked for.
struct LikenessStep {
    std::int64_t done = 0;
    std::int64_t all = 0;
    bool preparing = false;                    // nothing is seen yet: what is done once per model
    double secondsLeft = -1;                   // below 0: not known
    const Picture* picture = nullptr;          // of the face that is ahead, of any scale; lives until the call returns
    std::function<SessionAnchor()> face = {};  // that face, if it can be kept; called before the call returns
};

// What was found.
struct Likeness {
    SessionAnchor face;    // without a name
    Picture picture;       // of it, in the model's size
    bool poor = false;     // no likeness to speak of
    bool stopped = false;  // before its end
};

// Called on the search's thread; false ends the search with what there is. What it throws comes out of the search.
using TellLikeness = std::function<bool(const LikenessStep& step)>;

// The seam in front of the search for one model. Used by one thread at a time.
class LikenessSearch {
public:
    virtual ~LikenessSearch() = default;

    // In pixels: the side of the model's pictures.
    virtual std::int64_t side() const = 0;
    // Blocking. Throws Stopped when it is ended before there is anything to keep, and what goes wrong.
    virtual Likeness find(const LikenessWish& wish, const TellLikeness& tell) = 0;
    // From any thread: wakes find() where it waits for somebody else; it is told to end.
    virtual void interrupt() {}
};

// Made on the UI thread, when a search begins. Null where the model can't be searched. Ends before the service.
using MakeSearch =
    std::function<std::shared_ptr<LikenessSearch>(RenderService& service, const CheckpointInfo& checkpoint)>;

}  // namespace latentwalk
