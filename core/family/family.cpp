// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/family/family.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace latentwalk {
namespace {

using SharedGeneration = std::shared_ptr<const Generation>;

bool hasFace(const Generation& generation, FaceId id) {
    return std::ranges::any_of(generation.faces, [id](const FamilyFace& face) { return face.id == id; });
}

std::vector<FaceId> idsWhere(const Family& family, bool FamilyFace::*mark) {
    std::vector<FaceId> ids;
    for (const SharedGeneration& generation : family.generations()) {
        for (const FamilyFace& face : generation->faces) {
            if (face.*mark) {
                ids.push_back(face.id);
            }
        }
    }
    std::ranges::sort(ids);  // an edited face may be newer than a later generation
    return ids;
}

}  // namespace

Family::Family(Parts parts) : m_parts(std::move(parts)) {
    for (const SharedGeneration& generation : m_parts.generations) {
        m_faceCount += generation->faces.size();
    }
}

const FamilyFace* Family::face(FaceId id) const noexcept {
    const Generation* const generation = generationOf(id);
    if (generation == nullptr) {
        return nullptr;
    }
    return &*std::ranges::find(generation->faces, id, &FamilyFace::id);
}

const Generation* Family::generation(GenerationId id) const noexcept {
    const auto place = std::ranges::lower_bound(m_parts.generations, id, {}, [](const auto& one) { return one->id; });
    return place != m_parts.generations.end() && (*place)->id == id ? place->get() : nullptr;
}

const Generation* Family::generationOf(FaceId id) const noexcept {
    for (const SharedGeneration& generation : m_parts.generations) {
        if (hasFace(*generation, id)) {
            return generation.get();
        }
    }
    return nullptr;
}

std::vector<FaceId> Family::pinned() const {
    return idsWhere(*this, &FamilyFace::pinned);
}

std::vector<FaceId> Family::starred() const {
    return idsWhere(*this, &FamilyFace::star);
}

Family Family::with(Generation generation) const {
    if (generation.faces.empty()) {
        throw std::invalid_argument("a generation needs faces");
    }
    Family result = *this;
    generation.id = result.m_parts.nextGeneration++;
    for (FamilyFace& face : generation.faces) {
        face.id = result.m_parts.nextFace++;
    }
    result.m_faceCount += generation.faces.size();
    result.m_parts.shown = generation.id;
    result.m_parts.chosen.clear();
    result.m_parts.generations.push_back(std::make_shared<const Generation>(std::move(generation)));
    return result;
}

// The generation that has the face, as a copy that this family alone has.
Generation& Family::own(FaceId id) {
    const Generation* const shared = generationOf(id);
    if (shared == nullptr) {
        throw std::out_of_range("no such face in the family");
    }
    auto& place = *std::ranges::find(m_parts.generations, shared, [](const auto& one) { return one.get(); });
    auto copy = std::make_shared<Generation>(*shared);
    Generation& result = *copy;
    place = std::move(copy);
    return result;
}

Family Family::withEdited(FaceId original, BredFace face) const {
    Family result = *this;
    Generation& generation = result.own(original);
    FamilyFace edited{result.m_parts.nextFace++, std::move(face)};
    edited.parents = {original};
    generation.faces.push_back(std::move(edited));
    ++result.m_faceCount;
    return result;
}

Family Family::without(GenerationId id) const {
    if (generation(id) == nullptr) {
        throw std::out_of_range("no such generation in the family");
    }
    Family result = *this;
    std::vector<SharedGeneration> kept;
    std::set<GenerationId> gone{id};
    std::set<FaceId> goneFaces;
    for (const SharedGeneration& one : m_parts.generations) {
        const bool descends = (one->from && gone.contains(*one->from)) ||
                              std::ranges::any_of(one->parents, [&](FaceId face) { return goneFaces.contains(face); });
        if (!descends && one->id != id) {
            kept.push_back(one);
            continue;
        }
        gone.insert(one->id);
        for (const FamilyFace& face : one->faces) {
            goneFaces.insert(face.id);
        }
    }
    for (SharedGeneration& one : kept) {
        const auto isGone = [&](FaceId face) { return goneFaces.contains(face); };
        if (std::ranges::any_of(one->apart, isGone)) {
            auto copy = std::make_shared<Generation>(*one);
            std::erase_if(copy->apart, isGone);
            one = std::move(copy);
        }
    }
    result.m_parts.generations = std::move(kept);
    result.m_faceCount -= goneFaces.size();
    std::erase_if(result.m_parts.chosen, [&](FaceId face) { return goneFaces.contains(face); });
    if (result.m_parts.shown && gone.contains(*result.m_parts.shown)) {
        // What it was made from, or what is newest.
        const auto from = generation(id)->from;
        result.m_parts.shown =
            from ? from
                 : (result.empty() ? std::nullopt : std::optional<GenerationId>(result.m_parts.generations.back()->id));
    }
    return result;
}

Family Family::withName(FaceId id, std::string name) const {
    Family result = *this;
    std::ranges::find(result.own(id).faces, id, &FamilyFace::id)->name = std::move(name);
    return result;
}

Family Family::withStar(FaceId id, bool star) const {
    Family result = *this;
    std::ranges::find(result.own(id).faces, id, &FamilyFace::id)->star = star;
    return result;
}

Family Family::withPinned(FaceId id, bool pinned) const {
    Family result = *this;
    std::ranges::find(result.own(id).faces, id, &FamilyFace::id)->pinned = pinned;
    return result;
}

Family Family::showing(GenerationId id) const {
    if (generation(id) == nullptr) {
        throw std::out_of_range("no such generation in the family");
    }
    Family result = *this;
    result.m_parts.shown = id;
    result.m_parts.chosen.clear();
    return result;
}

Family Family::choosing(std::vector<FaceId> chosen) const {
    const std::set<FaceId> each(chosen.begin(), chosen.end());
    if (each.size() != chosen.size() ||
        std::ranges::any_of(chosen, [this](FaceId id) { return generationOf(id) == nullptr; })) {
        throw std::out_of_range("no such face in the family, or one twice");
    }
    Family result = *this;
    result.m_parts.chosen = std::move(chosen);
    return result;
}

Family Family::withSettings(FamilySettings settings) const {
    Family result = *this;
    result.m_parts.settings = std::move(settings);
    return result;
}

bool Family::hasRoomFor(std::size_t faces, std::int64_t latentSize) const noexcept {
    const std::size_t all = m_faceCount + faces;
    return all <= kMostFamilyFaces && static_cast<std::int64_t>(all) * latentSize <= kMostFamilyNumbers;
}

Family Family::madeRoomFor(std::size_t faces, std::int64_t latentSize) const {
    Family result = *this;
    const auto matters = [](const FamilyFace& face) { return face.star || face.pinned || !face.name.empty(); };
    for (const SharedGeneration& one : m_parts.generations) {
        if (result.hasRoomFor(faces, latentSize)) {
            break;
        }
        const bool isParent = std::ranges::any_of(result.m_parts.generations, [&](const SharedGeneration& other) {
            return other->from == one->id ||
                   std::ranges::any_of(other->parents, [&](FaceId id) { return hasFace(*one, id); });
        });
        const bool isChosen = std::ranges::any_of(result.m_parts.chosen, [&](FaceId id) { return hasFace(*one, id); });
        if (!isParent && !isChosen && result.m_parts.shown != one->id && std::ranges::none_of(one->faces, matters)) {
            result = result.without(one->id);
        }
    }
    return result;
}

bool Family::operator==(const Family& other) const {
    const auto same = [](const SharedGeneration& a, const SharedGeneration& b) { return a == b || *a == *b; };
    return m_parts.shown == other.m_parts.shown && m_parts.chosen == other.m_parts.chosen &&
           m_parts.settings == other.m_parts.settings && m_parts.nextFace == other.m_parts.nextFace &&
           m_parts.nextGeneration == other.m_parts.nextGeneration &&
           std::ranges::equal(m_parts.generations, other.m_parts.generations, same);
}

}  // namespace latentwalk
