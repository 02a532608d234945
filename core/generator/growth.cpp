#include "core/generator/growth.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace latentwalk {

GenerateOptions growthAt(double level, int scaleCount) {
    if (std::isnan(level)) {
        throw std::invalid_argument("a growth level must be a number");
    }
    const double clamped = std::clamp(level, 0.0, static_cast<double>(std::max(scaleCount, 1) - 1));
    const double scale = std::ceil(clamped);
    return {static_cast<int>(scale), static_cast<float>(scale - clamped)};
}

double grownLevel(const Architecture& architecture) {
    const double last = architecture.scaleCount() - 1;
    return last > 0 ? last - static_cast<double>(architecture.alpha) : 0.0;
}

Images enlarged(const Images& images, std::int64_t side) {
    if (images.height < 1 || images.height != images.width || side < images.height || side % images.height != 0) {
        throw std::invalid_argument("square images can be enlarged to a multiple of their size");
    }
    const std::int64_t factor = side / images.height;
    Images result{images.count, images.channels, side, side, {}};
    result.values.resize(static_cast<std::size_t>(images.count * images.channels * side * side));
    float* target = result.values.data();
    for (std::int64_t plane = 0; plane < images.count * images.channels; ++plane) {
        for (std::int64_t y = 0; y < side; ++y) {
            const float* row = images.values.data() + (plane * images.height + y / factor) * images.width;
            for (std::int64_t x = 0; x < side; ++x) {
                *target++ = row[x / factor];
            }
        }
    }
    return result;
}

}  // namespace latentwalk
