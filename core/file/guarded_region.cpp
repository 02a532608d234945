// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/guarded_region.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>

namespace latentwalk {

// Slots are used again but never freed, so that the signal handler can run through them without a lock.
struct GuardedRegion::Slot {
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};  // 0: free
    std::atomic<bool> damaged{false};
    Slot* next = nullptr;
};

namespace {

std::mutex g_mutex;  // for taking and freeing slots
std::atomic<GuardedRegion::Slot*> g_slots{nullptr};
std::uintptr_t g_pageSize = 0;
struct sigaction g_previous {};

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

// mmap() and sigaction() are system calls with nothing around them, so a handler may use them.
void onBusError(int signal, siginfo_t* info, void*) {
    const int error = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const bool fault = info->si_code == BUS_ADRERR || info->si_code == BUS_OBJERR;
    for (auto* slot = g_slots.load(std::memory_order_acquire); fault && slot != nullptr; slot = slot->next) {
        const std::uintptr_t end = slot->end.load();
        if (address < slot->begin.load() || address >= end) {
            continue;
        }
        const std::uintptr_t page = address & ~(g_pageSize - 1);
        // What lies behind a missing page is missing too, or not to be trusted any more.
        if (::mmap(reinterpret_cast<void*>(page), end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
                   0) != MAP_FAILED) {  // NOLINT(performance-no-int-to-ptr)
            slot->damaged = true;
            errno = error;
            return;  // the instruction is tried again
        }
    }
    // Not ours: the instruction fails again, and then as if we were not here.
    ::sigaction(SIGBUS, &g_previous, nullptr);
    if (info->si_code <= 0) {
        ::raise(signal);  // somebody sent it
    }
    errno = error;
}

void installHandler() {
    g_pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    struct sigaction action {};
    action.sa_sigaction = onBusError;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &g_previous);
}

GuardedRegion::Slot* takeSlot() {
    for (auto* slot = g_slots.load(); slot != nullptr; slot = slot->next) {
        if (slot->end == 0) {
            return slot;
        }
    }
    auto* const slot = new GuardedRegion::Slot;
    slot->next = g_slots.load();
    g_slots.store(slot, std::memory_order_release);
    return slot;
}

}  // namespace

GuardedRegion::GuardedRegion(std::span<const std::byte> memory) {
    static std::once_flag once;
    std::call_once(once, installHandler);
    const std::scoped_lock lock(g_mutex);
    m_slot = takeSlot();
    m_slot->damaged = false;
    m_slot->begin = reinterpret_cast<std::uintptr_t>(memory.data());
    m_slot->end = m_slot->begin + memory.size();
}

GuardedRegion::~GuardedRegion() {
    const std::scoped_lock lock(g_mutex);
    m_slot->end = 0;
    m_slot->begin = 0;
}

bool GuardedRegion::damaged() const noexcept {
    return m_slot->damaged;
}

}  // namespace latentwalk
