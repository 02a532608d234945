#include "app/cli/recorded_model.h"

#include <iostream>
#include <system_error>
#include <utility>

#include "core/file/file_error.h"
#include "core/generator/device.h"
#include "core/model/builtin_model.h"

namespace latentwalk::cli {
namespace {

std::string described(const ModelReference& model) {
    constexpr std::size_t kShort = 12;
    return "'" + forMessage(model.title) + "' (SHA-256 " + model.sha256.substr(0, kShort) + "...)";
}

// The path that a session tells is for people to read: a stranger may have written it, so it is never opened.
std::string hint(const ModelReference& wanted) {
    return wanted.path.empty() ? std::string() : " (it was in " + forMessage(wanted.path) + ")";
}

}  // namespace

OpenedGenerator openRecorded(const std::filesystem::path& file, Session& session, const CommonOptions& options,
                             bool force) {
    setThreads(options.threads);
    const ModelReference wanted = session.model;
    const std::filesystem::path path = options.model.empty() ? builtInModelPath() : options.model;
    Checkpoint checkpoint = openCheckpoint(path);
    ModelReference found = referenceTo(checkpoint, options.kind ? options.kind : std::optional(wanted.kind));
    if (found.latentSize != wanted.latentSize) {
        throw FileError(file, "was made with the model " + described(wanted) + ", whose latents have " +
                                  std::to_string(wanted.latentSize) + " components; those of " + path.string() +
                                  " have " + std::to_string(found.latentSize) + "; name the right model with --model" +
                                  hint(wanted));
    }
    if (!wanted.sha256.empty() && found.sha256 != wanted.sha256 && (options.model.empty() || !force)) {
        throw FileError(file, "was made with the model " + described(wanted) + ", but " + path.string() + " is " +
                                  described(found) + "; name the right one with --model" + hint(wanted) +
                                  ", or use another with --model FILE --force");
    }
    GeneratorSettings settings;
    settings.kind = found.kind;
    settings.device = options.device;
    const auto tell = [](const std::string& sentence) { std::cerr << "latentwalk-cli: " << sentence << '\n'; };
    if (!options.quiet) {
        settings.notice = tell;
    }
    settings.precision = wanted.precision == "bfloat16"  ? Precision::BFloat16
                         : wanted.precision == "float16" ? Precision::Float16
                                                         : options.precision;
    if (!canCompute(settings.precision, options.device)) {
        tell(file.string() + " was made in " + wanted.precision +
             ", which is not to be had here; float32 takes its place");
        settings.precision = Precision::Float32;
    }
    auto generator = makeGenerator(checkpoint, settings);
    OpenedGenerator opened{path, std::move(generator), std::move(checkpoint)};
    found.heads = wanted.heads;
    found.precision = opened.generator->precision();
    session.model = found;
    return opened;
}

void checkNotThere(const std::filesystem::path& path, bool force) {
    std::error_code ignored;
    if (!force && std::filesystem::exists(path, ignored)) {
        throw FileError(path, "is there already; choose another name, or --force to replace it");
    }
}

}  // namespace latentwalk::cli
