// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace latentwalk::fast {

// Memory of `count` elements at a multiple of 64 bytes (a cache line, an AVX-512 register), zero at first. Large ones
// come fresh from the system, as zeros, in pages of 2 MiB where it has them: whoever writes to a page first pays for
// it, several threads at once if they do, and nobody writes the zeros a second time. Of a network's weights, some
// 200 MB, that is most of what preparing them took.
template <typename Element>
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t count) : m_count(count) {
        const std::size_t bytes = (count * sizeof(Element) + 63) / 64 * 64;
        if (bytes >= kLarge) {
            void* const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (memory == MAP_FAILED) {  // NOLINT(performance-no-int-to-ptr): the system's own macro
                throw std::bad_alloc();
            }
            ::madvise(memory, bytes, MADV_HUGEPAGE);  // where there are none, small pages do
            m_data = {static_cast<Element*>(memory), Free{bytes}};
            return;
        }
        m_data = {static_cast<Element*>(std::aligned_alloc(64, bytes > 0 ? bytes : 64)), Free{}};
        if (!m_data) {
            throw std::bad_alloc();
        }
        std::memset(m_data.get(), 0, bytes);
    }

    Element* data() noexcept { return m_data.get(); }
    const Element* data() const noexcept { return m_data.get(); }
    std::size_t size() const noexcept { return m_count; }

private:
#ifdef __SANITIZE_ADDRESS__
    static constexpr std::size_t kLarge = SIZE_MAX;  // AddressSanitizer knows where a heap's memory ends
#else
    static constexpr std::size_t kLarge = std::size_t{1} << 20;
#endif

    struct Free {
        std::size_t mapped = 0;  // bytes; 0: from the heap

        void operator()(Element* memory) const noexcept {
            if (mapped > 0) {
                ::munmap(memory, mapped);
            } else {
                std::free(memory);
            }
        }
    };
    std::unique_ptr<Element, Free> m_data;
    std::size_t m_count = 0;
};

}  // namespace latentwalk::fast
