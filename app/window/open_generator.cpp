// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/open_generator.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/open/open_generator.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

namespace latentwalk {
namespace {

OpenedGenerator openForWindow(const std::filesystem::path& path, const OpenOptions& options,
                              const ProgramOptions& program, Notice notice) {
    if (options.threads) {
        setThreads(*options.threads);
    }
    auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
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
            settings.notice(Core::says("this computer cannot compute in %1; the best that it can takes its place")(
                std::string(settings.precision == Precision::Float16 ? "float16" : "bfloat16")));
        }
        settings.precision = Precision::Auto;
    }
    return openGenerator(std::move(checkpoint), std::move(settings), {program.headsFolder, std::nullopt, {}});
}

}  // namespace

// Keeps what is said until there is somebody to say it to.
struct EarlyOpening::Notices {
    std::mutex mutex;
    std::vector<Message> kept;
    Notice listener;

    void say(const Message& message) {
        const std::scoped_lock lock(mutex);
        if (listener) {
            listener(message);
        } else {
            kept.push_back(message);
        }
    }

    void sayTo(Notice to) {
        const std::scoped_lock lock(mutex);
        listener = std::move(to);
        for (const Message& message : std::exchange(kept, {})) {
            if (listener) {
                listener(message);
            }
        }
    }
};

EarlyOpening::EarlyOpening(std::filesystem::path path, const OpenOptions& options, const ProgramOptions& program)
    : m_path(std::move(path)), m_options(options), m_notices(std::make_shared<Notices>()) {
    m_opening = std::async(std::launch::async, [path = m_path, options, program, notices = m_notices] {
        return openForWindow(path, options, program, [notices](const Message& message) { notices->say(message); });
    });
}

EarlyOpening::~EarlyOpening() = default;

std::optional<OpenedGenerator> EarlyOpening::take(const std::filesystem::path& path, const OpenOptions& options,
                                                  Notice notice) {
    const std::scoped_lock lock(m_mutex);
    if (!m_opening.valid()) {
        return std::nullopt;
    }
    if (path != m_path || options != m_options) {
        m_opening = {};  // nobody will ask for it; its memory is needed for another
        return std::nullopt;
    }
    OpenedGenerator opened = m_opening.get();
    m_notices->sayTo(std::move(notice));
    return opened;
}

GeneratorFactory generatorFactory(const ProgramOptions& program, std::shared_ptr<EarlyOpening> early) {
    return [program, early = std::move(early)](const std::filesystem::path& path, const OpenOptions& options,
                                               Notice notice) {
        std::optional<OpenedGenerator> opened = early ? early->take(path, options, notice) : std::nullopt;
        return opened ? std::move(*opened) : openForWindow(path, options, program, std::move(notice));
    };
}

}  // namespace latentwalk
