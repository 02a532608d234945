// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/about_dialog.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMessageBox>

#include "ui/widgets/icons.h"

namespace latentwalk {
namespace {

struct AboutDialog {
    Q_DECLARE_TR_FUNCTIONS(AboutDialog)
};

}  // namespace

void showAbout(QWidget* parent) {
    QMessageBox box(parent);
    box.setWindowTitle(AboutDialog::tr("About Latentwalk"));
    box.setIconPixmap(applicationIcon().pixmap(QSize(96, 96), box.devicePixelRatioF()));
    box.setTextFormat(Qt::RichText);
    box.setText(QStringLiteral("<h3>Latentwalk %1</h3><p>%2</p>")
                    .arg(QCoreApplication::applicationVersion(),
                         AboutDialog::tr("Explore the latent spaces of Progressive GANs, live, on your own machine.")));
    const QString licence = AboutDialog::tr(
        "Latentwalk is free software under the GNU General Public License, version 3 or later. It comes without any "
        "warranty.");
    const QString model = AboutDialog::tr(
        "Built-in model: progan-128 of TensorFlow Hub, by Google, Apache-2.0, trained on CelebA. The people it shows "
        "do "
        "not exist.");
    const QString parts =
        AboutDialog::tr(
            "Made with Qt %1 (LGPL-3.0), QCustomPlot (GPL-3.0-or-later), LibTorch (BSD-3-Clause), "
            "OpenBLAS (BSD-3-Clause), FFmpeg (LGPL-2.1-or-later or GPL-2.0-or-later, as it was "
            "built), libpng (libpng-2.0), libjpeg-turbo (IJG and BSD-3-Clause), libwebp "
            "(BSD-3-Clause), Expat (MIT), zlib (Zlib), OpenSSL (Apache-2.0), JSON for Modern C++ (MIT) and, for "
            "the command line, CLI11 (BSD-3-Clause).")
            .arg(QString::fromLatin1(qVersion()));
    box.setInformativeText(QStringLiteral("<p>%1</p><p>%2</p><p>%3</p>").arg(licence, model, parts));
    box.setStandardButtons(QMessageBox::Close);
    box.exec();
}

}  // namespace latentwalk
