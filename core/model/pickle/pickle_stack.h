// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/model/pickle/pickle.h"
#include "core/model/pickle/pickle_source.h"

namespace latentwalk {

// What a pickle's opcodes work on: the stack with its marks, and the memo. Everything throws FileError, naming the
// opcode's place, where a value is missing or a limit is reached.
class PickleStack {
public:
    using Index = Pickle::Index;

    // `source` has to outlive this.
    explicit PickleStack(const PickleSource& source) : m_source(source) {}

    void push(Index index);
    // Not beyond the last mark.
    Index pop();
    // The value that pop() would give; kNone where there is none.
    Index top() const noexcept;

    void mark();
    // Whether a mark lies on top.
    bool isMarkOnTop() const noexcept { return !m_marks.empty() && m_marks.back() == m_values.size(); }
    void popMark() noexcept { m_marks.pop_back(); }
    // What lies above the last mark, which goes too.
    std::vector<Index> popToMark();

    std::size_t size() const noexcept { return m_values.size(); }
    bool hasMarks() const noexcept { return !m_marks.empty(); }

    // Remembers the value on top.
    void setMemo(std::uint64_t key);
    Index memo(std::uint64_t key) const;
    std::uint64_t memoSize() const noexcept { return m_memoSize; }

private:
    const PickleSource& m_source;
    std::vector<Index> m_values;
    std::vector<std::size_t> m_marks;
    std::vector<Index> m_memo;
    std::uint64_t m_memoSize = 0;
};

}  // namespace latentwalk
