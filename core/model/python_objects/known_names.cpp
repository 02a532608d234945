// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/python_objects/known_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/model/python_objects/suspects.h"

namespace latentwalk {
namespace {

struct Known {
    std::string_view module;
    std::string_view name;
    KnownName meaning;
};

// Python 2, NumPy 2 and PyTorch before 1.9 call some modules differently.
constexpr std::array kKnown{
    Known{"collections", "OrderedDict", KnownName::Dict},
    Known{"collections", "defaultdict", KnownName::DefaultDict},
    Known{"builtins", "dict", KnownName::Dict},
    Known{"__builtin__", "dict", KnownName::Dict},
    Known{"torch._utils", "_rebuild_tensor", KnownName::RebuildTensor},
    Known{"torch._utils", "_rebuild_tensor_v2", KnownName::RebuildTensorV2},
    Known{"torch._utils", "_rebuild_parameter", KnownName::RebuildParameter},
    Known{"torch._utils", "_rebuild_parameter_with_state", KnownName::RebuildParameterWithState},
    Known{"torch._tensor", "_rebuild_from_type_v2", KnownName::RebuildFromType},
    Known{"torch._tensor", "_rebuild_from_type", KnownName::RebuildFromType},
    Known{"torch.tensor", "_rebuild_from_type", KnownName::RebuildFromType},
    Known{"torch.nn.parameter", "Parameter", KnownName::Parameter},
    Known{"copyreg", "_reconstructor", KnownName::Reconstructor},
    Known{"copy_reg", "_reconstructor", KnownName::Reconstructor},
    Known{"copyreg", "__newobj__", KnownName::NewObject},
    Known{"copy_reg", "__newobj__", KnownName::NewObject},
    Known{"copyreg", "__newobj_ex__", KnownName::NewObject},
    Known{"copy_reg", "__newobj_ex__", KnownName::NewObject},
    Known{"builtins", "getattr", KnownName::GetAttribute},
    Known{"__builtin__", "getattr", KnownName::GetAttribute},
    Known{"_codecs", "encode", KnownName::Encode},
    Known{"torch", "Size", KnownName::Size},
    Known{"torch", "device", KnownName::Device},
    Known{"numpy", "dtype", KnownName::NumpyType},
    Known{"numpy.core.multiarray", "scalar", KnownName::NumpyScalar},
    Known{"numpy._core.multiarray", "scalar", KnownName::NumpyScalar},
    Known{"numpy.core.multiarray", "_reconstruct", KnownName::NumpyArray},
    Known{"numpy._core.multiarray", "_reconstruct", KnownName::NumpyArray},
    Known{"numpy.core.numeric", "_frombuffer", KnownName::NumpyFromBuffer},
    Known{"numpy._core.numeric", "_frombuffer", KnownName::NumpyFromBuffer},
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

std::optional<KnownName> findKnownName(std::string_view module, std::string_view name) {
    const auto found = std::find_if(kKnown.begin(), kKnown.end(),
                                    [&](const Known& known) { return known.module == module && known.name == name; });
    if (found != kKnown.end()) {
        return found->meaning;
    }
    if ((module == "torch" || module.starts_with("torch.")) && name.ends_with("Storage")) {
        return findStorageType(name) == nullptr ? std::nullopt : std::optional(KnownName::Storage);
    }
    return isSuspect(module, name) ? std::nullopt : std::optional(KnownName::Opaque);
}

Pickle::Index NamesInPickle::add(std::string_view module, std::string_view name) {
    const auto known = findKnownName(module, name);
    if (!known) {
        throw notNeeded(m_builder.source().path(), std::string(module) + "." + std::string(name));
    }
    m_known.push_back(*known);
    return m_builder.addClass(module, name);
}

KnownName NamesInPickle::of(Pickle::Index type) const {
    const Pickle::Node& node = m_builder[type];
    if (node.kind != Pickle::Kind::Class) {
        throw m_builder.damaged(Core::says("calls something that is not a function"));
    }
    return m_known[static_cast<std::size_t>(node.integer)];
}

FileError notNeeded(const std::filesystem::path& path, const std::string& name) {
    return {path, Core::about("%1 refers to %2, which no checkpoint needs; it was not run")(forMessage(name))};
}

const StorageType* findStorageType(std::string_view name) {
    const auto found = std::find_if(kStorageTypes.begin(), kStorageTypes.end(),
                                    [&](const StorageType& type) { return type.name == name; });
    return found == kStorageTypes.end() ? nullptr : &*found;
}

}  // namespace latentwalk
