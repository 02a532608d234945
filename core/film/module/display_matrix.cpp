// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/display_matrix.h"

extern "C" {
#include <libavutil/display.h>
}

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace latentwalk::ffmpeg {
namespace {

using Matrix = std::array<std::int32_t, 9>;

std::optional<Matrix> matrixIn(const std::uint8_t* data, std::size_t size) {
    Matrix matrix{};
    if (data == nullptr || size < sizeof matrix) {
        return std::nullopt;
    }
    std::memcpy(matrix.data(), data, sizeof matrix);
    return matrix;
}

std::optional<Matrix> matrixOf(const AVStream& stream) {
#if LIBAVFORMAT_VERSION_MAJOR >= 61  // FFmpeg 7 has moved it
    const AVPacketSideData* const data = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return data != nullptr ? matrixIn(data->data, data->size) : std::nullopt;
#else
    std::size_t size = 0;
    const std::uint8_t* const data = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    return matrixIn(data, size);
#endif
}

std::optional<Matrix> matrixOf(const AVFrame& frame) {
    const AVFrameSideData* const data = av_frame_get_side_data(&frame, AV_FRAME_DATA_DISPLAYMATRIX);
    return data != nullptr ? matrixIn(data->data, data->size) : std::nullopt;
}

// The matrix takes (x, y) of the frame to (a x + c y, b x + d y), up to a shift.
int orientationOf(const Matrix& matrix) {
    const std::int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    const bool turned = std::abs(b) + std::abs(c) > std::abs(a) + std::abs(d);
    const bool fromRight = (turned ? b : a) < 0;
    const bool fromBottom = (turned ? c : d) < 0;
    if (turned) {
        return fromRight ? (fromBottom ? 7 : 8) : (fromBottom ? 6 : 5);
    }
    return fromRight ? (fromBottom ? 3 : 2) : (fromBottom ? 4 : 1);
}

}  // namespace

int orientationOf(const AVStream& stream, const AVFrame& frame) {
    const auto own = matrixOf(frame);
    const auto matrix = own ? own : matrixOf(stream);
    return matrix ? orientationOf(*matrix) : 1;
}

}  // namespace latentwalk::ffmpeg
