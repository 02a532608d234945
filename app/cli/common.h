// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/options.h"
#include "core/generator/generator.h"
#include "core/latent/latent.h"
#include "core/model/weights/checkpoint.h"
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

// A generator together with the file that it comes from, so that its errors can name it.
struct OpenedGenerator {
    std::filesystem::path path;
    std::unique_ptr<Generator> generator;
    Checkpoint checkpoint;

    // generator->generate() with --scale and --alpha; a GeneratorError becomes a FileError that names the model.
    Images generate(const LatentBatch& latents, const CommonOptions& options) const;

    // A session without anchors that says which generator, scale and alpha are used, for recipes. Blocking: reads the
    // model's file once for its SHA-256.
    Session session(const CommonOptions& options) const;
};

// Opens the model that the options name. Where --scale or --alpha asks for a scale without a head, heads are fitted, as
// the window does. Fallbacks are told on stderr unless --quiet.
OpenedGenerator openGenerator(const CommonOptions& options);

// At least `least` latents of `latentSize` components from a .npy (core/latent/read_latents.h). Throws FileError.
LatentBatch readLatents(const std::filesystem::path& path, std::int64_t latentSize, std::int64_t least);

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
