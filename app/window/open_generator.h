// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <optional>

#include "ui/render/checkpoint_info.h"

namespace latentwalk {

// What the command line says about every model that is opened, where its own options say nothing else.
struct ProgramOptions {
    Device device = Device::Auto;
    Precision precision = Precision::Auto;
    std::filesystem::path headsFolder = {};  // of heads that were fitted for models without lower ones; may be empty
};

// Opens one model on a thread of its own before the window is there to ask for it.
class EarlyOpening {
public:
    EarlyOpening(std::filesystem::path path, const OpenOptions& options, const ProgramOptions& program);
    // Waits until the opening has ended.
    ~EarlyOpening();

    // What was opened, or the exception that this ended in, when it is what is asked for now; waits for it. Nothing
    // when it is something else, or was taken before. From then on `notice` gets what the generator has to say, and
    // first what it has said already. Any thread.
    std::optional<OpenedGenerator> take(const std::filesystem::path& path, const OpenOptions& options, Notice notice);

private:
    struct Notices;

    std::filesystem::path m_path;
    OpenOptions m_options;
    std::shared_ptr<Notices> m_notices;
    std::mutex m_mutex;
    std::future<OpenedGenerator> m_opening;
};

// Opens real model files for the window; the first one out of `early` where that is the one.
GeneratorFactory generatorFactory(const ProgramOptions& program, std::shared_ptr<EarlyOpening> early = {});

}  // namespace latentwalk
