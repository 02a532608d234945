#include "ui/render/checkpoint_info.h"

namespace latentwalk {

namespace {

QString fileOf(const CheckpointInfo& info) {
    return info.reference.sha256.empty() ? info.path : QString::fromStdString(info.reference.sha256);
}

}  // namespace

QString CheckpointInfo::modelKey() const {
    return reference.kind == GeneratorKind::Average ? fileOf(*this) : fileOf(*this) + QStringLiteral("-raw");
}

QString CheckpointInfo::formerModelKey() const {
    return QStringLiteral("%1-%2-").arg(fileOf(*this)).arg(static_cast<int>(reference.kind));
}

QString CheckpointInfo::pictureKey() const {
    // Earlier versions put no labels into the latents of seeds.
    return QStringLiteral("%1-%2-%3-%4%5")
        .arg(fileOf(*this))
        .arg(static_cast<int>(reference.kind))
        .arg(precision, QString::fromStdString(reference.heads),
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
