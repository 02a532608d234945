// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace latentwalk {

// A checkpoint that its makers offer for download. The texts are in the user's language.
struct PublishedModel {
    QString hubName;   // what torch.hub's PGAN calls it: "celebAHQ-512"
    QString fileName;  // what torch.hub calls the file, the end of the URL
    QUrl url;
    int pixels = 0;         // width and height of its images
    QString shows;          // "Faces"
    QString licence;        // a sentence
    QByteArray hashPrefix;  // first hexadecimal digits of the file's SHA-256, which are part of its name
};

// Those of pytorch_GAN_zoo, the largest first. Their sizes are not published: the server tells them.
QList<PublishedModel> publishedModels();

// Where torch.hub keeps what it downloads, by its rule: $TORCH_HOME/hub/checkpoints, else
// $XDG_CACHE_HOME/torch/hub/checkpoints, else ~/.cache/torch/hub/checkpoints (torch.hub's _get_torch_home and
// load_state_dict_from_url). A leading ~ is the home folder, as there; an empty variable counts as not set. Absolute.
QString torchHubFolder();

}  // namespace latentwalk
