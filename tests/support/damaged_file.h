// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <set>
#include <stdexcept>

#include "core/message/file_error.h"

namespace latentwalk::test {

// A file that is damaged in many ways, the same ways in every run. Each time it has to be refused with one sentence
// that names it or a file beside it, at once; where it is read all the same, `read` has looked whether it is whole.
class DamagedFile {
public:
    // Lies at `path`, where `read` finds it; `read` gives all that it holds, in one piece. With a checksum whatever is
    // read has to be what it was before.
    DamagedFile(QString path, QByteArray whole, std::function<QByteArray()> read, bool hasChecksum = false)
        : m_path(std::move(path)), m_whole(std::move(whole)), m_read(std::move(read)), m_hasChecksum(hasChecksum) {
        restore();
    }

    const QString& path() const { return m_path; }
    const QByteArray& whole() const { return m_whole; }
    // What the last one was refused with; empty where it was read.
    const QString& message() const { return m_message; }
    int tried() const { return m_tried; }
    int refused() const { return m_refused; }

    void restore() const { put(m_whole); }

    // Whether the file is read with these bytes in it.
    bool tryOut(const QByteArray& bytes, const QString& what) {
        if (m_hasChecksum && m_original.isEmpty()) {
            m_original = m_read();
        }
        put(bytes);
        ++m_tried;
        m_message.clear();
        QElapsedTimer timer;
        timer.start();
        QByteArray content;
        try {
            content = m_read();
        } catch (const FileError& error) {
            m_message = QString::fromStdString(error.what());
            ++m_refused;
        } catch (const std::exception& error) {
            m_message = error.what();
            fail(what, " is no FileError");
        }
        if (timer.elapsed() > 5000) {
            fail(what, " took too long");
        }
        if (m_message.isEmpty()) {
            if (m_hasChecksum && content != m_original) {
                fail(what, "was read as something else");
            }
            return true;
        }
        const QString folder = m_path.left(m_path.lastIndexOf('/'));
        if (!m_message.startsWith(folder) || m_message.contains('\n') || m_message.size() > 600 ||
            m_message.contains("json.exception") || m_message.contains("std::")) {
            fail(what, " is no sentence for anybody");
        }
        return false;
    }

    // The file's beginning up to many places before `end`, none of which may be read.
    void cut(qsizetype end) {
        std::set<qsizetype> sizes{end - 1, end - 2, 0, 1, 8, 9};
        for (qsizetype part = 0; part < 60; ++part) {
            sizes.insert(end * part / 60);
            sizes.insert(std::min(end - 1, part * 7));
        }
        for (const qsizetype size : sizes) {
            if (size < end && tryOut(m_whole.first(size), "cut at " + QString::number(size))) {
                fail("cut at " + QString::number(size), "was read");
            }
        }
        restore();
    }

    // Half of the bytes near the front or the back, where the containers keep their books.
    void flip(int times) {
        std::mt19937 random(22);
        const auto span = static_cast<unsigned>(m_whole.size());
        for (int n = 0; n < times; ++n) {
            QByteArray bytes = m_whole;
            const unsigned near = std::min(span, n % 8 == 0 ? 200U : 12000U);
            const unsigned place = random();
            const auto at = static_cast<qsizetype>(n % 4 == 0   ? place % near
                                                   : n % 4 == 1 ? span - 1 - place % near
                                                                : place % span);
            const auto mask = static_cast<char>(n % 3 == 0 ? 0xFFU : 1U << random() % 8);
            bytes[at] = static_cast<char>(bytes[at] ^ mask);
            tryOut(bytes, QString("byte %1 xor %2").arg(at).arg(int(mask)));
        }
        restore();
    }

    // Numbers of 4 and 8 bytes overwritten by such as a size or an offset should not have; stretches zeroed, doubled,
    // left out or swapped.
    void resize(unsigned times) {
        std::mt19937 random(23);
        constexpr std::array<quint64, 6> kValues{0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, ~quint64{0}};
        const auto number = [&](unsigned n, qsizetype size) {
            return QByteArray(reinterpret_cast<const char*>(&kValues[n % kValues.size()]), size);
        };
        for (unsigned n = 0; n < times; ++n) {
            QByteArray bytes = m_whole;
            const auto at = n < 10 ? static_cast<qsizetype>(n)
                                   : static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size() - 40));
            switch (n % 6) {
                case 0:
                    bytes.replace(at, 4, number(n / 6, 4));
                    break;
                case 1:
                    bytes.replace(at, 8, number(n / 6, 8));
                    break;
                case 2:
                    bytes.replace(at, 16, QByteArray(16, '\0'));
                    break;
                case 3:
                    bytes.insert(at, bytes.mid(at, 32));
                    break;
                case 4:
                    bytes.remove(at, 1 + n);
                    break;
                default:
                    std::swap_ranges(bytes.begin() + at, bytes.begin() + at + 16, bytes.begin() + at + 16);
                    break;
            }
            if (bytes != m_whole) {
                tryOut(bytes, QString("change %1 at %2").arg(n).arg(at));
            }
        }
        restore();
    }

private:
    void put(const QByteArray& bytes) const {
        QFile file(m_path);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size()) {
            throw std::runtime_error("cannot write");
        }
    }
    void fail(const QString& what, const char* why) const {
        QTest::qFail((m_path + ", " + what + ": " + m_message + why).toUtf8(), __FILE__, __LINE__);
    }

    QString m_path;
    QByteArray m_whole;
    std::function<QByteArray()> m_read;
    bool m_hasChecksum;
    QByteArray m_original;
    QString m_message;
    int m_tried = 0;
    int m_refused = 0;
};

}  // namespace latentwalk::test
