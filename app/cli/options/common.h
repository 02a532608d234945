// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/options/command_line.h"
#include "core/generator/generator.h"
#include "core/latent/latent.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// What all commands that make images share.
struct CommonOptions {
    std::filesystem::path model;               // empty: the built-in model
    std::optional<GeneratorKind> kind;         // --generator
    Device device = Device::Auto;              // --device
    Precision precision = Precision::Float32;  // --precision
    int threads = 0;                           // --threads; 0: all physical cores
    bool quiet = false;                        // --quiet
    bool force = false;                        // --force
    std::optional<int> scale;                  // --scale
    std::optional<float> alpha;                // --alpha
};

// Declares --quiet, --threads and --device, which every command takes.
void addMachineOptions(const Command& command, CommonOptions& options);

// Declares --model, --generator, --scale, --alpha and --precision as well, and returns the last, which may be described
// in another way than usual.
Option addGeneratorOptions(const Command& command, CommonOptions& options, const std::string& precision = {});

// Declares --force. Which files it is about, checkNotThere() is asked for.
void addForceOption(const Command& command, CommonOptions& options);

// Declares --model, as all commands describe it.
void addModelOption(const Command& command, CommonOptions& options);

// Declares --generator.
void addKindOption(const Command& command, CommonOptions& options, const std::string& description);

// At least `least` latents of `latentSize` components from a .npy (core/latent/read_latents.h). Throws FileError.
LatentBatch readLatents(const std::filesystem::path& path, std::int64_t latentSize, std::int64_t least);

// Faces from .npz files (core/latent/face_file.h) as anchors for this network, in their order. Throws FileError.
std::vector<SessionAnchor> readFaces(const std::vector<std::filesystem::path>& paths, const Architecture& architecture);

// Declares an option for such files, which may be given several times.
Option addFacesOption(const Command& command, std::vector<std::filesystem::path>& paths,
                      const std::string& description);

// Throws FileError when a file has that name already, unless --force. To be asked before anything long begins. (A
// folder in the way is refused by whoever writes.)
void checkNotThere(const std::filesystem::path& path, const CommonOptions& options);

// "1 image" or "8 images"; `things` is the plural, which ends in s.
std::string counted(std::int64_t count, const std::string& things);

// Says on stdout what was written, unless --quiet.
void say(const CommonOptions& options, const std::string& sentence);

// Says on stderr what was done in another way than was asked for. With --quiet it only goes into the log.
void tell(const CommonOptions& options, const std::string& sentence);

// The same, but even with --quiet: for what changes the pictures.
void warn(const std::string& sentence);

}  // namespace latentwalk::cli
