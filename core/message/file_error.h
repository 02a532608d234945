// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/message/error.h"

namespace latentwalk {

// A file that could not be read or written. what() is one sentence that names the file and the cause, fit to be shown
// to the user as it is: "celeba.pth is cut off: tensor scaleLayers.2.0 needs ...".
class FileError : public Error {
public:
    // The sentence that Core::about() gives, with the file's name in its place %1.
    FileError(std::filesystem::path path, AboutFile reason);

    // What is wrong with most files that are wrong, and with which part of them: "celeba.pth is damaged: its config is
    // not a dict".
    static FileError damaged(std::filesystem::path path, Message detail);
    static FileError cutOff(std::filesystem::path path, Message detail);
    static FileError incomplete(std::filesystem::path path, Message detail);
    static FileError inconsistent(std::filesystem::path path, Message detail);

    const std::filesystem::path& path() const noexcept { return m_path; }

private:
    std::filesystem::path m_path;
};

// A name out of a file made fit for a message: control characters and broken UTF-8 become '?', long ones are shortened.
std::string forMessage(std::string_view text);

// "(3, 24)", "(24,)": the sizes of an array, as Python writes a tuple.
std::string shapeText(std::span<const std::int64_t> shape);

}  // namespace latentwalk
