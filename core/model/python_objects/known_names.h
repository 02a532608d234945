// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/pickle/pickle_builder.h"
#include "core/model/weights/weight_tensor.h"

namespace latentwalk {

// What a name in a pickle (GLOBAL) means here.
enum class KnownName {
    Opaque,                     // any class or function that is not known: what it makes is kept, not understood
    Dict,                       // collections.OrderedDict, builtins.dict
    DefaultDict,                // collections.defaultdict: ([factory])
    RebuildTensor,              // torch._utils._rebuild_tensor: (storage, offset, size, stride)
    RebuildTensorV2,            // torch._utils._rebuild_tensor_v2: the same, then requires_grad, hooks[, metadata]
    RebuildParameter,           // torch._utils._rebuild_parameter: (tensor, requires_grad, hooks)
    RebuildParameterWithState,  // torch._utils._rebuild_parameter_with_state: the same, then the state
    RebuildFromType,            // torch._tensor._rebuild_from_type_v2: (one of these functions, type, arguments, state)
    Parameter,                  // torch.nn.parameter.Parameter: (tensor[, requires_grad])
    Reconstructor,              // copyreg._reconstructor: (class, base, state of the base)
    NewObject,                  // copyreg.__newobj__, __newobj_ex__: (class, ...)
    GetAttribute,               // builtins.getattr: (class, name), for members of an Enum and classes within classes
    Encode,                     // _codecs.encode: (text, "latin1"), bytes in the protocols that have none
    Size,                       // torch.Size: (tuple,)
    Device,                     // torch.device: (text[, number])
    Storage,                    // torch.FloatStorage and its kin
    NumpyType,                  // numpy.dtype: (text, ...)
    NumpyScalar,                // numpy.core.multiarray.scalar: (type, bytes)
    NumpyArray,                 // numpy.core.multiarray._reconstruct: (class, ...)
    NumpyFromBuffer,            // numpy.core.numeric._frombuffer: (bytes, type, shape, order)
};

// Which of them `module`.`name` is. Nothing for what no checkpoint has a reason to name: functions that run programs or
// code, open files or use the network, and what is no name at all. Nothing is run in either case, so the list need not
// be complete: it is there so that a file made to attack others is called what it is.
std::optional<KnownName> findKnownName(std::string_view module, std::string_view name);

// What is said of a name that findKnownName() gives nothing for.
FileError notNeeded(const std::filesystem::path& path, const std::string& name);

// The classes and functions that one pickle names.
class NamesInPickle {
public:
    // `builder` has to outlive this.
    explicit NamesInPickle(PickleBuilder& builder) : m_builder(builder) {}

    // Throws FileError where findKnownName() gives nothing.
    Pickle::Index add(std::string_view module, std::string_view name);
    // What a value of Kind::Class means; throws FileError for others, which are called like functions.
    KnownName of(Pickle::Index type) const;

private:
    PickleBuilder& m_builder;
    std::vector<KnownName> m_known;  // of the pickle's classes
};

struct StorageType {
    std::string_view name;  // "FloatStorage"
    std::size_t elementSize;
    std::optional<DType> dtype;
};

// The type of a storage class of torch by its name, or nothing.
const StorageType* findStorageType(std::string_view name);

}  // namespace latentwalk
