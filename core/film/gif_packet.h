// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace latentwalk {

// Whether a packet of a GIF is there to its end, as its blocks say how long they are (GIF89a, sections 15 to 27):
// FFmpeg 7 gives what is left of a file that was cut off to the decoder, which paints a part of the picture and calls
// it whole. What is no block ends the packet.
bool isWholeGifPacket(std::span<const std::uint8_t> bytes);

}  // namespace latentwalk
