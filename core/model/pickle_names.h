#pragma once

#include "core/model/checkpoint.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace latentwalk {

// What a name in a pickle (GLOBAL) may stand for. Everything else is refused.
enum class PickleName {
    OrderedDict,       // collections.OrderedDict
    RebuildTensor,     // torch._utils._rebuild_tensor: (storage, offset, size, stride)
    RebuildTensorV2,   // torch._utils._rebuild_tensor_v2: the same, then requires_grad, hooks[, metadata]
    RebuildParameter,  // torch._utils._rebuild_parameter: (tensor, requires_grad, hooks)
    Parameter,         // torch.nn.parameter.Parameter: (tensor[, requires_grad])
    Reconstructor,     // copyreg._reconstructor: (class, object, None)
    PlainObject,       // builtins.object
    Size,              // torch.Size: (tuple,)
    Device,            // torch.device: (text[, number])
    Config,            // a class named BaseConfig, of any module: pytorch_GAN_zoo's, under whatever path it lay
    Storage,           // torch.FloatStorage and its kin
};

// Which of them `module`.`name` is, or nothing.
std::optional<PickleName> findPickleName(std::string_view module, std::string_view name);

struct StorageType {
    std::string_view name;  // "FloatStorage"
    std::size_t elementSize;
    std::optional<DType> dtype;
};

// The type of a storage class of torch by its name, or nothing.
const StorageType* findStorageType(std::string_view name);

}  // namespace latentwalk
