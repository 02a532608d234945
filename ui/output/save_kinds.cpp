// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/save_kinds.h"

#include <QCoreApplication>

#include "ui/output/wishes/wishes.h"

namespace latentwalk {
namespace {

struct SaveKinds {
    Q_DECLARE_TR_FUNCTIONS(SaveKinds)
};

}  // namespace

SaveKind kindOf(PictureFormat format) {
    const QString pictures = SaveKinds::tr("%1 pictures").arg(titleOf(format));
    const QString endings =
        format == PictureFormat::Jpeg ? QStringLiteral("*.jpg *.jpeg") : QStringLiteral("*.%1").arg(endingOf(format));
    return {QStringLiteral("%1 (%2)").arg(pictures, endings), endingOf(format)};
}

SaveKind kindOf(FilmFormat format) {
    return {QStringLiteral("%1 (*.%2)").arg(titleOf(format), endingOf(format)), endingOf(format)};
}

QStringList pictureEndings() {
    return {QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("webp")};
}

QStringList filmEndings(FilmFormat format) {
    QStringList endings{QStringLiteral("mp4"), QStringLiteral("m4v"),  QStringLiteral("webm"),
                        QStringLiteral("gif"), QStringLiteral("apng"), QStringLiteral("webp")};
    if (format == FilmFormat::Apng) {
        endings.append(QStringLiteral("png"));
    }
    return endings;
}

}  // namespace latentwalk
