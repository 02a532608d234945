// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/foreign_format.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace latentwalk {
namespace {

using namespace std::string_view_literals;

AboutFile packedBy(std::string_view program, std::string_view command) {
    return Core::about("%1 is compressed with %2; unpack it first (%3)")(program, command);
}

AboutFile networkOf(std::string_view name) {
    return Core::about(
        "%1 is a network of NVIDIA's %2, which is a Python program in a pickle and is never run; Latentwalk opens "
        "pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files")(name);
}

struct Format {
    std::string_view bytes;
    AboutFile sentence;
};

// What people take for a model, or pack one into. The programs named write what they unpack to a file of any name: the
// packed one often lacks the ending that they ask for otherwise.
const std::array kFormats{
    Format{"\xFD"
           "7zXZ\0"sv,
           packedBy("xz", "xz -dc OLD > NEW")},
    Format{"BZh"sv, packedBy("bzip2", "bzip2 -dc OLD > NEW")},
    Format{"\x28\xB5\x2F\xFD"sv, packedBy("zstd", "zstd -dc OLD > NEW")},
    Format{"\x04\x22\x4D\x18"sv, packedBy("lz4", "lz4 -dc OLD > NEW")},
    Format{"\x5D\0\0"sv, packedBy("lzma", "xz --format=lzma -dc OLD > NEW")},
    Format{"LZIP"sv, packedBy("lzip", "lzip -dc OLD > NEW")},
    Format{"\x1F\x9D"sv, packedBy("compress", "gzip -dc OLD > NEW")},
    Format{"7z\xBC\xAF\x27\x1C"sv, Core::about("%1 is a 7-Zip archive; unpack it first (7z x FILE)")},
    Format{"Rar!\x1A\x07"sv, Core::about("%1 is a RAR archive; unpack it first (unrar x FILE)")},
    Format{"\x89HDF\r\n"sv, Core::about("%1 is an HDF5 (Keras) file; Latentwalk opens pytorch_GAN_zoo checkpoints, "
                                        "TensorFlow.js models and its own safetensors files")},
    Format{"GGUF"sv, Core::about("%1 is a language model (GGUF), not a generator of images")},
    Format{"\x89PNG"sv, Core::about("%1 is a picture, not a generator")},
    Format{"\xFF\xD8\xFF"sv, Core::about("%1 is a picture, not a generator")},
    Format{"\x93NUMPY"sv, Core::about("%1 is an array of NumPy (.npy), not a generator")},
};

struct Program {
    std::string_view name;  // of the class or its module, as the pickle has it
    AboutFile sentence;
};

// NVIDIA publishes its networks as pickles that hold the source of their classes or refer to it.
const std::array kPrograms{
    Program{"torch_utils.persistence"sv, networkOf("StyleGAN2-ADA or StyleGAN3")},
    Program{"dnnlib.tflib.network"sv, networkOf("StyleGAN or StyleGAN2")},
    Program{
        "tfutil\nNetwork\n"sv,
        Core::about(
            "%1 is a network of NVIDIA's own Progressive GAN, which is a Python program in a pickle and is never run; "
            "Latentwalk opens pytorch_GAN_zoo checkpoints, TensorFlow.js models and its own safetensors files")},
};

// What is said of a pickle of another program than torch.save.
AboutFile foreignPickle(std::string_view content) {
    constexpr std::size_t kSearched = std::size_t{1} << 20U;  // the name stands before the numbers
    const auto found = std::find_if(kPrograms.begin(), kPrograms.end(), [&](const Program& program) {
        return content.substr(0, kSearched).find(program.name) != std::string_view::npos;
    });
    return found != kPrograms.end() ? found->sentence
                                    : Core::about("%1 is a pickle file, but not one that torch.save wrote");
}

bool isTar(std::string_view content) {
    return content.size() > 257 && content.substr(257).starts_with("ustar");
}

// PyTorch before 0.2 saved so.
bool isTorchTar(std::string_view content) {
    const std::string_view name = content.substr(0, std::min(content.find('\0'), std::size_t{100}));
    return name == "sys_info" || name == "pickle" || name == "tensors" || name == "storages";
}

// The first bytes of what is compressed with gzip, as many as a tar archive's first header has.
std::string unpackedStart(std::string_view content) {
    std::string start(512, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK) {
        return {};
    }
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));  // zlib's interface
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(content.size(), 65536));
    stream.next_out = reinterpret_cast<Bytef*>(start.data());
    stream.avail_out = static_cast<uInt>(start.size());
    inflate(&stream, Z_SYNC_FLUSH);
    inflateEnd(&stream);
    return start.substr(0, stream.total_out);
}

}  // namespace

std::string_view textStart(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

AboutFile foreignFormat(std::string_view content) {
    if (isTar(content)) {
        return isTorchTar(content)
                   ? Core::about(
                         "%1 is a checkpoint of PyTorch before 0.2 (a tar archive); load it with torch.load and save "
                         "it again with torch.save")
                   : Core::about("%1 is a tar archive; unpack it first (tar -xf FILE) and open the model in it");
    }
    if (content.starts_with("\x1F\x8B")) {
        return isTar(unpackedStart(content)) ? Core::about(
                                                   "%1 is a tar archive compressed with gzip; unpack it first (tar "
                                                   "-xzf FILE) and open the model in it")
                                             : packedBy("gzip", "gzip -dc OLD > NEW");
    }
    const auto known = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const Format& format) { return content.starts_with(format.bytes); });
    if (known != kFormats.end()) {
        return known->sentence;
    }
    if (content.starts_with('\x80')) {
        return foreignPickle(content);
    }
    const std::string_view start = textStart(content.substr(0, std::min<std::size_t>(content.size(), 4096)));
    if (start.starts_with("<")) {
        return Core::about(
            "%1 is a web page (HTML or XML), not a model: the download was answered with a page instead of the file");
    }
    if (start.starts_with("version https://git-lfs")) {
        return Core::about("%1 is a Git LFS pointer, not the model itself: fetch it with git lfs pull");
    }
    return Core::about(
        "%1 is not a model file that Latentwalk knows: it is neither a pytorch_GAN_zoo checkpoint (.pth) nor a "
        "TensorFlow.js model.json nor a Latentwalk safetensors file");
}

}  // namespace latentwalk
