// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/fit/plan.h"

#include <algorithm>

namespace latentwalk {
namespace {

using faces::Score;

struct Wish {
    Score score;
    std::vector<Score> free;       // not held, of what others are named after
    std::vector<Score> more = {};  // held besides
    double right = 0.9;
};

// What belongs to the name stays free: lips, where the mouth opens or a face is made up; brightness and background,
// which are parts of each other. So do scores that a linear fit hardly tells from what it looks for (lips and fringe,
// in most poses and lights): holding those takes more of the direction away than it mends. What was found to come along
// without a name of its own, mostly the hair above the face, is held as well.
const std::vector<Wish>& wishes() {
    static const std::vector<Wish> kWishes{
        {Score::Turn, {Score::Lips}},
        {Score::Chin, {Score::Lips}, {Score::Top}},
        {Score::Tilt, {}},
        {Score::Smile, {Score::Lips}, {Score::Top}},
        {Score::Mouth, {Score::Lips, Score::Fringe}, {Score::Top}},
        {Score::Age, {}},
        {Score::Look, {Score::Lips, Score::Eyes}, {Score::Top}, 0.8},
        {Score::Lips, {}, {Score::Contrast, Score::Sides}},
        {Score::Eyes, {Score::Fringe}, {Score::Contrast}},
        {Score::Fringe, {Score::Age, Score::Chin}, {Score::Contrast}},
        {Score::Brightness, {Score::Background, Score::Eyes, Score::Fringe, Score::Lips, Score::Contrast}},
        {Score::Light, {Score::Lips, Score::Fringe}},
        {Score::Warmth, {Score::Age, Score::Eyes, Score::Saturation}},
        {Score::Background,
         {Score::Brightness, Score::Chin, Score::Fringe, Score::Lips},
         {Score::Top, Score::Contrast}},
        {Score::Contrast, {Score::Brightness, Score::Background, Score::Saturation}},
        {Score::Saturation, {Score::Warmth, Score::Contrast}},
    };
    return kWishes;
}

}  // namespace

std::vector<NamePlan> namePlans(bool faces) {
    const auto shown = [faces](Score score) { return faces || needsOf(score) == faces::Needs::Pixels; };
    std::vector<NamePlan> plans;
    for (const Wish& wish : wishes()) {
        if (!shown(wish.score)) {
            continue;
        }
        NamePlan plan{wish.score, {}, wish.right};
        for (const Wish& other : wishes()) {
            const bool free = std::find(wish.free.begin(), wish.free.end(), other.score) != wish.free.end();
            // Strength and contrast of colours belong to light, which faces have with everything else.
            const bool among = other.score != Score::Contrast && other.score != Score::Saturation;
            if (shown(other.score) && other.score != wish.score && !free && (among || !faces)) {
                plan.held.push_back(other.score);
            }
        }
        for (const Score score : wish.more) {
            const bool there = std::find(plan.held.begin(), plan.held.end(), score) != plan.held.end();
            if (shown(score) && !there) {
                plan.held.push_back(score);
            }
        }
        plans.push_back(std::move(plan));
    }
    return plans;
}

}  // namespace latentwalk
