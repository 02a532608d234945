// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/direction_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtEndian>
#include <cmath>
#include <cstring>

#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

namespace fs = std::filesystem;

const QString kFormat = QStringLiteral("latentwalk-directions");
constexpr int kVersion = 1;
constexpr std::size_t kMostBytes = std::size_t{32} << 20U;
constexpr int kMostDirections = 4096;
constexpr int kLongestReadName = 200;

QString toText(const Latent& latent) {
    QByteArray bytes(static_cast<qsizetype>(latent.size() * sizeof(float)), Qt::Uninitialized);
    qToLittleEndian<float>(latent.data(), static_cast<qsizetype>(latent.size()), bytes.data());
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject toObject(const FaceMark& mark) {
    QJsonObject object{{QStringLiteral("more"), mark.more}};
    if (mark.seed) {
        object.insert(QStringLiteral("seed"), QString::number(*mark.seed));
    }
    if (!mark.latent.empty()) {
        object.insert(QStringLiteral("components"), toText(mark.latent));
    }
    return object;
}

QString nameOf(Origin origin) {
    switch (origin) {
        case Origin::Taught:
            return QStringLiteral("taught");
        case Origin::Session:
            return QStringLiteral("session");
        case Origin::Weights:
            return QStringLiteral("weights");
        case Origin::Images:
            return QStringLiteral("images");
    }
    return {};
}

QJsonObject toObject(const KnownDirection& direction) {
    QJsonObject object{{QStringLiteral("id"), direction.id}, {QStringLiteral("origin"), nameOf(direction.origin)}};
    if (!direction.name.isEmpty()) {
        object.insert(QStringLiteral("name"), direction.name);
    }
    if (direction.star) {
        object.insert(QStringLiteral("star"), true);
    }
    if (!direction.held.isEmpty()) {
        object.insert(QStringLiteral("held"), QJsonArray::fromStringList(direction.held));
    }
    if (!direction.components.empty()) {
        object.insert(QStringLiteral("components"), toText(direction.components));
        object.insert(QStringLiteral("value"), direction.value);
    }
    if (!direction.marks.empty()) {
        QJsonArray marks;
        for (const FaceMark& mark : direction.marks) {
            marks.append(toObject(mark));
        }
        object.insert(QStringLiteral("marks"), marks);
    }
    return object;
}

// Takes the file apart; every complaint names it.
class Parser {
public:
    Parser(const fs::path& path, std::int64_t latentSize) : m_path(path), m_latentSize(latentSize) {}

    DirectionRecords records(const QByteArray& json) const {
        QJsonParseError error{};
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (!document.isObject()) {
            complain(error.error == QJsonParseError::NoError ? Core::says("it holds no JSON object")
                                                             : Message(error.errorString().toStdString()));
        }
        const QJsonObject top = document.object();
        if (top.value(QStringLiteral("format")).toString() != kFormat) {
            complain(Core::says("it is no file of directions"));
        }
        if (top.value(QStringLiteral("version")).toInt() != kVersion) {
            complain(Core::says("it was written by another version of Latentwalk"));
        }
        DirectionRecords records;
        records.teaching = top.value(QStringLiteral("teaching")).toString();
        const QJsonArray list = top.value(QStringLiteral("directions")).toArray();
        if (list.size() > kMostDirections) {
            complain(Core::says("it has too many directions"));
        }
        QSet<QString> ids;
        for (const QJsonValue& one : list) {
            records.directions.push_back(direction(one.toObject()));
            const QString& id = records.directions.back().id;
            if (id.isEmpty() || ids.contains(id)) {
                complain(Core::says("a direction has no id of its own"));
            }
            ids.insert(id);
        }
        return records;
    }

private:
    [[noreturn]] void complain(const Message& what) const { throw FileError::damaged(m_path, what); }

    Latent latent(const QJsonValue& value) const {
        const auto decoded =
            QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        const QByteArray& bytes = decoded.decoded;
        if (!decoded || bytes.size() != m_latentSize * static_cast<qsizetype>(sizeof(float))) {
            complain(Core::says("a latent does not have %1 components")(m_latentSize));
        }
        Latent latent(static_cast<std::size_t>(m_latentSize));
        qFromLittleEndian<float>(bytes.constData(), static_cast<qsizetype>(latent.size()), latent.data());
        for (const float component : latent) {
            if (!std::isfinite(component)) {
                complain(Core::says("a component is not a number"));
            }
        }
        return latent;
    }

    FaceMark mark(const QJsonObject& object) const {
        FaceMark mark;
        mark.more = object.value(QStringLiteral("more")).toBool();
        const QJsonValue seed = object.value(QStringLiteral("seed"));
        const QJsonValue components = object.value(QStringLiteral("components"));
        if (seed.isUndefined() || !components.isUndefined()) {
            mark.latent = latent(components);
        }
        if (seed.isUndefined()) {
            return mark;
        }
        bool isNumber = false;
        mark.seed = seed.toString().toULongLong(&isNumber);
        if (!isNumber) {
            complain(Core::says("a seed is not a number"));
        }
        return mark;
    }

    Origin origin(const QString& name) const {
        for (const Origin one : {Origin::Taught, Origin::Session, Origin::Weights, Origin::Images}) {
            if (nameOf(one) == name) {
                return one;
            }
        }
        complain(Core::says("a direction comes from nowhere that is known"));
    }

    KnownDirection direction(const QJsonObject& object) const {
        KnownDirection direction;
        direction.id = object.value(QStringLiteral("id")).toString();
        direction.origin = origin(object.value(QStringLiteral("origin")).toString());
        direction.name = object.value(QStringLiteral("name")).toString().left(kLongestReadName);
        direction.star = object.value(QStringLiteral("star")).toBool();
        for (const QJsonValue& one : object.value(QStringLiteral("held")).toArray()) {
            direction.held.append(one.toString());
        }
        if (object.contains(QStringLiteral("components"))) {
            direction.components = latent(object.value(QStringLiteral("components")));
            direction.value = object.value(QStringLiteral("value")).toDouble();
        }
        for (const QJsonValue& one : object.value(QStringLiteral("marks")).toArray()) {
            direction.marks.push_back(mark(one.toObject()));
        }
        return direction;
    }

    const fs::path& m_path;
    std::int64_t m_latentSize;
};

}  // namespace

QByteArray toJson(const DirectionRecords& records) {
    QJsonArray list;
    for (const KnownDirection& direction : records.directions) {
        list.append(toObject(direction));
    }
    const QJsonObject top{{QStringLiteral("format"), kFormat},
                          {QStringLiteral("version"), kVersion},
                          {QStringLiteral("teaching"), records.teaching},
                          {QStringLiteral("directions"), list}};
    return QJsonDocument(top).toJson();
}

DirectionRecords parseRecords(const fs::path& path, const QByteArray& json, std::int64_t latentSize) {
    return Parser(path, latentSize).records(json);
}

DirectionRecords readRecords(const fs::path& path, std::int64_t latentSize) {
    std::error_code none;
    if (fs::status(path, none).type() == fs::file_type::not_found) {
        return {};
    }
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    if (bytes.size() > kMostBytes) {
        throw FileError::damaged(path, Core::says("it is too large"));
    }
    DirectionRecords records = parseRecords(
        path,
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())),
        latentSize);
    file->checkUnchanged();
    return records;
}

void writeRecords(const fs::path& path, const DirectionRecords& records) {
    makeDirectories(path.parent_path());
    AtomicFile file(path);
    const QByteArray json = toJson(records);
    file.write(std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
    file.commit();
}

std::optional<fs::path> keepAside(const fs::path& path) {
    constexpr int kMostTries = 1000;
    for (int i = 1; i <= kMostTries; ++i) {
        fs::path aside = path;
        aside += i == 1 ? std::string(".damaged") : ".damaged-" + std::to_string(i);
        std::error_code error;
        if (fs::exists(aside, error)) {
            continue;
        }
        fs::rename(path, aside, error);
        return error ? std::nullopt : std::optional(aside);
    }
    return std::nullopt;
}

}  // namespace latentwalk
