// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plane/plane_path.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

double distance(PlanePoint a, PlanePoint b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

PlanePoint between(PlanePoint a, PlanePoint b, double t) {
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

double distanceToPiece(PlanePoint point, PlanePoint a, PlanePoint b) {
    const double length = distance(a, b);
    if (length == 0) {
        return distance(point, a);
    }
    const double along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length * length);
    return distance(point, between(a, b, std::clamp(along, 0.0, 1.0)));
}

// How long the line is up to each of its points.
std::vector<double> lengthsOf(std::span<const PlanePoint> drawn) {
    std::vector<double> lengths{0};
    for (std::size_t i = 1; i < drawn.size(); ++i) {
        lengths.push_back(lengths.back() + distance(drawn[i - 1], drawn[i]));
    }
    return lengths;
}

std::vector<PlanePoint> evenly(std::span<const PlanePoint> drawn, std::span<const double> lengths, int count) {
    std::vector<PlanePoint> points{drawn.front()};
    std::size_t piece = 1;
    for (int i = 1; i < count - 1; ++i) {
        const double at = lengths.back() * i / (count - 1);
        while (lengths[piece] < at) {
            ++piece;
        }
        const double length = lengths[piece] - lengths[piece - 1];
        points.push_back(
            between(drawn[piece - 1], drawn[piece], length > 0 ? (at - lengths[piece - 1]) / length : 0.0));
    }
    points.push_back(drawn.back());
    return points;
}

// The furthest that any point of the line is from the piece that stands for it.
double furthest(std::span<const PlanePoint> drawn, std::span<const double> lengths,
                std::span<const PlanePoint> points) {
    double result = 0;
    const auto pieces = static_cast<double>(points.size() - 1);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double at = lengths[i] / lengths.back() * pieces;
        const std::size_t piece = std::min(static_cast<std::size_t>(at), points.size() - 2);
        result = std::max(result, distanceToPiece(drawn[i], points[piece], points[piece + 1]));
    }
    return result;
}

}  // namespace

std::vector<PlanePoint> fewPoints(std::span<const PlanePoint> drawn, double tolerance, int most) {
    if (drawn.empty()) {
        return {};
    }
    const std::vector<double> lengths = lengthsOf(drawn);
    if (lengths.back() <= tolerance) {
        return {drawn.front()};
    }
    std::vector<PlanePoint> points;
    for (int count = 2; count <= std::max(most, 2); ++count) {
        points = evenly(drawn, lengths, count);
        if (furthest(drawn, lengths, points) <= tolerance) {
            break;
        }
    }
    return points;
}

bool isRound(std::span<const PlanePoint> drawn, double tolerance) {
    return drawn.size() > 2 && distance(drawn.front(), drawn.back()) <= tolerance &&
           std::any_of(drawn.begin(), drawn.end(),
                       [&](PlanePoint point) { return distance(point, drawn.front()) > 2 * tolerance; });
}

}  // namespace latentwalk
