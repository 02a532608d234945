// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/values/health.h"

#include <algorithm>
#include <cmath>

namespace latentwalk::training {
namespace {

// How alike fakes may be, and how near to reals, beside the reals among themselves. Blurred pictures are more alike
// than sharp ones, so a new generator has less than 1, too.
constexpr double kLeastDiversity = 0.5;
constexpr double kLeastNearest = 0.5;
// Distances like the noise's: nothing more can be seen.
constexpr double kNearNoise = 1.3;
// Of so many measurements the better half must be this much better than the worse before it.
constexpr std::size_t kWindow = 8;
constexpr double kLeastFall = 0.98;

}  // namespace

Health healthOf(const Curves& curves) {
    Curves measured;
    for (const CurvePoint& point : curves) {
        if (std::isfinite(point.distance)) {
            measured.push_back(point);
        }
    }
    const bool restoredSince = std::any_of(curves.begin(), curves.end(), [&](const CurvePoint& point) {
        return point.restored != 0 && (measured.empty() || point.images >= measured.back().images);
    });
    if (restoredSince) {
        return Health::Diverged;
    }
    if (measured.empty()) {
        return Health::Beginning;
    }
    const CurvePoint& newest = measured.back();
    // Of another scale other distances are usual.
    std::erase_if(measured, [&](const CurvePoint& point) { return point.scale != newest.scale; });
    if (measured.size() < 3) {
        return Health::Beginning;
    }
    if (measured.back().nearest < kLeastNearest) {
        return Health::Copying;
    }
    if (measured.back().diversity < kLeastDiversity) {
        return Health::Collapsing;
    }
    if (measured.back().distance < kNearNoise * measured.back().noise) {
        return Health::Finished;
    }
    const std::size_t window = std::min(measured.size(), kWindow);
    const auto middle = measured.end() - static_cast<std::ptrdiff_t>(window / 2);
    const auto lower = [](const CurvePoint& a, const CurvePoint& b) { return a.distance < b.distance; };
    const double before =
        std::min_element(measured.end() - static_cast<std::ptrdiff_t>(window), middle, lower)->distance;
    const double after = std::min_element(middle, measured.end(), lower)->distance;
    return after < kLeastFall * before || window < kWindow ? Health::Improving : Health::StandingStill;
}

Message sentenceOf(Health health) {
    switch (health) {
        case Health::Beginning:
            return Core::says("Too little has been measured to say how it goes.");
        case Health::Improving:
            return Core::says("It is improving: its pictures become more like yours.");
        case Health::Finished:
            return Core::says("Its pictures are about as like yours as pictures of this size can be.");
        case Health::StandingStill:
            return Core::says("It is standing still: for some time its pictures have not become more like yours.");
        case Health::Collapsing:
            return Core::says("It is collapsing: its pictures are much more alike than yours are.");
        case Health::Copying:
            return Core::says("It is copying: its pictures are nearly those that it was shown.");
        case Health::Diverged:
            break;
    }
    return Core::says(
        "It had diverged: numbers became infinite, and it went back to the last good state with half the learning "
        "rate.");
}

}  // namespace latentwalk::training
