// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/named/named_edits.h"

#include <algorithm>

#include "core/faces/named/fit/hold.h"
#include "core/faces/named/known_named.h"
#include "core/walk/session_walk.h"
#include "ui/directions/store/direction_edits.h"

namespace latentwalk {

void NamedEdits::setKnowledge(std::optional<NamedKnowledge> knowledge) {
    m_knowledge = std::move(knowledge);
}

void NamedEdits::setHeld(const std::string& id, bool held) {
    if (isHeld(id) != held) {
        m_document.directions().setHeld(id, held);
    }
}

bool NamedEdits::isHeld(const std::string& id) const {
    const std::vector<std::string>& held = m_document.directions().held();
    return std::find(held.begin(), held.end(), id) != held.end();
}

// A session may hold what this model has no name for.
bool NamedEdits::holdsSomething() const {
    const std::vector<std::string>& held = m_document.directions().held();
    return m_knowledge && std::any_of(held.begin(), held.end(), [this](const std::string& id) {
               return m_knowledge->named.direction(id) != nullptr;
           });
}

bool NamedEdits::lacksSpectrum() const {
    return holdsSomething() && !m_knowledge->spectrum;
}

void NamedEdits::setSpectrum(const Spectrum& spectrum) {
    if (m_knowledge) {
        m_knowledge->spectrum = spectrum;
    }
}

bool NamedEdits::fits() const {
    return m_knowledge && !lacksSpectrum() && m_knowledge->named.latentSize == m_document.latentSize();
}

double NamedEdits::deviationsOf(const NamedDirection& direction) const {
    return m_document.directions().strengthOf(m_target, sessionIdOf(direction)) * direction.sdPerUnit;
}

Latent NamedEdits::componentsOf(const NamedDirection& direction) const {
    return holdsSomething()
               ? holding(m_knowledge->named, direction.id, m_document.directions().held(), *m_knowledge->spectrum)
               : direction.components;
}

void NamedEdits::set(const NamedDirection& direction, double deviations) {
    if (!fits() || deviationsOf(direction) == deviations) {
        return;
    }
    SessionDirection moved = sessionDirectionOf(direction);
    moved.components = componentsOf(direction);
    m_document.directions().setStrength(m_target, moved, direction.strengthOf(deviations));
}

std::optional<Latent> NamedEdits::preview(const NamedDirection& direction, double deviations) const {
    if (!fits()) {
        return std::nullopt;
    }
    return previewOf(m_document, m_target, sessionIdOf(direction), componentsOf(direction),
                     direction.strengthOf(deviations));
}

}  // namespace latentwalk
