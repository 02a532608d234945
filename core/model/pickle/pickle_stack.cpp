// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle_stack.h"

namespace latentwalk {
namespace {

// A checkpoint of the largest network needs a few thousand.
constexpr std::size_t kDeepestStack = std::size_t{1} << 20U;
constexpr std::uint64_t kLargestMemoKey = std::uint64_t{1} << 20U;

}  // namespace

void PickleStack::push(Index index) {
    if (m_values.size() == kDeepestStack) {
        throw m_source.refused(Core::says("is nested too deeply"));
    }
    m_values.push_back(index);
}

Pickle::Index PickleStack::top() const noexcept {
    return m_values.size() > (m_marks.empty() ? 0 : m_marks.back()) ? m_values.back() : Pickle::kNone;
}

Pickle::Index PickleStack::pop() {
    const Index index = top();
    if (index == Pickle::kNone) {
        throw m_source.damaged(Core::says("takes a value from an empty stack"));
    }
    m_values.pop_back();
    return index;
}

void PickleStack::mark() {
    if (m_marks.size() == kDeepestStack) {
        throw m_source.refused(Core::says("is nested too deeply"));
    }
    m_marks.push_back(m_values.size());
}

std::vector<Pickle::Index> PickleStack::popToMark() {
    if (m_marks.empty()) {
        throw m_source.damaged(Core::says("goes back to a mark that it never set"));
    }
    const auto first = m_values.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<Index> values(first, m_values.end());
    m_values.erase(first, m_values.end());
    m_marks.pop_back();
    return values;
}

void PickleStack::setMemo(std::uint64_t key) {
    const Index value = pop();
    push(value);
    if (key >= kLargestMemoKey) {
        throw m_source.refused(Core::says("remembers a value as number %1")(grouped(key)));
    }
    if (key >= m_memo.size()) {
        m_memo.resize(key + 1, Pickle::kNone);
    }
    m_memoSize += m_memo[key] == Pickle::kNone ? 1 : 0;
    m_memo[key] = value;
}

Pickle::Index PickleStack::memo(std::uint64_t key) const {
    if (key >= m_memo.size() || m_memo[key] == Pickle::kNone) {
        throw m_source.damaged(Core::says("recalls value number %1, which it never remembered,")(grouped(key)));
    }
    return m_memo[key];
}

}  // namespace latentwalk
