// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstddef>
#include <list>
#include <optional>
#include <unordered_map>

#include "core/generator/generator.h"
#include "ui/render/rendered.h"

namespace latentwalk {

// Pictures that have been made already, by what was asked for: those that were not looked at for the longest time make
// room when there are more than `limit` bytes. One thread at a time.
class FrameCache {
public:
    static constexpr std::size_t kUsualLimit = std::size_t{96} << 20U;

    explicit FrameCache(std::size_t limit = kUsualLimit) : m_limit(limit) {}

    // Everything that decides the picture, in one key.
    static QByteArray keyOf(const Latent& latent, const GenerateOptions& options, const SharedOffsets& offsets = {});

    std::optional<Rendered> find(const QByteArray& key);
    void insert(const QByteArray& key, const Rendered& rendered);
    void clear();
    std::size_t bytes() const { return m_bytes; }

private:
    struct Entry {
        QByteArray key;
        Rendered rendered;
        std::size_t bytes;
    };
    struct Hash {
        std::size_t operator()(const QByteArray& key) const { return qHash(key); }
    };

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries;  // the newest first
    std::unordered_map<QByteArray, std::list<Entry>::iterator, Hash> m_places;
};

}  // namespace latentwalk
