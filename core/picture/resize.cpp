// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/resize.h"

#include "core/message/error.h"

extern "C" {
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace latentwalk {

Picture enlarged(const Picture& picture, int factor) {
    if (factor == 1) {
        return picture;
    }
    Picture result{picture.width * factor, picture.height * factor, {}};
    result.rgb.resize(static_cast<std::size_t>(result.width * result.height) * 3);
    auto out = result.rgb.begin();
    for (std::int64_t y = 0; y < picture.height; ++y) {
        const auto row = out;
        for (std::int64_t x = 0; x < picture.width; ++x) {
            for (int i = 0; i < factor; ++i) {
                out = std::copy_n(picture.rgb.begin() + (y * picture.width + x) * 3, 3, out);
            }
        }
        for (int i = 1; i < factor; ++i) {
            out = std::copy_n(row, result.width * 3, out);
        }
    }
    return result;
}

Picture resized(const Picture& picture, std::int64_t width, std::int64_t height) {
    if (width == picture.width && height == picture.height) {
        return picture;
    }
    const std::unique_ptr<SwsContext, decltype(&sws_freeContext)> scaler(
        sws_getContext(static_cast<int>(picture.width), static_cast<int>(picture.height), AV_PIX_FMT_RGB24,
                       static_cast<int>(width), static_cast<int>(height), AV_PIX_FMT_RGB24,
                       SWS_LANCZOS | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP, nullptr, nullptr,
                       nullptr),
        &sws_freeContext);
    if (!scaler) {
        throw Error(Core::says("the picture cannot be scaled to this size"));
    }
    // swscale reads past the end of the last row and writes past the end of a row, each by up to its alignment.
    constexpr std::int64_t kAlignment = 64;
    std::vector<std::uint8_t> padded;
    padded.reserve(picture.rgb.size() + kAlignment);
    padded.assign(picture.rgb.begin(), picture.rgb.end());
    padded.resize(picture.rgb.size() + kAlignment);
    const std::int64_t stride = (width * 3 + kAlignment - 1) / kAlignment * kAlignment;
    std::vector<std::uint8_t> rows(static_cast<std::size_t>(stride * height + kAlignment));
    const std::array<const std::uint8_t*, 1> from{padded.data()};
    const std::array<int, 1> fromStride{static_cast<int>(picture.width * 3)};
    const std::array<std::uint8_t*, 1> to{rows.data()};
    const std::array<int, 1> toStride{static_cast<int>(stride)};
    sws_scale(scaler.get(), from.data(), fromStride.data(), 0, static_cast<int>(picture.height), to.data(),
              toStride.data());
    Picture result{width, height, {}};
    result.rgb.reserve(static_cast<std::size_t>(width * height) * 3);
    for (std::int64_t y = 0; y < height; ++y) {
        result.rgb.insert(result.rgb.end(), rows.begin() + y * stride, rows.begin() + y * stride + width * 3);
    }
    return result;
}

}  // namespace latentwalk
