// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <filesystem>
#include <memory>

#include "ui/directions/store/known_direction.h"

namespace latentwalk {

// The records of the open model, and the file in a folder that keeps them. Several windows may have the same model:
// what each of them changes is put together in the file, and seen by the others when the model is opened anew. UI
// thread only. Files are read and written on a thread of its own; only the destructor blocks, until what is to be kept
// is written. What cannot be read is put aside and told by failed(); nothing is lost silently.
class KeptDirections : public QObject {
    Q_OBJECT

public:
    explicit KeptDirections(const QString& folder, QObject* parent = nullptr);
    ~KeptDirections() override;

    // Begins anew, with nothing until opened(). As DirectionStore::setModel().
    void open(const QString& key, std::int64_t latentSize, const QStringList& formerly);
    bool isOpen() const { return m_open; }
    const QString& key() const { return m_key; }

    // Whoever changes them calls keep().
    DirectionRecords& records() { return m_records; }
    const DirectionRecords& records() const { return m_records; }
    // They are written soon, several changes together.
    void keep();

signals:
    void opened();
    void failed(const QString& message);

private:
    void take(const QString& key, const DirectionRecords& records);
    std::filesystem::path pathOf(const QString& key) const;
    void write();

    QString m_folder;
    QString m_key;
    std::int64_t m_latentSize = 0;
    bool m_open = false;
    bool m_writable = false;  // not where a file stands that could be neither read nor put aside
    DirectionRecords m_records;
    std::shared_ptr<DirectionRecords> m_onDisk;  // as this window last read or wrote them; for m_threads only
    QTimer m_soon;
    QThreadPool m_threads;
};

}  // namespace latentwalk
