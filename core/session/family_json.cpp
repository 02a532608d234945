// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/family_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/file/base64.h"
#include "core/file/half.h"

namespace latentwalk {
namespace {

using FamilyJson = nlohmann::ordered_json;

constexpr std::int64_t kMostId = std::int64_t{1} << 52U;
const std::vector<std::string_view> kGenerations{"founders", "spread", "bred"};

FamilyJson settingsJson(const FamilySettings& settings) {
    FamilyJson json{{"count", settings.count}, {"variation", settings.variation}};
    if (!settings.held.empty()) {
        json["held"] = settings.held;
    }
    return json;
}

FamilySettings settingsOf(const JsonFields& fields) {
    FamilySettings settings;
    settings.count = static_cast<int>(fields.integer("count", settings.count, kLeastScreen, kMostScreen));
    settings.variation = fields.number("variation", settings.variation, 0, 1);
    settings.held = fields.texts("held");
    return settings;
}

bool isInHalf(const Latent& latent) {
    return std::ranges::all_of(latent, [](float value) { return fromHalf(toHalf(value)) == value; });
}

std::string halfToBase64(const Latent& latent) {
    std::vector<std::byte> bytes;
    for (const float value : latent) {
        const std::uint16_t half = toHalf(value);
        bytes.push_back(static_cast<std::byte>(half & 0xFFU));
        bytes.push_back(static_cast<std::byte>(half >> 8U));
    }
    return toBase64(bytes);
}

Latent halfOf(const JsonFields& fields) {
    const std::vector<std::byte> bytes = fields.bytes("half");
    if (bytes.size() % 2 != 0) {
        fields.fail("half", Core::says("it is not base64 of whole numbers of its kind"));
    }
    Latent latent(bytes.size() / 2);
    for (std::size_t i = 0; i < latent.size(); ++i) {
        const auto low = std::to_integer<unsigned>(bytes[2 * i]), high = std::to_integer<unsigned>(bytes[2 * i + 1]);
        latent[i] = fromHalf(static_cast<std::uint16_t>(low | high << 8U));
    }
    return latent;
}

FamilyJson faceJson(const FamilyFace& face, OffsetsList& offsets) {
    FamilyJson json{{"id", face.id}};
    if (face.seed) {
        json["seed"] = *face.seed;
    } else if (isInHalf(face.face.latent)) {
        json["half"] = halfToBase64(face.face.latent);
    } else {
        json["components"] = floatsToBase64(face.face.latent);
    }
    if (!face.labels.empty()) {
        json["labels"] = face.labels;
    }
    for (const CarriedOffsets& share : face.face.offsets) {
        json["offsets"].push_back(offsets.put(share));
    }
    if (!face.parents.empty()) {
        json["parents"] = face.parents;
    }
    if (!face.name.empty()) {
        json["name"] = face.name;
    }
    if (face.star) {
        json["star"] = true;
    }
    if (face.pinned) {
        json["pinned"] = true;
    }
    return json;
}

FamilyFace faceOf(const JsonFields& fields, const ModelReference& model, const OffsetsList& offsets) {
    FamilyFace face;
    face.id = fields.integer("id", 0, 1, kMostId);
    face.labels = fields.choices("labels");
    if (fields.has("seed")) {
        face.seed = fields.seed("seed");
        if (!fits(face.labels, model.labels)) {
            fields.fail("labels", Core::says("its model has no such label"));
        }
        face.face.latent = sampleLatent(*face.seed, model.latentSize, model.labels, face.labels);
    } else {
        face.face.latent = fields.has("half") ? halfOf(fields) : fields.floats("components");
    }
    for (const JsonFields& share : fields.objects("offsets", 1024)) {
        face.face.offsets.push_back(offsets.shareOf(share));
    }
    face.parents = fields.integers("parents", 1, kMostId);
    face.name = fields.text("name", "");
    face.star = fields.flag("star", false);
    face.pinned = fields.flag("pinned", false);
    return face;
}

FamilyJson generationJson(const Generation& generation, OffsetsList& offsets) {
    FamilyJson json{{"id", generation.id}, {"kind", kGenerations[static_cast<std::size_t>(generation.kind)]}};
    if (generation.from) {
        json["from"] = *generation.from;
    }
    if (!generation.parents.empty()) {
        json["parents"] = generation.parents;
    }
    if (!generation.apart.empty()) {
        json["apart"] = generation.apart;
    }
    json["settings"] = settingsJson(generation.settings);
    json["seed"] = generation.seed;
    json["faces"] = FamilyJson::array();
    for (const FamilyFace& face : generation.faces) {
        json["faces"].push_back(faceJson(face, offsets));
    }
    return json;
}

Generation generationOf(const JsonFields& fields, const ModelReference& model, const OffsetsList& offsets,
                        std::size_t& faces) {
    Generation generation;
    generation.id = fields.integer("id", 0, 1, kMostId);
    generation.kind = static_cast<GenerationKind>(fields.choice("kind", 0, kGenerations));
    if (fields.has("from")) {
        generation.from = fields.integer("from", 0, 1, kMostId);
    }
    generation.parents = fields.integers("parents", 1, kMostId);
    generation.apart = fields.integers("apart", 1, kMostId);
    generation.settings = settingsOf(fields.object("settings"));
    generation.seed = fields.has("seed") ? fields.seed("seed") : 0;
    const std::vector<JsonFields> list = fields.objects("faces", kMostFamilyFaces);
    faces += list.size();
    // Before memory is asked for, of which a seed's few digits take much.
    if (faces > kMostFamilyFaces || static_cast<std::int64_t>(faces) * model.latentSize > kMostFamilyNumbers) {
        fields.fail("faces", Core::says("there are more faces than a file has room for"));
    }
    for (const JsonFields& one : list) {
        generation.faces.push_back(faceOf(one, model, offsets));
    }
    return generation;
}

}  // namespace

FamilyJson familyJson(const Family& family, OffsetsList& offsets) {
    const Family::Parts& parts = family.parts();
    FamilyJson json{{"settings", settingsJson(parts.settings)},
                    {"next_face", parts.nextFace},
                    {"next_generation", parts.nextGeneration}};
    if (parts.shown) {
        json["shown"] = *parts.shown;
    }
    if (!parts.chosen.empty()) {
        json["chosen"] = parts.chosen;
    }
    json["generations"] = FamilyJson::array();
    for (const auto& generation : parts.generations) {
        json["generations"].push_back(generationJson(*generation, offsets));
    }
    return json;
}

Family familyOf(const JsonFields& fields, const ModelReference& model, const OffsetsList& offsets) {
    // What sampleLatent() needs; problemOf(Session) has a sentence for each.
    if (model.latentSize < 1 || model.latentSize > kMostFamilyNumbers ||
        !problemOf(model.labels, model.latentSize).empty()) {
        fields.fail("generations", Core::says("its model has no latents of a size that is possible"));
    }
    Family::Parts parts;
    parts.settings = settingsOf(fields.object("settings"));
    parts.nextFace = fields.integer("next_face", 1, 1, kMostId);
    parts.nextGeneration = fields.integer("next_generation", 1, 1, kMostId);
    if (fields.has("shown")) {
        parts.shown = fields.integer("shown", 0, 1, kMostId);
    }
    parts.chosen = fields.integers("chosen", 1, kMostId);
    std::size_t faces = 0;
    for (const JsonFields& one : fields.objects("generations", kMostFamilyFaces)) {
        parts.generations.push_back(std::make_shared<const Generation>(generationOf(one, model, offsets, faces)));
    }
    return Family(std::move(parts));
}

}  // namespace latentwalk
