// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/generator/generator.h"
#include "core/generator/open/open_generator.h"
#include "core/model/weights/checkpoint.h"
#include "core/session/session.h"

namespace latentwalk {

// How a model is to be opened; what is left out is as the program was started.
struct OpenOptions {
    std::optional<GeneratorKind> kind;  // without it the average where the file has one
    std::optional<Precision> precision;
    Heads heads = Heads::Auto;
    std::optional<int> threads = {};  // on the CPU; 0: one for each physical core

    bool operator==(const OpenOptions&) const = default;
};

// Opens a model file and makes its generator. Runs on the rendering thread; whatever it throws becomes a sentence.
// `notice` may be called from generate(), later, when the generator had to fall back to something slower.
using GeneratorFactory =
    std::function<OpenedGenerator(const std::filesystem::path& path, const OpenOptions& options, Notice notice)>;

// "float32": a name in every language.
QString precisionText(Precision precision);

// What the window needs to know of an open checkpoint.
struct CheckpointInfo {
    QString path;
    QString title;
    Message format;
    Architecture architecture;
    std::vector<bool> heads;       // of each scale, whether images of it can be made
    std::vector<bool> resembling;  // of each scale, whether they may stand in for the full one
                                   // (Generator::resemblesFull())
    Message device;                // "CPU, 2 threads"
    bool onCard = false;           // which is no CPU
    Precision precision = Precision::Float32;
    ModelReference reference;
    std::shared_ptr<const Checkpoint> checkpoint;  // may be missing
    OpenOptions options;                           // that it was opened with

    // Names the generator for what the user says of its faces: the file and which of its two generators it is, however
    // that is computed. All files that were the built-in model have the same faces, and so the same name.
    QString modelKey() const;
    // Other keys under which earlier versions kept that, the newest first, because the file was another.
    QStringList formerModelKeys() const;
    // How all keys begin under which still earlier versions kept it: one for each precision and choice of heads.
    QStringList beginningsOfOldestKeys() const;
    // Names the generator of this very file, however that is computed.
    QString generatorKey() const;
    // Names the pictures that this generator makes, for caches: another model, precision or choice of heads has
    // another.
    QString pictureKey() const;

    // The smallest scale that looks right in a picture of `pixels` a side: one below the last has to be at least twice
    // as large, and of those that may stand in for the full image. Stale trained heads may not: their colours can be
    // wrong at any size. A fitted one only guesses at the finished image: of the built-in model, 64x64 comes to 27 dB
    // and 86 % of the finished image's slopes, which is plainly softer at its own size; shown at half of it, to 29 dB
    // and 94 %, which hardly anybody sees.
    int scaleFor(int pixels) const;
};

}  // namespace latentwalk
