// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

// What the reader and the writer of our safetensors files share. The container is the one of
// https://github.com/huggingface/safetensors: 8 bytes of header length, a JSON header, raw data.
namespace latentwalk::safetensors {

inline constexpr std::size_t kPrefixSize = 8;

// Names of the strings in "__metadata__". Those in brackets may be missing.
inline constexpr std::string_view kMetadata = "__metadata__";
inline constexpr std::string_view kFormat = "format";  // always "latentwalk"
inline constexpr std::string_view kFormatName = "latentwalk";
inline constexpr std::string_view kVersion = "format_version";  // "1"
inline constexpr int kKnownVersion = 1;
inline constexpr std::string_view kTitle = "title";          // [] for people
inline constexpr std::string_view kGenerator = "generator";  // "average" or "raw"
inline constexpr std::string_view kLatentSize = "latent_size";
inline constexpr std::string_view kDepths = "depths";  // "512,512,256"
inline constexpr std::string_view kOutputChannels = "output_channels";
inline constexpr std::string_view kLeak = "leak";
inline constexpr std::string_view kEqualizedLr = "equalized_lr";  // "true" or "false"
inline constexpr std::string_view kPixelNorm = "pixel_norm";      // "true" or "false"
inline constexpr std::string_view kAlpha = "alpha";
inline constexpr std::string_view kActivation = "activation";  // "none" or "tanh"
// [] "true" where the original file held weights alone (Checkpoint::assumed).
inline constexpr std::string_view kAssumed = "assumed";
// [] A JSON text, [{"name": "Gender", "values": ["F", "M"]}]: what the last components of a latent choose.
inline constexpr std::string_view kLabels = "labels";
// [] In both files of a pair, average and raw generator: the SHA-256 over the data of the average's file, then the
// raw's. It tells a companion from a file of another checkpoint that happens to have the same name.
inline constexpr std::string_view kPair = "pair_sha256";
// [] "landmarks" or "look": a network that reads faces (core/faces/network) instead of a generator.
inline constexpr std::string_view kFaceNetwork = "face_network";
// [] SHA-256 of the file that the writer makes of this content, computed with these 64 digits as zeros: right after
// writing that is the very file. Whoever saves the same tensors with the same metadata again, in another order, with
// other spaces in the header or names with a prefix, gives another file and the same content.
inline constexpr std::string_view kSha256 = "sha256";
inline constexpr std::size_t kDigestLength = 64;

}  // namespace latentwalk::safetensors
