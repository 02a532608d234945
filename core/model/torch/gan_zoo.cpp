// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/torch/gan_zoo.h"

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/torch/gan_zoo_config.h"
#include "core/model/torch/gan_zoo_contents.h"
#include "core/model/torch/gan_zoo_network.h"
#include "core/model/weights/deduced_architecture.h"

namespace latentwalk {
namespace {

// The dict of the config's fields: of an object of BaseConfig or of another class, or a plain dict where somebody saved
// it so.
Pickle::Index configFields(const std::filesystem::path& path, const Pickle& pickle, Pickle::Index config) {
    const auto fields = pickle.attributes(config);
    if (!fields) {
        throw FileError(path, Core::about("%1 cannot be used: %2")(Core::says(
                                  "its config is %1, whose fields cannot be read")(pickle.described(config))));
    }
    return *fields;
}

std::optional<GanZooNetwork> networkAt(const TorchFile& source, const std::optional<GanZooPlace>& place) {
    return place ? std::optional<GanZooNetwork>(std::in_place, source, place->dict, place->label, place->owner)
                 : std::nullopt;
}

}  // namespace

Checkpoint readGanZoo(const TorchFile& source) {
    const auto& path = source.file->path();
    const GanZooContents contents = findGanZoo(source);
    const auto raw = networkAt(source, contents.raw);
    const auto average = networkAt(source, contents.average);
    Checkpoint checkpoint;
    checkpoint.path = path;
    checkpoint.format = source.format;
    checkpoint.title = path.stem().string();
    checkpoint.architecture = (raw ? *raw : *average).architecture();
    if (contents.config) {
        readGanZooConfig(path, source.pickle.values, configFields(path, source.pickle.values, *contents.config),
                         checkpoint.architecture);
    }
    if (average) {
        checkpoint.average = average->weights(checkpoint.architecture);
    }
    if (raw) {
        checkpoint.raw = raw->weights(checkpoint.architecture);
    }
    if (!contents.config) {
        assumeDefaults(checkpoint);
    }
    return checkpoint;
}

}  // namespace latentwalk
