#include "ui/render/checkpoint_info.h"

namespace latentwalk {

int CheckpointInfo::scaleFor(int pixels) const {
    const int last = architecture.scaleCount() - 1;
    for (int scale = 0; scale < last; ++scale) {
        if (Architecture::resolution(scale) >= pixels && heads[static_cast<std::size_t>(scale)]) {
            return scale;
        }
    }
    return last;
}

}  // namespace latentwalk
