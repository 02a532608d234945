#include "ui/render/checkpoint_info.h"

namespace latentwalk {

QString CheckpointInfo::pictureKey() const {
    const QString model = reference.sha256.empty() ? path : QString::fromStdString(reference.sha256);
    return QStringLiteral("%1-%2-%3-%4")
        .arg(model)
        .arg(static_cast<int>(reference.kind))
        .arg(precision, QString::fromStdString(reference.heads));
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
