// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace latentwalk::fast {

// Memory of `count` elements at a multiple of 64 bytes (a cache line, an AVX-512 register), zero at first.
template <typename Element>
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t count) : m_count(count) {
        const std::size_t bytes = (count * sizeof(Element) + 63) / 64 * 64;
        m_data.reset(static_cast<Element*>(std::aligned_alloc(64, bytes > 0 ? bytes : 64)));
        if (!m_data) {
            throw std::bad_alloc();
        }
        std::memset(m_data.get(), 0, bytes);
    }

    Element* data() noexcept { return m_data.get(); }
    const Element* data() const noexcept { return m_data.get(); }
    std::size_t size() const noexcept { return m_count; }

private:
    struct Free {
        void operator()(void* memory) const noexcept { std::free(memory); }
    };
    std::unique_ptr<Element, Free> m_data;
    std::size_t m_count = 0;
};

}  // namespace latentwalk::fast
