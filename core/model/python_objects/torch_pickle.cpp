// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/python_objects/torch_pickle.h"

#include "core/model/pickle/pickle_machine.h"
#include "core/model/python_objects/python_objects.h"

namespace latentwalk {

TorchPickle readTorchPickle(const std::filesystem::path& path, std::span<const std::byte> bytes, std::size_t& position,
                            std::size_t origin) {
    TorchPickle result;
    PickleSource source(path, bytes, position, origin);
    PickleBuilder builder(source);
    PythonObjects objects(builder, result);
    const Pickle::Index root = PickleMachine(source, builder, objects).run();
    result.values = builder.finish(root);
    position = source.position();
    return result;
}

}  // namespace latentwalk
