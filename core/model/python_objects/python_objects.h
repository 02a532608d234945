// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/model/pickle/pickle_builder.h"
#include "core/model/pickle/pickle_meaning.h"
#include "core/model/python_objects/known_names.h"
#include "core/model/python_objects/numpy_objects.h"
#include "core/model/python_objects/torch_objects.h"

namespace latentwalk {

// What the names mean in what torch.save writes. Only those are known that tensors, dicts, numbers and strings need; an
// object of any other class stays opaque: its class and its attributes.
class PythonObjects final : public PickleMeaning {
public:
    // Both outlive this. Storages and tensors go into `result`, other values into `builder`.
    PythonObjects(PickleBuilder& builder, TorchPickle& result)
        : m_builder(builder), m_names(builder), m_numpy(builder), m_torch(builder, m_names, result) {}

    Index named(std::string_view module, std::string_view name) override { return m_names.add(module, name); }
    Index called(Index callable, Index arguments) override;
    Index objectOf(Index type) override;
    void build(Index target, Index state) override;
    Index itemsOf(Index object) override;
    Index referred(Index name) override { return m_torch.storage(name); }
    Index referred(std::string_view name) override { return m_torch.storage(m_torch.reference(name)); }

private:
    using Kind = Pickle::Kind;

    Index callKnown(KnownName name, Index callable, const std::vector<Index>& arguments);
    Index member(const std::vector<Index>& arguments);
    Index reconstructed(const std::vector<Index>& arguments);
    Index newDict(const std::vector<Index>& arguments);
    void setAttributes(Index object, Index dict);

    PickleBuilder& m_builder;
    NamesInPickle m_names;
    NumpyObjects m_numpy;
    TorchObjects m_torch;
    std::unordered_set<Index> m_ownDicts;  // attributes that no other value can refer to
};

}  // namespace latentwalk
