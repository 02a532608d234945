// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_texts.h"

#include <QCoreApplication>
#include <algorithm>

namespace latentwalk {
namespace {

struct FamilyTexts {
    Q_DECLARE_TR_FUNCTIONS(FamilyTexts)
};

}  // namespace

int depthOf(const Family& family, GenerationId id) {
    int depth = 0;
    const Generation* generation = family.generation(id);
    while (generation != nullptr) {
        ++depth;
        generation = generation->from ? family.generation(*generation->from) : nullptr;
    }
    return depth;
}

QString nameOf(const Family& family, FaceId id) {
    const Generation* const generation = family.generationOf(id);
    if (generation == nullptr) {
        return {};
    }
    const auto face = std::find_if(generation->faces.begin(), generation->faces.end(),
                                   [&](const FamilyFace& one) { return one.id == id; });
    if (!face->name.empty()) {
        return QString::fromStdString(face->name);
    }
    const auto number = face - generation->faces.begin() + 1;
    return FamilyTexts::tr("Face %1 of generation %2").arg(number).arg(depthOf(family, generation->id));
}

QString titleOfScreen(const Family& family) {
    if (!family.shown()) {
        return {};
    }
    const auto chosen = static_cast<int>(family.chosen().size());
    const QString title = FamilyTexts::tr("Generation %1").arg(depthOf(family, *family.shown()));
    return chosen == 0 ? FamilyTexts::tr("%1: choose faces that come near").arg(title)
                       : FamilyTexts::tr("%1: %n faces chosen", nullptr, chosen).arg(title);
}

}  // namespace latentwalk
