// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace latentwalk {

// What a file is, by what is in it: files come under any name, or under none. The window and the command line both ask
// here. What they can do with it may differ: pictures of other kinds than these are Unknown, and of them the window
// reads some more.
enum class FileKind {
    Empty,
    Session,
    Png,  // moving ones too, as with WebP
    Jpeg,
    WebP,
    Gif,
    Mp4,       // and QuickTime, 3GPP
    Matroska,  // and WebM
    Array,     // .npy, or .npz
    Json,      // that is no session: a TensorFlow.js model, if anything
    Model,    // begins like one of those that openCheckpoint() reads, or like something that it can say something about
    Unknown,  // openCheckpoint() has a sentence for these as well
};

// Only what the beginning tells: such a file may still be damaged. Sessions alone are looked through, for the name of
// their format.
FileKind fileKindOf(std::span<const std::byte> bytes);

// The same of a file; folders are models. Blocking; throws FileError when it cannot be read.
FileKind fileKindOf(const std::filesystem::path& path);

}  // namespace latentwalk
