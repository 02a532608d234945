// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session_json.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "core/file/atomic_file.h"
#include "core/file/base64.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/labels/label_text.h"
#include "core/session/family_json.h"
#include "core/session/offsets_json.h"
#include "core/session/output_json.h"
#include "core/session/plane_json.h"

namespace latentwalk {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSessionFormat = "latentwalk-session";
constexpr int kSessionVersion = 1;  // without offsets
constexpr double kHuge = 1e300;     // ranges that problemOf() checks, with sentences of its own

const std::vector<std::string_view> kKinds{"average", "raw"};
const std::vector<std::string_view> kPaths{"straight", "spherical"};
const std::vector<std::string_view> kTimings{"even", "constant speed"};
const std::vector<std::string_view> kEasings{"none", "smooth"};

Json editsJson(const std::vector<Edit>& edits) {
    Json list = Json::array();
    for (const Edit& edit : edits) {
        list.push_back(Json{{"direction", edit.direction}, {"strength", edit.strength}});
    }
    return list;
}

std::vector<Edit> editsOf(const JsonFields& fields) {
    std::vector<Edit> edits;
    for (const JsonFields& one : fields.objects("edits", kHugeInteger)) {
        edits.push_back({one.text("direction", ""), one.number("strength", 0, -kHuge, kHuge)});
    }
    return edits;
}

Json anchorJson(const SessionAnchor& anchor, OffsetsList& offsets) {
    Json json = Json::object();
    if (!anchor.name.empty()) {
        json["name"] = anchor.name;
    }
    if (anchor.seed) {
        json["seed"] = *anchor.seed;
    } else {
        json["components"] = floatsToBase64(anchor.components);
    }
    if (!anchor.labels.empty()) {
        json["labels"] = anchor.labels;
    }
    if (!anchor.edits.empty()) {
        json["edits"] = editsJson(anchor.edits);
    }
    if (!anchor.offsets.empty()) {
        json["offsets"] = offsets.put(anchor.offsets);
    }
    return json;
}

SessionAnchor anchorOf(const JsonFields& fields, const OffsetsList& offsets) {
    SessionAnchor anchor;
    anchor.name = fields.text("name", "");
    if (fields.has("seed")) {
        anchor.seed = fields.seed("seed");
    }
    if (fields.has("components")) {
        anchor.components = fields.floats("components");
    }
    anchor.labels = fields.choices("labels");
    anchor.edits = editsOf(fields);
    anchor.offsets = offsets.of(fields);
    return anchor;
}

Json modelJson(const ModelReference& model) {
    Json json{{"title", model.title},
              {"sha256", model.sha256},
              {"path", model.path},
              {"generator", named(kKinds, model.kind)},
              {"latent_size", model.latentSize},
              {"precision", model.precisionName()},
              {"heads", nameOf(model.heads)}};
    if (!model.labels.empty()) {
        json["labels"] = toJson(model.labels);
    }
    return json;
}

void readPrecision(const std::string& word, ModelReference& model) {
    for (const Precision known : {Precision::Float32, Precision::BFloat16, Precision::Float16}) {
        if (word == nameOf(known)) {
            model.precision = known;
            return;
        }
    }
    model.otherPrecision = word;
}

Heads headsOf(const std::filesystem::path& path, const std::string& word) {
    for (const Heads known : {Heads::Auto, Heads::Trained, Heads::Fitted}) {
        if (word == nameOf(known)) {
            return known;
        }
    }
    throw FileError(path, Core::about("%1 cannot be used: %2")(
                              Core::says("it has %1")(Core::says("heads that are not auto, trained or fitted"))));
}

ModelReference modelOf(const std::filesystem::path& path, const JsonFields& fields) {
    ModelReference model;
    model.title = fields.text("title", "");
    model.sha256 = lowerCaseDigits(fields.text("sha256", ""));
    model.path = fields.text("path", "");
    model.kind = static_cast<GeneratorKind>(fields.choice("generator", 0, kKinds));
    model.latentSize = fields.integer("latent_size", 0, 0, kHugeInteger);
    readPrecision(fields.text("precision", std::string(nameOf(model.precision))), model);
    model.heads = headsOf(path, fields.text("heads", std::string(nameOf(model.heads))));
    if (fields.has("labels")) {
        const auto labels = labelsOf(fields.json().at("labels"));
        if (!labels) {
            fields.fail("labels", Core::says("it is not a list of names with values"));
        }
        model.labels = *labels;
    }
    return model;
}

Pace paceOf(const JsonFields& fields) {
    return {fields.text("fingerprint", ""), static_cast<int>(fields.integer("steps", 0, 1, 10'000)),
            fields.doubles("cumulative")};
}

}  // namespace

Json sessionFields(const Session& session) {
    Json json = Json::object();
    json["model"] = modelJson(session.model);
    json["anchors"] = Json::array();
    OffsetsList offsets;
    for (const SessionAnchor& anchor : session.anchors) {
        json["anchors"].push_back(anchorJson(anchor, offsets));
    }
    Json family;
    if (session.family != Family()) {
        family = familyJson(session.family, offsets);
    }
    if (carriesOffsets(session)) {
        json["offsets"] = offsets.json();
    }
    if (!session.labels.empty()) {
        json["labels"] = session.labels;
    }
    json["directions"] = Json::array();
    for (const SessionDirection& direction : session.directions) {
        json["directions"].push_back(directionJson(direction));
    }
    json["edits"] = editsJson(session.edits);
    if (!session.held.empty()) {
        json["held"] = session.held;
    }
    json["walk"] = Json{{"path", named(kPaths, session.path)},
                        {"timing", named(kTimings, session.timing)},
                        {"easing", named(kEasings, session.easing)},
                        {"closed", session.closed}};
    json["position"] = session.position;
    if (session.scale) {
        json["scale"] = *session.scale;
    }
    if (session.alpha) {
        json["alpha"] = static_cast<double>(*session.alpha);
    }
    if (session.growth) {
        json["growth"] = Json{{"from", session.growth->from}, {"to", session.growth->to}};
    }
    json["stretch"] = session.stretch;
    if (session.pace) {
        json["pace"] = Json{{"fingerprint", session.pace->fingerprint},
                            {"steps", session.pace->steps},
                            {"cumulative", doublesToBase64(session.pace->cumulative)}};
    }
    json["film"] = filmJson(session.film);
    json["grid"] = gridJson(session.grid);
    if (session.plane) {
        json["plane"] = planeJson(*session.plane);
    }
    if (!family.is_null()) {
        json["family"] = std::move(family);
    }
    json["view"] = Json::parse(session.view);
    return json;
}

Session sessionOf(const std::filesystem::path& path, const JsonFields& fields) {
    Session session;
    session.model = modelOf(path, fields.object("model"));
    const OffsetsList offsets(fields);
    for (const JsonFields& anchor : fields.objects("anchors", kHugeInteger)) {
        session.anchors.push_back(anchorOf(anchor, offsets));
    }
    session.labels = fields.choices("labels");
    for (const JsonFields& one : fields.objects("directions", kHugeInteger)) {
        session.directions.push_back(directionOf(one));
    }
    session.edits = editsOf(fields);
    session.held = fields.texts("held");
    const JsonFields walk = fields.object("walk");
    session.path = static_cast<WalkPath>(walk.choice("path", 0, kPaths));
    session.timing = static_cast<Timing>(walk.choice("timing", 0, kTimings));
    session.easing = static_cast<Easing>(walk.choice("easing", 0, kEasings));
    session.closed = walk.flag("closed", false);
    session.position = fields.number("position", 0, 0, 1);
    if (fields.has("scale")) {
        session.scale = static_cast<int>(fields.integer("scale", 0, 0, kHugeInteger - 1));
    }
    if (fields.has("alpha")) {
        session.alpha = static_cast<float>(fields.number("alpha", 0, 0, 1));
    }
    if (fields.has("growth")) {
        const JsonFields growth = fields.object("growth");
        session.growth = Growth{growth.number("from", 0, -kHuge, kHuge), growth.number("to", 0, -kHuge, kHuge)};
    }
    session.stretch = fields.flag("stretch", false);
    if (fields.has("pace")) {
        session.pace = paceOf(fields.object("pace"));
    }
    session.film = filmOf(fields.object("film"));
    session.grid = gridOf(fields.object("grid"));
    if (fields.has("plane")) {
        session.plane = planeOf(fields.object("plane"));
    }
    if (fields.has("family")) {
        session.family = familyOf(fields.object("family"), session.model, offsets);
    }
    session.view = fields.object("view").json().dump();
    if (const Message problem = problemOf(session); !problem.empty()) {
        throw FileError(path, Core::about("%1 cannot be used: %2")(Core::says("it has %1")(problem)));
    }
    return session;
}

int versionOf(const Session& session, int plain) {
    return carriesOffsets(session) ? plain + 1 : plain;
}

std::string textOf(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void checkVersion(const std::filesystem::path& path, const JsonFields& fields, std::string_view format, int known) {
    if (fields.text("format", "") != format) {
        throw FileError(path, Core::about("%1 is not a file of Latentwalk: %2")(
                                  Core::says("it does not say \"format\": \"%1\"")(format)));
    }
    const std::int64_t version = fields.integer("version", 0, 1, kHugeInteger);
    if (version > known) {
        throw FileError(path, Core::about("%1 was written by a newer Latentwalk (version %2 of %3, this one knows %4); "
                                          "update the program to open it")(version, format, known));
    }
}

std::string toJson(const Session& session) {
    if (const Message problem = problemOf(session); !problem.empty()) {
        throw std::invalid_argument("the session has " + problem.english());
    }
    Json json{{"format", kSessionFormat},
              {"version", versionOf(session, kSessionVersion)},
              {"program", "latentwalk " LATENTWALK_VERSION}};
    json.update(sessionFields(session));
    return textOf(json);
}

Session parseSession(const std::filesystem::path& path, std::string_view json) {
    const nlohmann::json value = parseUntrusted(path, json);
    const JsonFields fields(path, value);
    checkVersion(path, fields, kSessionFormat, kSessionVersion + 1);
    return sessionOf(path, fields);
}

Session readSession(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    Session session = parseSession(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    file->checkUnchanged();
    return session;
}

void writeSession(const std::filesystem::path& path, const Session& session) {
    const std::string text = toJson(session);
    AtomicFile file(path);
    file.write(text);
    file.commit();
}

}  // namespace latentwalk
