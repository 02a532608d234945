// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/pickle/pickle_source.h"

#include <algorithm>

namespace latentwalk {

FileError PickleSource::damaged(const Message& what) const {
    return FileError::damaged(m_path, placed(what));
}

FileError PickleSource::refused(const Message& what) const {
    return {m_path, Core::about("%1 cannot be opened: %2")(placed(what))};
}

Message PickleSource::placed(const Message& what) const {
    return Core::says("its pickle %1 at byte %2")(what, grouped(m_origin + m_opcodeAt));
}

std::string_view PickleSource::take(std::size_t count) {
    if (count > remaining()) {
        throw FileError::cutOff(
            m_path, Core::says("its pickle needs %1 more bytes at %2, it ends at %3")(
                        grouped(count), grouped(m_origin + m_position), grouped(m_origin + m_bytes.size())));
    }
    const auto* const start = reinterpret_cast<const char*>(m_bytes.data()) + m_position;
    m_position += count;
    return {start, count};
}

std::uint64_t PickleSource::takeUnsigned(std::size_t count) {
    const auto bytes = take(count);
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

std::string_view PickleSource::takeCounted(std::size_t lengthSize) {
    return take(takeUnsigned(lengthSize));
}

std::string_view PickleSource::takeLine(std::size_t longest) {
    const std::string_view rest(reinterpret_cast<const char*>(m_bytes.data()) + m_position,
                                std::min(remaining(), longest));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
        if (rest.size() < longest) {
            take(rest.size() + 1);  // says that the file is cut off
        }
        throw damaged(Core::says("has a line without an end"));
    }
    return take(end + 1).substr(0, end);
}

}  // namespace latentwalk
