// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/label_choices.h"

namespace latentwalk {

std::optional<LabelChoice> LabelChoices::ofShown() const {
    const bool canHave = m_place.aside() || m_place.anchorAtPosition();
    const SessionAnchor shown = m_place.currentAsAnchor();
    return canHave && shown.seed && !there().empty() ? std::optional(shown.labels) : std::nullopt;
}

bool LabelChoices::isThere(std::size_t attribute, int value) const {
    return attribute < there().size() && value >= kFromSeed &&
           value < static_cast<int>(there()[attribute].values.size());
}

void LabelChoices::chooseForAll(std::size_t attribute, int value) {
    if (!isThere(attribute, value)) {
        return;
    }
    m_session.change(tr("label of all faces"), [&](WalkState& next) {
        const int before = chosenOf(next.session.labels, attribute);
        const auto follow = [&](SessionAnchor& face) {
            if (face.seed && chosenOf(face.labels, attribute) == before) {
                choose(face.labels, attribute, value);
            }
        };
        for (SessionAnchor& anchor : next.session.anchors) {
            follow(anchor);
        }
        if (next.aside) {
            follow(*next.aside);
        }
        choose(next.session.labels, attribute, value);
    });
}

void LabelChoices::chooseForShown(std::size_t attribute, int value) {
    if (!isThere(attribute, value) || !ofShown()) {
        return;
    }
    const std::optional<int> anchor = m_place.anchorAtPosition();
    m_session.change(tr("label of the shown face"), [&](WalkState& next) {
        SessionAnchor& face = next.aside ? *next.aside : next.session.anchors[static_cast<std::size_t>(*anchor)];
        choose(face.labels, attribute, value);
    });
}

}  // namespace latentwalk
