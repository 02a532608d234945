// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "core/session/json_fields.h"
#include "core/session/session.h"

// The offsets of a session's faces as JSON: each once, in a list of the session's, as base64 of what zlib makes of
// their float16 values (little-endian, scale after scale); anchors and the family's faces say which of them they carry.
namespace latentwalk {

// Whether any face carries offsets; only then is any of this in a file.
bool carriesOffsets(const Session& session);

// The list, written and read. At most so many numbers as a session may have (problemOf()) are taken memory for.
class OffsetsList {
public:
    OffsetsList() = default;
    // Throws FileError, before memory is asked for where what is there cannot be as much as it says.
    explicit OffsetsList(const JsonFields& session);

    // What an anchor says of its offsets, which are put into the list where they are new.
    nlohmann::ordered_json put(const CarriedOffsets& offsets);
    nlohmann::ordered_json json() const;

    // From `offsets` of an anchor; none where that is missing. Throws FileError.
    CarriedOffsets of(const JsonFields& anchor) const;
    // From what put() gave.
    CarriedOffsets shareOf(const JsonFields& share) const;

private:
    std::vector<CarriedOffsets> m_all;  // as close as can be
};

}  // namespace latentwalk
