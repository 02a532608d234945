// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/scores/score_summary.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

constexpr double kMostOfIt = 0.75;
// A bump between the ends counts from this part of the whole range on.
constexpr double kBump = 0.25;

struct ScorePoint {
    double position;
    double value;
};

double mostlyBy(const std::vector<ScorePoint>& points, double first, double last) {
    // How far on from first to last, 0 ... 1.
    const auto part = [&](double value) { return (value - first) / (last - first); };
    for (std::size_t i = points.size() - 1; i > 0; --i) {
        const double before = part(points[i - 1].value);
        if (before < kMostOfIt) {
            const double t = (kMostOfIt - before) / (part(points[i].value) - before);
            return points[i - 1].position + t * (points[i].position - points[i - 1].position);
        }
    }
    return points.front().position;
}

ScoreCourse courseOf(const ScoreSummary& summary, double little) {
    const double range = summary.most - summary.least;
    const double bump = std::max(little, kBump * range);
    const bool above = summary.most - std::max(summary.first, summary.last) >= bump;
    const bool below = std::min(summary.first, summary.last) - summary.least >= bump;
    if (above || below) {
        return above && below ? ScoreCourse::Wavers : above ? ScoreCourse::GrowsThenFalls : ScoreCourse::FallsThenGrows;
    }
    if (std::abs(summary.last - summary.first) < little) {
        return ScoreCourse::Steady;
    }
    return summary.last > summary.first ? ScoreCourse::Grows : ScoreCourse::Falls;
}

}  // namespace

ScoreSummary summaryOfScore(const std::vector<double>& positions, const std::vector<double>& values, double little) {
    ScoreSummary summary;
    summary.places = static_cast<int>(std::min(positions.size(), values.size()));
    std::vector<ScorePoint> points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(summary.places); ++i) {
        if (std::isfinite(values[i]) && std::isfinite(positions[i])) {
            points.push_back({positions[i], values[i]});
            summary.mean += (values[i] - summary.mean) / static_cast<double>(points.size());
        }
    }
    summary.read = static_cast<int>(points.size());
    if (points.empty()) {
        return summary;
    }
    const auto lower = [](const ScorePoint& a, const ScorePoint& b) { return a.value < b.value; };
    const auto [least, most] = std::minmax_element(points.begin(), points.end(), lower);
    summary.first = points.front().value;
    summary.last = points.back().value;
    summary.least = least->value;
    summary.most = most->value;
    summary.leastAt = least->position;
    summary.mostAt = most->position;
    summary.course = courseOf(summary, little);
    if (summary.course == ScoreCourse::Grows || summary.course == ScoreCourse::Falls) {
        summary.mostlyBy = mostlyBy(points, summary.first, summary.last);
    }
    return summary;
}

}  // namespace latentwalk
