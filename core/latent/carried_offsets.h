// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/latent/face_offsets.h"
#include "core/message/message.h"

namespace latentwalk {

// The offsets that a face carries, and how much of them is added: 1 is as close to the photograph as they were found, 0
// the latent's face alone, which is freest to change. A value that is cheap to copy: copies share the numbers, and only
// those that do not are compared by them. The numbers are those that float16 has, so that files keep them bit for bit.
class CarriedOffsets {
public:
    CarriedOffsets() = default;  // none
    // Rounds to float16.
    explicit CarriedOffsets(FaceOffsets found, double closeness = 1);
    // Those that a walk shows somewhere; shared where they are numbers of float16 already, as such are.
    explicit CarriedOffsets(const SharedOffsets& shown);

    // Whether there are none, whatever the closeness.
    bool empty() const noexcept { return m_found == nullptr; }
    // As they were found, whatever the closeness; null where there are none.
    const SharedOffsets& found() const noexcept { return m_found; }
    double closeness() const noexcept { return m_closeness; }
    // The same offsets, closer or freer.
    CarriedOffsets with(double closeness) const;
    // What is added to the features: found() times closeness(), in float16 again. Null where nothing is.
    SharedOffsets shown() const;

    bool operator==(const CarriedOffsets& other) const;

private:
    friend Message problemOf(const CarriedOffsets& offsets);

    SharedOffsets m_found;
    bool m_finite = true;  // asked often, of many numbers
    double m_closeness = 1;
};

// At most so many channels have an offset at each scale, whatever a file says.
inline constexpr std::int64_t kMostOffsetChannels = 4096;

// How many channels there are at a scale: the offset there has as many numbers times (4 * 2^scale)^2; 0 where it has
// none.
std::int64_t channelsOf(const FaceOffsets& offsets, int scale);

// What no network can take, as a sentence's end; empty when all is well: sizes that are no whole number of channels or
// too many, numbers that are not finite (in float16), a closeness outside of 0 to 1.
Message problemOf(const CarriedOffsets& offsets);

// Whether a walk may lead from one to the other: at each scale equally many numbers, or none in one of them.
bool alike(const SharedOffsets& a, const SharedOffsets& b);

// What is between the shown offsets of two faces at t, as faded() has it, null counting as zeros; in float16, so that a
// face on the way can be kept to the bit. t <= 0 gives a, t >= 1 gives b, themselves. Throws std::invalid_argument
// where they are not alike().
SharedOffsets between(const SharedOffsets& a, const SharedOffsets& b, double t);

// Whether they have the same numbers; null is equal to null alone.
bool sameOffsets(const SharedOffsets& a, const SharedOffsets& b);
bool sameOffsets(std::span<const SharedOffsets> a, std::span<const SharedOffsets> b);  // of equally many faces

}  // namespace latentwalk
