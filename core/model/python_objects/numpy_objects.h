// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/model/pickle/pickle_builder.h"

namespace latentwalk {

// NumPy's objects: numbers, texts and short arrays become plain ones; what is not understood stays opaque.
class NumpyObjects {
public:
    using Index = Pickle::Index;

    // `builder` has to outlive this.
    explicit NumpyObjects(PickleBuilder& builder) : m_builder(builder) {}

    // numpy.dtype("f8", ...), whose byte order comes with its state.
    Index type(Index callable, const std::vector<Index>& arguments);
    // numpy.core.multiarray.scalar(type, bytes)
    Index scalar(Index callable, const std::vector<Index>& arguments);
    // numpy.core.multiarray._reconstruct(...), whose contents come with its state. An object of `type`.
    Index array(Index type);
    // numpy.core.numeric._frombuffer(bytes, type, shape, order): an array of protocol 5.
    Index fromBuffer(Index callable, const std::vector<Index>& arguments);
    // Gives a type or an array its state; false where `target` is neither.
    bool build(Index target, Index state);

private:
    using Kind = Pickle::Kind;
    using Node = Pickle::Node;

    struct Type {
        char kind = 'O';  // as in NumPy's array interface
        std::size_t size = 0;
        bool bigEndian = false;
    };

    void setByteOrder(Type& type, Index state) const;
    void setArray(Index array, Index state);
    void becomeArray(Index array, Index shape, Index type, Index bytes);
    static std::optional<Node> valueOf(const Type& type, std::string_view bytes);

    PickleBuilder& m_builder;
    std::unordered_map<Index, Type> m_types;
    std::unordered_set<Index> m_arrays;  // that wait for their state
};

}  // namespace latentwalk
