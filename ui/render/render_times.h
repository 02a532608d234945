// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>

namespace latentwalk {

// How long images take, and what follows for the ordered ones beside the live face. They are made together as long as
// the live face that may come meanwhile waits for no more than one of the screen's frames: several at a time on a card,
// one by one on most CPUs. Where even one takes longer, none is begun while a hand moves on, but for small ones that
// take less than half of that.
class RenderTimes {
public:
    void note(int scale, double millisecondsPerImage);
    void clear() { m_milliseconds.clear(); }
    // For RenderQueue::setBriefScale().
    int briefScale() const;

    // For RenderQueue::setBatch() and setPause(), from the time of a whole image: smaller scales do not say it, since
    // ordered images may be whole ones.
    static std::int64_t batch(double millisecondsPerImage);
    static std::chrono::milliseconds pause(double millisecondsPerImage);

private:
    std::map<int, double> m_milliseconds;  // of one image, by scale; smoothed
};

}  // namespace latentwalk
