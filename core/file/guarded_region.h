// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace latentwalk {

// Memory that a file is mapped to. When the file is cut off, or its disk fails, while someone reads such memory, the
// system sends SIGBUS, which ends a program. Within a guarded region the rest of the memory becomes zeros instead, and
// damaged() says so. A SIGBUS elsewhere goes its usual way. Safe to use from any thread; regions must not overlap.
class GuardedRegion {
public:
    explicit GuardedRegion(std::span<const std::byte> memory);
    ~GuardedRegion();
    GuardedRegion(const GuardedRegion&) = delete;
    GuardedRegion& operator=(const GuardedRegion&) = delete;

    bool damaged() const noexcept;

    struct Slot;

private:
    Slot* m_slot;
};

}  // namespace latentwalk
