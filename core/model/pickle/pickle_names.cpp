// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle_names.h"

#include <algorithm>
#include <array>

#include "core/model/pickle/pickle_suspects.h"

namespace latentwalk {
namespace {

struct Known {
    std::string_view module;
    std::string_view name;
    PickleName meaning;
};

// Python 2, NumPy 2 and PyTorch before 1.9 call some modules differently.
constexpr std::array kKnown{
    Known{"collections", "OrderedDict", PickleName::Dict},
    Known{"collections", "defaultdict", PickleName::DefaultDict},
    Known{"builtins", "dict", PickleName::Dict},
    Known{"__builtin__", "dict", PickleName::Dict},
    Known{"torch._utils", "_rebuild_tensor", PickleName::RebuildTensor},
    Known{"torch._utils", "_rebuild_tensor_v2", PickleName::RebuildTensorV2},
    Known{"torch._utils", "_rebuild_parameter", PickleName::RebuildParameter},
    Known{"torch._utils", "_rebuild_parameter_with_state", PickleName::RebuildParameterWithState},
    Known{"torch._tensor", "_rebuild_from_type_v2", PickleName::RebuildFromType},
    Known{"torch._tensor", "_rebuild_from_type", PickleName::RebuildFromType},
    Known{"torch.tensor", "_rebuild_from_type", PickleName::RebuildFromType},
    Known{"torch.nn.parameter", "Parameter", PickleName::Parameter},
    Known{"copyreg", "_reconstructor", PickleName::Reconstructor},
    Known{"copy_reg", "_reconstructor", PickleName::Reconstructor},
    Known{"copyreg", "__newobj__", PickleName::NewObject},
    Known{"copy_reg", "__newobj__", PickleName::NewObject},
    Known{"copyreg", "__newobj_ex__", PickleName::NewObject},
    Known{"copy_reg", "__newobj_ex__", PickleName::NewObject},
    Known{"builtins", "getattr", PickleName::GetAttribute},
    Known{"__builtin__", "getattr", PickleName::GetAttribute},
    Known{"_codecs", "encode", PickleName::Encode},
    Known{"torch", "Size", PickleName::Size},
    Known{"torch", "device", PickleName::Device},
    Known{"numpy", "dtype", PickleName::NumpyType},
    Known{"numpy.core.multiarray", "scalar", PickleName::NumpyScalar},
    Known{"numpy._core.multiarray", "scalar", PickleName::NumpyScalar},
    Known{"numpy.core.multiarray", "_reconstruct", PickleName::NumpyArray},
    Known{"numpy._core.multiarray", "_reconstruct", PickleName::NumpyArray},
    Known{"numpy.core.numeric", "_frombuffer", PickleName::NumpyFromBuffer},
    Known{"numpy._core.numeric", "_frombuffer", PickleName::NumpyFromBuffer},
};

constexpr std::array kStorageTypes{
    StorageType{"FloatStorage", 4, DType::Float32},      StorageType{"DoubleStorage", 8, DType::Float64},
    StorageType{"HalfStorage", 2, DType::Float16},       StorageType{"BFloat16Storage", 2, DType::BFloat16},
    StorageType{"LongStorage", 8, std::nullopt},         StorageType{"IntStorage", 4, std::nullopt},
    StorageType{"ShortStorage", 2, std::nullopt},        StorageType{"CharStorage", 1, std::nullopt},
    StorageType{"ByteStorage", 1, std::nullopt},         StorageType{"BoolStorage", 1, std::nullopt},
    StorageType{"ComplexFloatStorage", 8, std::nullopt}, StorageType{"ComplexDoubleStorage", 16, std::nullopt},
    StorageType{"QInt8Storage", 1, std::nullopt},        StorageType{"QUInt8Storage", 1, std::nullopt},
    StorageType{"QInt32Storage", 4, std::nullopt},       StorageType{"QUInt4x2Storage", 1, std::nullopt},
    StorageType{"QUInt2x4Storage", 1, std::nullopt},     StorageType{"UntypedStorage", 1, std::nullopt},
    StorageType{"_UntypedStorage", 1, std::nullopt},
};

}  // namespace

std::optional<PickleName> findPickleName(std::string_view module, std::string_view name) {
    const auto found = std::find_if(kKnown.begin(), kKnown.end(),
                                    [&](const Known& known) { return known.module == module && known.name == name; });
    if (found != kKnown.end()) {
        return found->meaning;
    }
    if ((module == "torch" || module.starts_with("torch.")) && name.ends_with("Storage")) {
        return findStorageType(name) == nullptr ? std::nullopt : std::optional(PickleName::Storage);
    }
    return isSuspect(module, name) ? std::nullopt : std::optional(PickleName::Opaque);
}

const StorageType* findStorageType(std::string_view name) {
    const auto found = std::find_if(kStorageTypes.begin(), kStorageTypes.end(),
                                    [&](const StorageType& type) { return type.name == name; });
    return found == kStorageTypes.end() ? nullptr : &*found;
}

}  // namespace latentwalk
