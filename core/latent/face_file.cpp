// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/face_file.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/file/mapped_file.h"
#include "core/file/npy/npy.h"
#include "core/file/zip/zip_directory.h"
#include "core/file/zip/zip_file.h"
#include "core/latent/read_latents.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

constexpr std::array<const char*, kOffsetScales> kOffsetNames{"offset4", "offset8", "offset16"};
constexpr std::string_view kLatentName = "z";
constexpr std::string_view kClosenessName = "closeness";

std::string memberOf(std::string_view array) {
    return std::string(array) + ".npy";
}

// One array of an archive. An offset of as many channels as there may be, in float64, is the largest that is needed.
NpyArray arrayIn(ZipDirectory& zip, const std::filesystem::path& path, std::string_view name) {
    constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20U;
    const std::string member = memberOf(name);
    if (const std::uint64_t size = zip.entry(member).size; size > kMostBytes) {
        throw FileError(path, Core::about("%1 is no face: %2")(Core::says("its array '%1' has %2 bytes of at most %3")(
                                  name, grouped(size), grouped(kMostBytes))));
    }
    const ZipDirectory::Data data = zip.data(member);
    const std::string_view all = asText(data.bytes);
    if (!all.starts_with(kNpyMagic)) {
        throw FileError::damaged(path, Core::says("its array '%1' is not one of NumPy's")(name));
    }
    return parseNpy(path, all);
}

std::vector<float> offsetIn(const std::filesystem::path& path, NpyArray array, int scale) {
    const std::int64_t side = Architecture::resolution(scale);
    std::span<const std::int64_t> shape = array.shape;
    if (shape.size() == 4 && shape.front() == 1) {
        shape = shape.subspan(1);
    }
    if (shape.size() != 3 || shape[0] < 1 || shape[0] > kMostOffsetChannels || shape[1] != side || shape[2] != side) {
        throw FileError(path, Core::about("%1 is no face: %2")(Core::says(
                                  "its array '%1' has shape %2, not (channels, %3, %3) with at most %4 channels")(
                                  std::string_view(kOffsetNames[static_cast<std::size_t>(scale)]),
                                  shapeText(array.shape), side, grouped(kMostOffsetChannels))));
    }
    return std::move(array.values);
}

}  // namespace

KeptFace readFace(const std::filesystem::path& path, std::optional<std::int64_t> latentSize) {
    const auto file = MappedFile::open(path);
    ZipDirectory zip(file);
    if (!zip.contains(memberOf(kLatentName))) {
        throw FileError(path, Core::about("%1 is no face: %2")(Core::says("it has no array '%1'")(kLatentName)));
    }
    LatentBatch latents = latentsIn(path, arrayIn(zip, path, kLatentName), latentSize);
    if (latents.count != 1 || latents.size == 0) {
        throw FileError(path,
                        Core::about("%1 is no face: %2")(Core::says("it holds %1 latents, not one")(latents.count)));
    }
    FaceOffsets offsets;
    for (int scale = 0; scale < kOffsetScales; ++scale) {
        const auto index = static_cast<std::size_t>(scale);
        if (zip.contains(memberOf(kOffsetNames[index]))) {
            offsets.scales[index] = offsetIn(path, arrayIn(zip, path, kOffsetNames[index]), scale);
        }
    }
    double closeness = 1;
    if (zip.contains(memberOf(kClosenessName))) {
        const NpyArray array = arrayIn(zip, path, kClosenessName);
        closeness = array.values.size() == 1 ? static_cast<double>(array.values.front()) : -1;
    }
    KeptFace face{std::move(latents.values), CarriedOffsets(std::move(offsets), closeness)};
    if (const Message problem = problemOf(face.offsets); !problem.empty()) {
        throw FileError(path, Core::about("%1 cannot be used: %2")(Core::says("it has %1")(problem)));
    }
    file->checkUnchanged();
    return face;
}

KeptFace readFace(const std::filesystem::path& path, const Architecture& architecture) {
    KeptFace face = readFace(path, architecture.latentSize);
    if (const auto& offsets = face.offsets.found(); offsets != nullptr) {
        if (const Message problem = problemOf(*offsets, architecture); !problem.empty()) {
            throw FileError(path, Core::about("%1 cannot be used: %2")(problem));
        }
    }
    return face;
}

void writeFace(const std::filesystem::path& path, const KeptFace& face) {
    std::vector<ZipMember> members;
    const auto size = static_cast<std::int64_t>(face.latent.size());
    members.push_back({memberOf(kLatentName), npyFloats(std::array<std::int64_t, 2>{1, size}, face.latent)});
    for (int scale = 0; !face.offsets.empty() && scale < kOffsetScales; ++scale) {
        const auto index = static_cast<std::size_t>(scale);
        const std::vector<float>& values = face.offsets.found()->scales[index];
        const std::int64_t side = Architecture::resolution(scale);
        if (!values.empty()) {
            const std::array<std::int64_t, 3> shape{channelsOf(*face.offsets.found(), scale), side, side};
            members.push_back({memberOf(kOffsetNames[index]), npyHalves(shape, values)});
        }
    }
    if (!face.offsets.empty() && face.offsets.closeness() != 1) {
        const auto closeness = static_cast<float>(face.offsets.closeness());
        members.push_back({memberOf(kClosenessName), npyFloats({}, {&closeness, 1})});
    }
    writeZip(path, members);
}

}  // namespace latentwalk
