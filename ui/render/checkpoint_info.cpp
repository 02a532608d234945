// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/checkpoint_info.h"

#include <algorithm>

#include "core/model/builtin_model.h"

namespace latentwalk {

namespace {

QString fileOf(const CheckpointInfo& info) {
    return info.reference.sha256.empty() ? info.path : QString::fromStdString(info.reference.sha256);
}

QString keyOf(const QString& file, GeneratorKind kind) {
    return kind == GeneratorKind::Average ? file : file + QStringLiteral("-raw");
}

}  // namespace

QString CheckpointInfo::modelKey() const {
    const QString file =
        reference.sha256.empty() ? path : QString::fromStdString(std::string(successorOf(reference.sha256)));
    return keyOf(file, reference.kind);
}

QStringList CheckpointInfo::formerModelKeys() const {
    QStringList keys;
    if (successorOf(reference.sha256) == kBuiltInModelSha256) {
        const auto add = [&](std::string_view file) {
            keys.prepend(keyOf(QString::fromLatin1(file.data(), static_cast<qsizetype>(file.size())), reference.kind));
        };
        std::for_each(kFormerBuiltInModels.begin(), kFormerBuiltInModels.end(), add);
        std::for_each(kTwinsOfBuiltInModel.begin(), kTwinsOfBuiltInModel.end(), add);
    }
    return keys;
}

QStringList CheckpointInfo::beginningsOfOldestKeys() const {
    QStringList beginnings;
    for (const QString& key : QStringList(modelKey()) + formerModelKeys()) {
        const QString file = key.endsWith(QLatin1String("-raw")) ? key.chopped(4) : key;
        beginnings.append(QStringLiteral("%1-%2-").arg(file).arg(static_cast<int>(reference.kind)));
    }
    return beginnings;
}

QString precisionText(Precision precision) {
    return QString::fromStdString(std::string(nameOf(precision)));
}

QString CheckpointInfo::generatorKey() const {
    return keyOf(fileOf(*this), reference.kind);
}

QString CheckpointInfo::pictureKey() const {
    // Earlier versions put no labels into the latents of seeds.
    return QStringLiteral("%1-%2-%3-%4%5")
        .arg(fileOf(*this))
        .arg(static_cast<int>(reference.kind))
        .arg(precisionText(precision), QString::fromStdString(std::string(nameOf(reference.heads))),
             architecture.labels.empty() ? QString() : QStringLiteral("-labels"));
}

int CheckpointInfo::scaleFor(int pixels) const {
    const int last = architecture.scaleCount() - 1;
    for (int scale = 0; scale < last; ++scale) {
        if (Architecture::resolution(scale) >= 2 * pixels && resembling[static_cast<std::size_t>(scale)]) {
            return scale;
        }
    }
    return last;
}

}  // namespace latentwalk
