// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/open_generator.h"

#include <future>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/device.h"
#include "core/model/open_checkpoint.h"
#include "ui/growth/cached_heads.h"

namespace latentwalk {
namespace {

std::string nameOfHeads(Heads heads) {
    return heads == Heads::Trained ? "trained" : heads == Heads::Fitted ? "fitted" : "auto";
}

OpenedGenerator openGenerator(const std::filesystem::path& path, const OpenOptions& options,
                              const ProgramOptions& program, std::function<void(const std::string&)> notice) {
    if (options.threads) {
        setThreads(*options.threads);  // here, because LibTorch keeps the number for each thread that asks
    }
    const auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
    // Hashing the file takes as long as reading it: meanwhile the weights are prepared. Only heads that were fitted
    // earlier are found by the hash, so a model that has none waits for it.
    std::future<ModelReference> hashing = std::async(
        std::launch::async, [checkpoint = *checkpoint, kind = options.kind] { return referenceTo(checkpoint, kind); });
    std::optional<ModelReference> reference;
    if (!program.headsFolder.empty() && !hasFittedHeads(*checkpoint, checkpoint->resolve(options.kind))) {
        reference = hashing.get();
        addCachedHeads(*checkpoint, *reference, program.headsFolder);
    }
    GeneratorSettings settings;
    settings.kind = options.kind;
    settings.device = program.device;
    settings.precision = options.precision.value_or(program.precision);
    settings.heads = options.heads;
    settings.notice = std::move(notice);
    if (!canCompute(settings.precision, program.device)) {
        // Remembered from when there was a card, or a command line made for another computer: a face comes all the
        // same.
        if (settings.notice) {
            settings.notice(std::string("this computer cannot compute in ") +
                            (settings.precision == Precision::Float16 ? "float16" : "bfloat16") +
                            "; the best that it can takes its place");
        }
        settings.precision = Precision::Auto;
    }
    OpenedGenerator opened{makeGenerator(*checkpoint, settings), checkpoint->title,
                           std::string(nameOf(checkpoint->format))};
    opened.reference = reference ? *reference : hashing.get();
    opened.reference.precision = opened.generator->precision();
    opened.reference.heads = nameOfHeads(options.heads);
    opened.checkpoint = checkpoint;
    return opened;
}

}  // namespace

GeneratorFactory generatorFactory(const ProgramOptions& program) {
    return [program](const std::filesystem::path& path, const OpenOptions& options,
                     std::function<void(const std::string&)> notice) {
        return openGenerator(path, options, program, std::move(notice));
    };
}

}  // namespace latentwalk
