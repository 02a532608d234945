// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

#include "core/session/session.h"

namespace latentwalk::test {

// A session in which no field has its default, with numbers that are hard to write in decimal.
inline Session fullSession() {
    Session session;
    session.model = {"Gesichter – 脸",    std::string(64, 'a'), "/somewhere/model.pth", GeneratorKind::Raw, 24,
                     Precision::BFloat16, Heads::Fitted};
    Latent components = sampleLatent(5, 24);
    components[0] = std::numeric_limits<float>::denorm_min();
    components[1] = -0.0F;
    components[2] = std::nextafter(1.0F, 2.0F);
    session.directions = {{"weights-3", "smile", sampleLatent(77, 24)}, {"mine", "", sampleLatent(78, 24)}};
    session.anchors = {{"A", std::uint64_t{18446744073709551615U}, {}, {{"mine", 0.1}, {"weights-3", -0.6}}},
                       {"\"B\"\n", std::nullopt, components, {}},
                       {"", 7, {}, {}}};
    session.edits = {{"weights-3", 1.0 / 3}};
    session.held = {"smile", "what a newer program knows"};
    session.path = WalkPath::Spherical;
    session.timing = Timing::ConstantSpeed;
    session.easing = Easing::Smooth;
    session.closed = true;
    session.position = std::nextafter(0.1, 1.0);
    session.scale = 2;
    session.alpha = 0.35F;
    session.growth = Growth{0.5, 1.9};
    session.stretch = true;
    session.pace = Pace{"abc", 2, {0, 0.1, 0.1, 1.0 / 7, 2, 3, 3.5}};
    session.film = {30000, 1001, 77, true, 3, 100, 2, 640, 480};
    session.grid = {GridCells::Segments, 5, 3, 7, 0x123456, true, 2};
    session.plane = Plane{PlaneKind::Axes,
                          {PlaneAxisKind::Direction, {"plane-1", "turn", sampleLatent(79, 24)}},
                          {PlaneAxisKind::Walk},
                          1.0 / 7,
                          -0.3,
                          1.25};
    session.view = R"({"zoom":1.5})";
    return session;
}

// Anchors by seed for the tiny models of tests/data/reference.
inline Session seedSession(std::initializer_list<std::uint64_t> seeds) {
    Session session;
    session.model.latentSize = 24;
    for (const std::uint64_t seed : seeds) {
        session.anchors.push_back({"", seed, {}, {}});
    }
    return session;
}

}  // namespace latentwalk::test
