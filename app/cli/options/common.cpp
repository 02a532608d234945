// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/common.h"

#include <iostream>
#include <system_error>
#include <utility>

#include "app/cli/terminal/standard_output.h"
#include "core/latent/face_file.h"
#include "core/latent/read_latents.h"
#include "core/log/log.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {

void addMachineOptions(const Command& command, CommonOptions& options) {
    command.choice("--device", options.device, {{"auto", Device::Auto}, {"cpu", Device::Cpu}, {"cuda", Device::Cuda}},
                   "Where to compute: auto (CUDA where there is one), cpu, cuda");
    command.number("--threads", "N", options.threads, Whole{1, 1024}, "CPU threads (default: all physical cores)");
    command.flag("--quiet", options.quiet, "Print nothing but errors");
}

void addForceOption(const Command& command, CommonOptions& options) {
    command.flag("--force", options.force, "Replace files that are there already");
}

void addModelOption(const Command& command, CommonOptions& options) {
    command.path("--model", "FILE", options.model, "Model file (default: the built-in face model)");
}

void addKindOption(const Command& command, CommonOptions& options, const std::string& description) {
    command.choice("--generator", options.kind, {{"average", GeneratorKind::Average}, {"raw", GeneratorKind::Raw}},
                   description);
}

Option addGeneratorOptions(const Command& command, CommonOptions& options, const std::string& precision) {
    addModelOption(command, options);
    addKindOption(command, options,
                  "average (of the weights during training; default where the file has it) or raw (the last step's)");
    command.number("--scale", "K", options.scale, Whole{0, 30},
                   "Growth level: 0 is 4x4, 1 is 8x8, ... (default: the last)");
    command.number("--alpha", "A", options.alpha, Real{0, 1},
                   "Weight of the previous scale, 0 ... 1; 0 is fully grown (default: the model's)");
    const Option option = command.choice("--precision", options.precision,
                                         {{"auto", Precision::Auto},
                                          {"float32", Precision::Float32},
                                          {"bfloat16", Precision::BFloat16},
                                          {"float16", Precision::Float16}},
                                         precision.empty() ? "float32 (default: the same pixels as Python), bfloat16 "
                                                             "(faster where the processor has it), float16 (CUDA), or "
                                                             "auto (the fastest that keeps 40 dB)"
                                                           : precision);
    addMachineOptions(command, options);
    return option;
}

LatentBatch readLatents(const std::filesystem::path& path, std::int64_t latentSize, std::int64_t least) {
    LatentBatch latents = latentwalk::readLatents(path, latentSize);
    if (latents.count < least) {
        throw FileError(
            path, Core::about("%1 holds too few latents: %2")(Core::says("%1 of at least %2")(latents.count, least)));
    }
    return latents;
}

std::vector<SessionAnchor> readFaces(const std::vector<std::filesystem::path>& paths,
                                     const Architecture& architecture) {
    std::vector<SessionAnchor> faces;
    for (const std::filesystem::path& path : paths) {
        KeptFace face = readFace(path, architecture);
        SessionAnchor& anchor = faces.emplace_back();
        anchor.components = std::move(face.latent);
        anchor.offsets = std::move(face.offsets);
    }
    return faces;
}

Option addFacesOption(const Command& command, std::vector<std::filesystem::path>& paths,
                      const std::string& description) {
    return command.readEach(
        "--faces", "FILE.npz",
        [&paths](const std::string& text) {
            paths.emplace_back(text);
            return std::string();
        },
        description);
}

void checkNotThere(const std::filesystem::path& path, const CommonOptions& options) {
    std::error_code ignored;
    if (!options.force && std::filesystem::exists(path, ignored) && !std::filesystem::is_directory(path, ignored)) {
        throw FileError(path, Core::about("%1 is there already; choose another name, or --force to replace it"));
    }
}

std::string counted(std::int64_t count, const std::string& things) {
    return std::to_string(count) + " " + (count == 1 ? things.substr(0, things.size() - 1) : things);
}

void say(const CommonOptions& options, const std::string& sentence) {
    if (!options.quiet) {
        remark(sentence + '\n');
    }
}

void tell(const CommonOptions& options, const std::string& sentence) {
    if (options.quiet) {
        log(LogLevel::Warning, sentence);
    } else {
        warn(sentence);
    }
}

void warn(const std::string& sentence) {
    std::cerr << "latentwalk-cli: " << sentence << '\n';
}

}  // namespace latentwalk::cli
