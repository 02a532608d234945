// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/weights/checkpoint.h"
#include "core/model/weights/layers.h"
#include "core/session/frame_rate.h"
#include "core/session/json_fields.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostAnchors = 100'000;
constexpr std::size_t kMostDirections = 4096;
constexpr std::size_t kMostEdits = 4096;
constexpr std::size_t kMostHeld = 1024;
constexpr std::int64_t kMostComponents = 65'536;
constexpr double kStrongest = 1000;
constexpr int kHighestScale = 30;
constexpr std::size_t kLongestView = std::size_t{4} << 20U;

bool allFinite(const Latent& latent) {
    return std::all_of(latent.begin(), latent.end(), [](float value) { return std::isfinite(value); });
}

Message problemOfEdits(const std::vector<Edit>& edits, const std::set<std::string>& ids) {
    if (edits.size() > kMostEdits) {
        return Core::says("more than %1 edits in one place")(grouped(kMostEdits));
    }
    for (const Edit& edit : edits) {
        if (!ids.contains(edit.direction)) {
            return Core::says("an edit along '%1', which is not among its directions")(forMessage(edit.direction));
        }
        if (!(std::abs(edit.strength) <= kStrongest)) {
            return Core::says("an edit whose strength is not a number from -1000 to 1000");
        }
    }
    return {};
}

Message problemOfComponents(const SessionDirection& direction, const Session& session) {
    if (static_cast<std::int64_t>(direction.components.size()) != session.model.latentSize) {
        return Core::says("a direction of %1 components, but its latents have %2")(direction.components.size(),
                                                                                   session.model.latentSize);
    }
    return allFinite(direction.components) ? Message() : Core::says("a direction with a component that is not finite");
}

Message problemOfDirections(const Session& session, std::set<std::string>& ids) {
    if (session.directions.size() > kMostDirections) {
        return Core::says("more than %1 directions")(grouped(kMostDirections));
    }
    for (const SessionDirection& direction : session.directions) {
        if (direction.id.empty() || !ids.insert(direction.id).second) {
            return Core::says("two directions with the same id, or one without");
        }
        if (const Message problem = problemOfComponents(direction, session); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

Message problemOfPlane(const Session& session, const std::set<std::string>& ids) {
    if (!session.plane) {
        return {};
    }
    const Plane& plane = *session.plane;
    for (const PlaneAxis* axis : {&plane.across, &plane.up}) {
        if (axis->kind != PlaneAxisKind::Direction) {
            continue;
        }
        if (axis->direction.id.empty()) {
            return Core::says("a plane along a direction without an id");
        }
        if (const Message problem = problemOfComponents(axis->direction, session); !problem.empty()) {
            return problem;
        }
        if (!ids.contains(axis->direction.id) && ids.size() >= kMostDirections) {
            return Core::says("more than %1 directions")(grouped(kMostDirections));
        }
    }
    if (plane.across.kind != PlaneAxisKind::None && plane.across.kind == plane.up.kind &&
        plane.across.direction.id == plane.up.direction.id) {
        return Core::says("a plane with the same axis twice");
    }
    const auto in = [](double value, double least, double most) { return value >= least && value <= most; };
    return in(plane.x, -kFurthestPlace, kFurthestPlace) && in(plane.y, -kFurthestPlace, kFurthestPlace) &&
                   in(plane.zoom, kLeastZoom, kMostZoom)
               ? Message()
               : Core::says("a place or zoom of its plane that is out of range");
}

Message problemOfAnchors(const Session& session, const std::set<std::string>& ids) {
    if (session.anchors.size() > kMostAnchors) {
        return Core::says("more than %1 anchors")(grouped(kMostAnchors));
    }
    for (const SessionAnchor& anchor : session.anchors) {
        if (anchor.seed && !anchor.components.empty()) {
            return Core::says("an anchor with both a seed and components");
        }
        if (!anchor.seed && static_cast<std::int64_t>(anchor.components.size()) != session.model.latentSize) {
            return Core::says("an anchor of %1 components, but its latents have %2")(anchor.components.size(),
                                                                                     session.model.latentSize);
        }
        if (!fits(anchor.labels, session.model.labels) || (!anchor.seed && !anchor.labels.empty())) {
            return Core::says("an anchor with a label that its model does not have");
        }
        if (!allFinite(anchor.components)) {
            return Core::says("an anchor with a component that is not finite");
        }
        if (const Message problem = problemOfEdits(anchor.edits, ids); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

Message problemOfPace(const Pace& pace) {
    const bool rising =
        std::is_sorted(pace.cumulative.begin(), pace.cumulative.end()) &&
        std::all_of(pace.cumulative.begin(), pace.cumulative.end(), [](double value) { return std::isfinite(value); });
    const bool whole = pace.steps >= 1 && pace.steps <= 10'000 && pace.cumulative.size() > 1 &&
                       (pace.cumulative.size() - 1) % static_cast<std::size_t>(pace.steps) == 0;
    return rising && whole && pace.cumulative.front() == 0
               ? Message()
               : Core::says("a pace that does not rise from 0 in whole segments");
}

Message problemOfFilm(const FilmSettings& film) {
    const double rate = film.rateDenominator > 0 ? static_cast<double>(film.rateNumerator) / film.rateDenominator : 0.0;
    if (!(rate >= kSlowestRate && rate <= kFastestRate) || film.rateNumerator > kLargestRateNumerator) {
        return Core::says("a frame rate outside of 1/1000 to 1000 per second");
    }
    if (film.frames < 1 || film.frames > 100'000'000) {
        return Core::says("a film of %1 frames; 1 to 100,000,000 are possible")(film.frames);
    }
    if (film.loops < 0 || film.loops > 65'535) {
        return Core::says("a loop count outside of 0 to 65,535");
    }
    if (film.quality < 0 || film.quality > 100) {
        return Core::says("a quality outside of 0 to 100");
    }
    if (film.enlarge < 1 || film.enlarge > 64) {
        return Core::says("an enlargement outside of 1 to 64");
    }
    const auto fits = [](std::int64_t size) { return size >= 1 && size <= 16'384; };
    const bool modelsSize = film.width == 0 && film.height == 0;
    return modelsSize || (fits(film.width) && fits(film.height))
               ? Message()
               : Core::says("a film size outside of 1 x 1 to 16384 x 16384");
}

Message problemOfGrid(const GridSettings& grid) {
    const auto in = [](std::int64_t value, std::int64_t least, std::int64_t most) {
        return value >= least && value <= most;
    };
    const bool good = in(grid.steps, 1, 10'000'000) && in(grid.columns, 1, 100'000) && in(grid.padding, 0, 4096) &&
                      grid.background <= 0xFFFFFFU && in(grid.enlarge, 1, 64);
    return good ? Message() : Core::says("grid settings out of range");
}

bool isJsonObject(const std::string& text) {
    constexpr int kDeepest = 24;  // leaves room for what stands around it in a file
    try {
        return text.size() <= kLongestView && parseUntrusted({}, text, kDeepest).is_object();
    } catch (const FileError&) {
        return false;
    }
}

bool anyTextTooLong(const Session& session) {
    constexpr std::size_t kLongest = 4096;
    const auto tooLong = [](const std::string& text) { return text.size() > kLongest; };
    const auto isLong = [&](const SessionDirection& one) { return tooLong(one.id) || tooLong(one.name); };
    const ModelReference& model = session.model;
    return tooLong(model.title) || tooLong(model.path) || tooLong(model.otherPrecision) ||
           std::any_of(session.anchors.begin(), session.anchors.end(),
                       [&](const SessionAnchor& anchor) { return tooLong(anchor.name); }) ||
           std::any_of(session.held.begin(), session.held.end(), tooLong) ||
           std::any_of(session.directions.begin(), session.directions.end(), isLong) ||
           (session.plane && (isLong(session.plane->across.direction) || isLong(session.plane->up.direction)));
}

// Of the anchors and of the family's faces.
std::vector<const CarriedOffsets*> allOffsets(const Session& session) {
    std::vector<const CarriedOffsets*> all;
    for (const SessionAnchor& anchor : session.anchors) {
        all.push_back(&anchor.offsets);
    }
    for (const auto& generation : session.family.generations()) {
        for (const FamilyFace& face : generation->faces) {
            std::ranges::transform(face.face.offsets, std::back_inserter(all), [](const auto& one) { return &one; });
        }
    }
    return all;
}

}  // namespace

std::string ModelReference::precisionName() const {
    return otherPrecision.empty() ? std::string(nameOf(precision)) : otherPrecision;
}

Message problemOfOffsets(const Session& session) {
    std::set<const FaceOffsets*> known;
    std::array<std::size_t, kOffsetScales> sizes{};
    std::size_t all = 0;
    for (const CarriedOffsets* const carried : allOffsets(session)) {
        if (const Message problem = problemOf(*carried); !problem.empty()) {
            return problem;
        }
        const FaceOffsets* const offsets = carried->found().get();
        if (offsets == nullptr || !known.insert(offsets).second) {
            continue;
        }
        for (std::size_t scale = 0; scale < sizes.size(); ++scale) {
            const std::size_t size = offsets->scales[scale].size();
            if (size != 0 && sizes[scale] != 0 && size != sizes[scale]) {
                return Core::says("faces whose offsets are of different sizes");
            }
            sizes[scale] = std::max(sizes[scale], size);
            all += size;
        }
        if (all > kMostOffsetNumbers) {
            return Core::says("more faces with offsets than a file has room for");
        }
    }
    return {};
}

Message problemOf(const Session& session) {
    const auto in = [](double value, double least, double most) { return value >= least && value <= most; };
    if (session.model.latentSize < 0 || session.model.latentSize > kMostComponents ||
        (session.model.latentSize == 0 && !session.anchors.empty())) {
        return Core::says("a latent size outside of 1 to %1")(grouped(kMostComponents));
    }
    if (anyTextTooLong(session)) {
        return Core::says("a name of more than 4,096 bytes");
    }
    const auto& digest = session.model.sha256;
    if (!digest.empty() && (digest.size() != 64 || digest.find_first_not_of("0123456789abcdef") != std::string::npos)) {
        return Core::says("a model's SHA-256 that is not 64 hexadecimal digits");
    }
    if (const Message problem = problemOf(session.model.labels, session.model.latentSize); !problem.empty()) {
        return problem;
    }
    if (!fits(session.labels, session.model.labels)) {
        return Core::says("a label that its model does not have");
    }
    std::set<std::string> ids;
    for (const Message& problem :
         {problemOfDirections(session, ids), problemOfAnchors(session, ids), problemOfEdits(session.edits, ids),
          problemOfOffsets(session), problemOfFilm(session.film), problemOfGrid(session.grid),
          problemOfPlane(session, ids), problemOf(session.family, session.model.latentSize, session.model.labels)}) {
        if (!problem.empty()) {
            return problem;
        }
    }
    if (session.held.size() > kMostHeld) {
        return Core::says("more than %1 directions that are held")(grouped(kMostHeld));
    }
    if (!in(session.position, 0, 1)) {
        return Core::says("a position outside of 0 to 1");
    }
    if (session.scale && !in(*session.scale, 0, kHighestScale)) {
        return Core::says("a scale outside of 0 to 30");
    }
    if (session.alpha && !in(*session.alpha, 0, 1)) {
        return Core::says("an alpha outside of 0 to 1");
    }
    if (session.growth && !(in(session.growth->from, 0, kHighestScale) && in(session.growth->to, 0, kHighestScale))) {
        return Core::says("a growth outside of 0 to 30");
    }
    if (!isJsonObject(session.view)) {
        return Core::says("view settings that are not a JSON object of at most 4 MiB");
    }
    return session.pace ? problemOfPace(*session.pace) : Message();
}

ModelReference referenceTo(const Checkpoint& checkpoint, std::optional<GeneratorKind> kind) {
    ModelReference reference;
    reference.title = checkpoint.title;
    reference.path = checkpoint.path.string();
    reference.kind = checkpoint.resolve(kind);
    reference.latentSize = checkpoint.architecture.latentSize;
    reference.labels = checkpoint.architecture.labels;
    if (checkpoint.format == CheckpointFormat::TensorFlowJs) {
        std::vector<std::span<const std::byte>> pieces;
        for (const NamedTensor& named : namedTensors(checkpoint.architecture, checkpoint.weights(kind))) {
            pieces.push_back(named.tensor->bytes);
        }
        reference.sha256 = sha256(pieces);
    } else {
        reference.sha256 = sha256OfFile(checkpoint.path);
    }
    return reference;
}

}  // namespace latentwalk
