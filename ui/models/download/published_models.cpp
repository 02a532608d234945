// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/published_models.h"

#include <QCoreApplication>
#include <QDir>

namespace latentwalk {
namespace {

struct PublishedModels {
    Q_DECLARE_TR_FUNCTIONS(PublishedModels)
};

PublishedModel ganZoo(const QString& hubName, const QString& fileName, int pixels, const QString& shows,
                      const QString& trainedOn) {
    // The digits between the last '-' and ".pth".
    const QByteArray prefix = fileName.chopped(4).section(u'-', -1).toLatin1();
    return {hubName,
            fileName,
            QUrl(QStringLiteral("https://dl.fbaipublicfiles.com/gan_zoo/PGAN/") + fileName),
            pixels,
            shows,
            PublishedModels::tr("%1 %2").arg(
                PublishedModels::tr("pytorch_GAN_zoo by Facebook, under the BSD-3-Clause licence."), trainedOn),
            prefix};
}

}  // namespace

QList<PublishedModel> publishedModels() {
    const QString faces = PublishedModels::tr("Faces");
    const QString celebaHq = PublishedModels::tr(
        "Trained on CelebA‑HQ, made from CelebA, whose images are for non-commercial research only.");
    return {
        ganZoo(QStringLiteral("celebAHQ-512"), QStringLiteral("celebaHQ16_december_s7_i96000-9c72988c.pth"), 512, faces,
               celebaHq),
        ganZoo(QStringLiteral("celebAHQ-256"), QStringLiteral("celebaHQ_s6_i80000-6196db68.pth"), 256, faces, celebaHq),
        ganZoo(QStringLiteral("celeba"), QStringLiteral("celebaCropped_s5_i83000-2b0acc76.pth"), 128, faces,
               PublishedModels::tr("Trained on CelebA, whose images are for non-commercial research only.")),
        ganZoo(QStringLiteral("DTD"), QStringLiteral("testDTD_s5_i96000-04efa39f.pth"), 128,
               PublishedModels::tr("Textures"), PublishedModels::tr("Trained on the Describable Textures Dataset.")),
    };
}

QString torchHubFolder() {
    QString home = qEnvironmentVariable("TORCH_HOME");
    if (home.isEmpty()) {
        const QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
        home = (cache.isEmpty() ? QStringLiteral("~/.cache") : cache) + QStringLiteral("/torch");
    }
    if (home == QStringLiteral("~") || home.startsWith(QStringLiteral("~/"))) {
        home.replace(0, 1, QDir::homePath());
    }
    return QDir::cleanPath(QDir(home + QStringLiteral("/hub/checkpoints")).absolutePath());
}

}  // namespace latentwalk
