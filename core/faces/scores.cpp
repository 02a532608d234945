// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/scores.h"

namespace latentwalk::faces {
namespace {

struct Entry {
    std::string_view id;
    Needs needs;
    bool turns = false;
};

constexpr std::array<Entry, kScoreCount> kScores{{
    {"age", Needs::Looks},          {"look", Needs::Looks},         {"smile", Needs::Points},
    {"mouth", Needs::Points},       {"turn", Needs::Points, true},  {"chin", Needs::Points},
    {"tilt", Needs::Points, true},  {"light", Needs::Points, true}, {"brightness", Needs::Pixels},
    {"warmth", Needs::Pixels},      {"background", Needs::Pixels},  {"fringe", Needs::Points},
    {"lips", Needs::Points},        {"eyes", Needs::Points},        {"eyes-open", Needs::Points},
    {"brow-height", Needs::Points}, {"face-width", Needs::Points},  {"face-size", Needs::Points},
    {"sharpness", Needs::Pixels},   {"saturation", Needs::Pixels},  {"contrast", Needs::Pixels},
    {"top", Needs::Pixels},         {"sides", Needs::Pixels},
}};

}  // namespace

std::string_view idOf(Score score) {
    return kScores[indexOf(score)].id;
}

std::optional<Score> scoreOf(std::string_view id) {
    for (std::size_t i = 0; i < kScoreCount; ++i) {
        if (kScores[i].id == id) {
            return scoreAt(i);
        }
    }
    return std::nullopt;
}

Needs needsOf(Score score) {
    return kScores[indexOf(score)].needs;
}

bool turnsInMirror(Score score) {
    return kScores[indexOf(score)].turns;
}

}  // namespace latentwalk::faces
