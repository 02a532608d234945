// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/likeness_words.h"

#include <QCoreApplication>

namespace latentwalk {
namespace {

struct LikenessWords {
    Q_DECLARE_TR_FUNCTIONS(LikenessWords)
};

}  // namespace

QString searchingWords() {
    return LikenessWords::tr("Looking for this face … you can stop at any time and keep what you see.");
}

QString preparingWords() {
    return LikenessWords::tr("Getting to know the model’s faces first; this is done only once …");
}

QString wordsOf(const Likeness& likeness) {
    if (likeness.poor) {
        return LikenessWords::tr(
            "Not much of a likeness. Try another photo, move the three points, or choose ‘Closer to the photo’ "
            "(changes it less freely afterwards).");
    }
    return LikenessWords::tr(
        "The model paints a relative of the person, not the person: it knows about 200,000 pictures of celebrities. "
        "Glasses, hats, age, dark skin and profiles are often lost.");
}

}  // namespace latentwalk
