// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/picture_writer.h"

#include "core/output/exporter.h"
#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "core/picture/resize.h"
#include "ui/background/sentence.h"

namespace latentwalk {
namespace {

void perform(const PictureToWrite& order) {
    const std::filesystem::path path = order.path.toStdString();
    if (!order.picture) {
        exportPicture(*order.generator, order.session, path, order.wish.format, order.wish.enlarge, order.wish.quality);
        return;
    }
    const std::string recipe = toJson(pictureRecipe(order.session, order.wish.enlarge));
    writePicture(path, enlarged(*order.picture, order.wish.enlarge), order.wish.format, {order.wish.quality, recipe});
}

}  // namespace

PictureWriter::PictureWriter(QObject* parent) : QObject(parent) {
    m_threads.setMaxThreadCount(1);
}

PictureWriter::~PictureWriter() {
    for (const auto& waiting : m_generators) {
        if (const auto generator = waiting.lock()) {
            generator->stop();
        }
    }
    m_threads.waitForDone();
}

void PictureWriter::write(const PictureToWrite& order) {
    std::erase_if(m_generators, [](const auto& one) { return one.expired(); });
    if (order.generator) {
        m_generators.push_back(order.generator);
    }
    m_threads.start([this, order] {
        const auto failure = sentenceOf([&] { perform(order); });
        QMetaObject::invokeMethod(
            this,
            [this, path = order.path, failure] {
                if (failure) {
                    emit failed(path, *failure);
                } else {
                    emit written(path);
                }
            },
            Qt::QueuedConnection);
    });
}

}  // namespace latentwalk
