// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/align/similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace latentwalk::faces {
namespace {

std::array<Place, 3> all(const FacePoints& points) {
    return {points.leftEye, points.rightEye, points.mouth};
}

Place middle(const std::array<Place, 3>& places) {
    return {(places[0].x + places[1].x + places[2].x) / 3, (places[0].y + places[1].y + places[2].y) / 3};
}

// The mean of factor x factor pixels of the part of `picture` that matters.
struct Reduced {
    std::int64_t left = 0;  // of the part, in pixels of the picture
    std::int64_t top = 0;
    std::int64_t factor = 1;
    Picture picture;
};

Reduced reduced(const Picture& picture, const Similarity& toPicture, std::int64_t side, int samples) {
    Reduced result;
    result.factor = std::max<std::int64_t>(1, static_cast<std::int64_t>(toPicture.scale() / samples));
    // What the square covers, with some more around for what lies between pixels.
    const auto size = static_cast<double>(side);
    double left = 1e300;
    double top = 1e300;
    double right = -1e300;
    double bottom = -1e300;
    for (const Place corner : {Place{0, 0}, Place{size, 0}, Place{0, size}, Place{size, size}}) {
        const Place at = toPicture(corner);
        left = std::min(left, at.x);
        top = std::min(top, at.y);
        right = std::max(right, at.x);
        bottom = std::max(bottom, at.y);
    }
    const auto margin = static_cast<double>(2 * result.factor);
    const auto within = [](double value, std::int64_t end) {
        return static_cast<std::int64_t>(std::clamp(value, 0.0, static_cast<double>(end)));
    };
    result.left = std::min(within(left - margin, picture.width), picture.width - 1);
    result.top = std::min(within(top - margin, picture.height), picture.height - 1);
    const std::int64_t width = std::max<std::int64_t>(1, within(right + margin, picture.width) - result.left);
    const std::int64_t height = std::max<std::int64_t>(1, within(bottom + margin, picture.height) - result.top);
    const std::int64_t factor = result.factor;
    Picture& small = result.picture;
    small.width = (width + factor - 1) / factor;
    small.height = (height + factor - 1) / factor;
    small.rgb.reserve(static_cast<std::size_t>(small.width * small.height) * 3);
    for (std::int64_t y = 0; y < small.height; ++y) {
        const std::int64_t rows = std::min(factor, height - y * factor);
        for (std::int64_t x = 0; x < small.width; ++x) {
            const std::int64_t columns = std::min(factor, width - x * factor);
            std::array<std::uint64_t, 3> sums{};
            for (std::int64_t row = 0; row < rows; ++row) {
                const std::uint8_t* from =
                    picture.rgb.data() +
                    ((result.top + y * factor + row) * picture.width + result.left + x * factor) * 3;
                for (std::int64_t column = 0; column < columns; ++column) {
                    for (std::uint64_t& sum : sums) {
                        sum += *from++;
                    }
                }
            }
            const auto count = static_cast<std::uint64_t>(rows * columns);
            for (const std::uint64_t sum : sums) {
                small.rgb.push_back(static_cast<std::uint8_t>((sum + count / 2) / count));
            }
        }
    }
    return result;
}

// One sample between pixels added to three sums; (x, y) in pixels of `picture`.
void addSample(const Picture& picture, double x, double y, std::array<float, 3>& sums) {
    const double fromX = std::clamp(x - 0.5, 0.0, static_cast<double>(picture.width - 1));
    const double fromY = std::clamp(y - 0.5, 0.0, static_cast<double>(picture.height - 1));
    const auto x0 = static_cast<std::int64_t>(fromX);
    const auto y0 = static_cast<std::int64_t>(fromY);
    const std::int64_t x1 = std::min(x0 + 1, picture.width - 1);
    const std::int64_t y1 = std::min(y0 + 1, picture.height - 1);
    const auto right = static_cast<float>(fromX - static_cast<double>(x0));
    const auto down = static_cast<float>(fromY - static_cast<double>(y0));
    const std::uint8_t* const upper = picture.rgb.data() + y0 * picture.width * 3;
    const std::uint8_t* const lower = picture.rgb.data() + y1 * picture.width * 3;
    for (std::size_t c = 0; c < 3; ++c) {
        const auto at = [&](const std::uint8_t* row, std::int64_t column) {
            return static_cast<float>(row[static_cast<std::size_t>(column) * 3 + c]);
        };
        const float above = at(upper, x0) + (at(upper, x1) - at(upper, x0)) * right;
        const float below = at(lower, x0) + (at(lower, x1) - at(lower, x0)) * right;
        sums[c] += above + (below - above) * down;
    }
}

}  // namespace

double distance(Place a, Place b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

FacePoints scaled(const FacePoints& points, double factor) {
    const auto times = [factor](Place place) { return Place{place.x * factor, place.y * factor}; };
    return {times(points.leftEye), times(points.rightEye), times(points.mouth)};
}

Place Similarity::operator()(Place place) const {
    return {a * place.x - b * place.y + dx, b * place.x + a * place.y + dy};
}

double Similarity::scale() const {
    return std::hypot(a, b);
}

Similarity Similarity::inverse() const {
    const double squared = a * a + b * b;
    if (!(squared > 0)) {
        throw std::invalid_argument("a transform that makes everything one point has no inverse");
    }
    const double ia = a / squared;
    const double ib = -b / squared;
    return {ia, ib, -(ia * dx - ib * dy), -(ib * dx + ia * dy)};
}

Similarity Similarity::after(const Similarity& first) const {
    const Place shift = (*this)({first.dx, first.dy});
    return {a * first.a - b * first.b, b * first.a + a * first.b, shift.x, shift.y};
}

Similarity nearestSimilarity(const FacePoints& from, const FacePoints& to) {
    const auto f = all(from);
    const auto t = all(to);
    const Place fromMiddle = middle(f);
    const Place toMiddle = middle(t);
    double along = 0;
    double across = 0;
    double squares = 0;
    for (std::size_t i = 0; i < f.size(); ++i) {
        const Place p{f[i].x - fromMiddle.x, f[i].y - fromMiddle.y};
        const Place q{t[i].x - toMiddle.x, t[i].y - toMiddle.y};
        along += p.x * q.x + p.y * q.y;
        across += p.x * q.y - p.y * q.x;
        squares += p.x * p.x + p.y * p.y;
    }
    Similarity result{squares > 0 ? along / squares : 0, squares > 0 ? across / squares : 0, 0, 0};
    const Place moved = result(fromMiddle);
    result.dx = toMiddle.x - moved.x;
    result.dy = toMiddle.y - moved.y;
    return result;
}

std::vector<float> sampledSquare(const Picture& picture, const Similarity& toPicture, std::int64_t side,
                                 Outside outside, int samples) {
    if (picture.width <= 0 || picture.height <= 0 ||
        picture.rgb.size() < static_cast<std::size_t>(picture.width * picture.height * 3)) {
        throw std::invalid_argument("an empty picture shows nothing");
    }
    const Reduced small = reduced(picture, toPicture, side, samples);
    const auto factor = static_cast<double>(small.factor);
    std::vector<float> result(static_cast<std::size_t>(side * side) * 3);
    float* to = result.data();
    for (std::int64_t y = 0; y < side; ++y) {
        for (std::int64_t x = 0; x < side; ++x) {
            std::array<float, 3> sums{};
            for (int sample = 0; sample < samples * samples; ++sample) {
                const Place at = toPicture({static_cast<double>(x) + (sample % samples + 0.5) / samples,
                                            static_cast<double>(y) + (sample / samples + 0.5) / samples});
                const bool inside = at.x >= 0 && at.y >= 0 && at.x <= static_cast<double>(picture.width) &&
                                    at.y <= static_cast<double>(picture.height);
                if (inside || outside == Outside::Edge) {
                    addSample(small.picture, (at.x - static_cast<double>(small.left)) / factor,
                              (at.y - static_cast<double>(small.top)) / factor, sums);
                }
            }
            for (const float sum : sums) {
                *to++ = sum / static_cast<float>(samples * samples);
            }
        }
    }
    return result;
}

Picture alignedFace(const Picture& picture, const FacePoints& points, const FacePoints& target, std::int64_t side) {
    const Similarity toFace = nearestSimilarity(points, scaled(target, static_cast<double>(side)));
    const auto values = sampledSquare(picture, toFace.inverse(), side, Outside::Edge);
    Picture face{side, side, {}};
    face.rgb.reserve(values.size());
    for (const float value : values) {
        face.rgb.push_back(static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F)));
    }
    return face;
}

}  // namespace latentwalk::faces
