// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/faces/search/found_seed.h"

namespace latentwalk::search {

// A seed with what it is ranked by.
struct Candidate {
    double first = 0;  // more is better; where equal:
    double second = 0;
    FoundSeed found;
};

inline bool isBetter(const Candidate& a, const Candidate& b) {
    return std::pair(a.first, a.second) != std::pair(b.first, b.second)
               ? std::pair(a.first, a.second) > std::pair(b.first, b.second)
               : a.found.seed < b.found.seed;
}

// The best of what it has seen.
class Best {
public:
    explicit Best(std::int64_t count) : m_count(static_cast<std::size_t>(count)) {}

    void add(const Candidate& candidate) {
        if (m_heap.size() == m_count) {
            if (!isBetter(candidate, m_heap.front())) {
                return;
            }
            std::pop_heap(m_heap.begin(), m_heap.end(), isBetter);
            m_heap.pop_back();
        }
        m_heap.push_back(candidate);
        std::push_heap(m_heap.begin(), m_heap.end(), isBetter);
    }
    void add(const Best& others) {
        for (const Candidate& other : others.m_heap) {
            add(other);
        }
    }
    std::vector<FoundSeed> sorted() const {
        std::vector<Candidate> all = m_heap;
        std::sort(all.begin(), all.end(), isBetter);
        std::vector<FoundSeed> seeds;
        for (const Candidate& one : all) {
            seeds.push_back(one.found);
        }
        return seeds;
    }

private:
    std::size_t m_count;
    std::vector<Candidate> m_heap;  // the worst in front
};

}  // namespace latentwalk::search
