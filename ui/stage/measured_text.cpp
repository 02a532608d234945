// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/measured_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/faces/named/names.h"
#include "ui/wording/message_text.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

class MeasuredText {
    Q_DECLARE_TR_FUNCTIONS(MeasuredText)

public:
    static QString signedNumber(double value) {
        // As it is shown: a rounded zero has no sign.
        const QString number = fixedNumber(value, 1);
        return value > 0 && number != fixedNumber(0, 1) ? u'+' + number : number;
    }

    static QString raw(faces::Score score, double value) {
        if (score == faces::Score::Age) {
            return tr("%1 years").arg(fixedNumber(value, 0));
        }
        return score == faces::Score::Tilt ? tr("%1°").arg(fixedNumber(value, 0)) : fixedNumber(value, 2);
    }

    static QString line(const faces::FaceScores& scores, const NamedDirections* named) {
        QStringList inDeviations;
        QStringList others;
        for (const Name& name : allNames()) {
            const auto score = faces::scoreOf(name.id);
            if (!score || !scores.has(*score)) {
                continue;
            }
            const double value = scores[*score];
            const ScorePredictor* known = named == nullptr ? nullptr : named->predictor(name.id);
            if (known != nullptr) {
                inDeviations +=
                    tr("%1 %2").arg(textOf(name.label), signedNumber((value - known->mean) / known->deviation));
            } else {
                others += tr("%1 %2").arg(textOf(name.label), raw(*score, value));
            }
        }
        QStringList lines;
        if (!inDeviations.isEmpty()) {
            lines += tr("In standard deviations among this model's faces: %1").arg(inDeviations.join(tr(" · ")));
        }
        if (!others.isEmpty()) {
            lines += tr("As measured: %1").arg(others.join(tr(" · ")));
        }
        if (!scores.readable && !lines.isEmpty()) {
            lines += tr("No face could be read in this picture.");
        }
        return lines.join(u'\n');
    }
};

}  // namespace

QString measuredNumber(faces::Score score, double value, bool inDeviations) {
    return inDeviations ? MeasuredText::signedNumber(value) : MeasuredText::raw(score, value);
}

QString measuredText(const faces::FaceScores& scores, const NamedDirections* named) {
    return MeasuredText::line(scores, named);
}

}  // namespace latentwalk
