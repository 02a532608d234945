// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/kept_directions.h"

#include <QDir>

#include "core/message/file_error.h"
#include "ui/background/sentence.h"
#include "ui/directions/store/direction_file.h"
#include "ui/directions/store/direction_merge.h"

namespace latentwalk {
namespace {

constexpr int kSavedSoon = 300;  // milliseconds

}  // namespace

KeptDirections::KeptDirections(const QString& folder, QObject* parent) : QObject(parent), m_folder(folder) {
    m_threads.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSavedSoon);
    connect(&m_soon, &QTimer::timeout, this, &KeptDirections::write);
}

KeptDirections::~KeptDirections() {
    if (m_soon.isActive()) {
        write();
    }
    m_threads.waitForDone();
}

std::filesystem::path KeptDirections::pathOf(const QString& key) const {
    return QDir(m_folder).filePath(key + QStringLiteral(".json")).toStdString();
}

void KeptDirections::open(const QString& key, std::int64_t latentSize, const QStringList& formerly) {
    if (m_soon.isActive()) {
        m_soon.stop();
        write();
    }
    m_key = key;
    m_latentSize = latentSize;
    m_open = false;
    m_writable = false;
    m_records = {};
    if (key.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this, key] { take(key, {}); }, Qt::QueuedConnection);
        return;
    }
    m_onDisk = std::make_shared<DirectionRecords>();
    std::vector<std::filesystem::path> former;
    for (const QString& one : formerly) {
        former.push_back(pathOf(one));
    }
    m_threads.start([this, key, file = pathOf(key), former, latentSize, kept = m_onDisk] {
        DirectionRecords records;
        const auto problem = sentenceOf([&] { records = readRecords(file, latentSize); });
        const auto aside = problem ? keepAside(file) : std::nullopt;
        const bool writable = !problem || aside;
        QString told;
        if (problem) {
            told = aside
                       ? tr("%1 The names and marks of this model begin anew; the old file is kept as %2.")
                             .arg(*problem, QString::fromStdString(aside->filename().string()))
                       : tr("%1 The names and marks of this model are not kept until that is repaired.").arg(*problem);
        }
        for (auto one = former.begin(); writable && one != former.end(); ++one) {
            const auto failure = sentenceOf([&] { joinIntoFile(file, records, *one, latentSize); });
            if (failure && told.isEmpty()) {
                told = tr("Names and marks from an earlier version are not taken over: %1").arg(*failure);
            }
        }
        *kept = records;
        // Waited for by the destructor, so `this` is still there; the call is dropped when it is not any more.
        QMetaObject::invokeMethod(
            this,
            [this, key, records, writable, told] {
                if (key != m_key || m_open) {
                    return;
                }
                m_writable = writable;
                take(key, records);
                if (!told.isEmpty()) {
                    emit failed(told);
                }
            },
            Qt::QueuedConnection);
    });
}

void KeptDirections::take(const QString& key, const DirectionRecords& records) {
    if (key != m_key || m_open) {
        return;
    }
    m_records = records;
    if (m_records.find(m_records.teaching) == nullptr) {
        m_records.teaching.clear();
    }
    m_records.sort();
    m_open = true;
    emit opened();
}

void KeptDirections::keep() {
    if (m_writable) {
        m_soon.start();
    }
}

void KeptDirections::write() {
    DirectionRecords records = m_records;
    for (KnownDirection& one : records.directions) {
        // Found again in a moment at every start, or brought by the session; those in the images take longer.
        if (one.origin == Origin::Weights || one.origin == Origin::Session) {
            one.components.clear();
            one.value = 0;
        }
    }
    m_threads.start(
        [this, file = pathOf(m_key), kept = m_onDisk, records = std::move(records), latentSize = m_latentSize] {
            if (const auto problem = sentenceOf([&] { mergeIntoFile(file, *kept, records, latentSize); })) {
                const QString told = tr("The names and marks of directions could not be kept: %1").arg(*problem);
                QMetaObject::invokeMethod(
                    this, [this, told] { emit failed(told); }, Qt::QueuedConnection);
            }
        });
}

}  // namespace latentwalk
