#include "core/model/pickle_names.h"

#include <algorithm>
#include <array>

namespace latentwalk {
namespace {

struct Known {
    std::string_view module;
    std::string_view name;
    PickleName meaning;
};

// Python 2 called some modules differently.
constexpr std::array kKnown{
    Known{"collections", "OrderedDict", PickleName::OrderedDict},
    Known{"torch._utils", "_rebuild_tensor", PickleName::RebuildTensor},
    Known{"torch._utils", "_rebuild_tensor_v2", PickleName::RebuildTensorV2},
    Known{"torch._utils", "_rebuild_parameter", PickleName::RebuildParameter},
    Known{"torch.nn.parameter", "Parameter", PickleName::Parameter},
    Known{"copyreg", "_reconstructor", PickleName::Reconstructor},
    Known{"copy_reg", "_reconstructor", PickleName::Reconstructor},
    Known{"builtins", "object", PickleName::PlainObject},
    Known{"__builtin__", "object", PickleName::PlainObject},
    Known{"torch", "Size", PickleName::Size},
    Known{"torch", "device", PickleName::Device},
};

constexpr std::array kStorageTypes{
    StorageType{"FloatStorage", 4, DType::Float32}, StorageType{"DoubleStorage", 8, DType::Float64},
    StorageType{"HalfStorage", 2, DType::Float16},  StorageType{"BFloat16Storage", 2, DType::BFloat16},
    StorageType{"LongStorage", 8, std::nullopt},    StorageType{"IntStorage", 4, std::nullopt},
    StorageType{"ShortStorage", 2, std::nullopt},   StorageType{"CharStorage", 1, std::nullopt},
    StorageType{"ByteStorage", 1, std::nullopt},    StorageType{"BoolStorage", 1, std::nullopt},
};

}  // namespace

std::optional<PickleName> findPickleName(std::string_view module, std::string_view name) {
    const auto found = std::find_if(kKnown.begin(), kKnown.end(),
                                    [&](const Known& known) { return known.module == module && known.name == name; });
    if (found != kKnown.end()) {
        return found->meaning;
    }
    if (name == "BaseConfig") {
        return PickleName::Config;
    }
    if ((module == "torch" || module == "torch.cuda") && findStorageType(name) != nullptr) {
        return PickleName::Storage;
    }
    return std::nullopt;
}

const StorageType* findStorageType(std::string_view name) {
    const auto found = std::find_if(kStorageTypes.begin(), kStorageTypes.end(),
                                    [&](const StorageType& type) { return type.name == name; });
    return found == kStorageTypes.end() ? nullptr : &*found;
}

}  // namespace latentwalk
