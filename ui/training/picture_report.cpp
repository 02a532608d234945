// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/picture_report.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

#include "ui/training/training_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"

namespace latentwalk {

PictureReport::PictureReport(training::ReadPicture read, QWidget* parent) : QWidget(parent), m_check(std::move(read)) {
    m_name = new ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("pictureFolder"));
    m_choose = new QPushButton(icon(QStringLiteral("open")), tr("&Choose a folder…"), this);
    m_choose->setObjectName(QStringLiteral("chooseFolder"));
    m_choose->setAutoDefault(false);
    m_words = makeWords(QStringLiteral("pictureReport"), this);
    m_words->setAccessibleName(tr("What the pictures are good for"));
    m_bar = new QProgressBar(this);
    m_bar->setAccessibleName(tr("Looking at the pictures"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_name, 1);
    row->addWidget(m_choose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(row);
    column->addWidget(m_words);
    column->addWidget(m_bar);
    connect(m_choose, &QPushButton::clicked, this, &PictureReport::chooseRequested);
    connect(&m_check, &PictureCheck::progressed, this, [this](qint64 done, qint64 all) {
        m_bar->setRange(0, static_cast<int>(all));
        m_bar->setValue(static_cast<int>(done));
    });
    const auto finish = [this] {
        refresh();
        emit looked();
    };
    connect(&m_check, &PictureCheck::done, this, finish);
    connect(&m_check, &PictureCheck::failed, this, finish);
    refresh();
}

void PictureReport::setFolder(const std::filesystem::path& folder) {
    m_folder = folder;
    if (folder.empty()) {
        m_check.forget();
    } else {
        m_check.look(folder, m_filmEvery);
    }
    refresh();
}

void PictureReport::setFilmEvery(double seconds) {
    if (std::exchange(m_filmEvery, seconds) != seconds && !m_folder.empty()) {
        setFolder(m_folder);
    }
}

void PictureReport::stop() {
    m_check.forget();
}

void PictureReport::setSide(std::int64_t side) {
    if (std::exchange(m_side, side) != side) {
        refresh();
    }
}

void PictureReport::refresh() {
    m_name->setText(m_folder.empty() ? tr("No folder of pictures is chosen yet.")
                                     : QString::fromStdString(m_folder.string()));
    m_bar->setVisible(m_check.isBusy());
    if (m_check.isKnown()) {
        m_words->setText(m_check.lines(m_side).join(u'\n'));
    } else if (m_check.isBusy()) {
        m_words->setText(tr("Looking at the pictures…"));
    } else if (!m_check.problem().isEmpty()) {
        m_words->setText(m_check.problem());
    } else {
        m_words->setText(
            tr("Drop one here, or choose it: any pictures of one kind, some thousands at best. They stay on this "
               "computer."));
    }
}

}  // namespace latentwalk
