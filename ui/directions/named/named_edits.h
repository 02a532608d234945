// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/latent/spectrum/spectrum.h"
#include "ui/directions/store/direction_edits.h"
#include "ui/document/document.h"

namespace latentwalk {

// What a model's names are, and the spectrum in whose metric what is held is projected out: half a second of work,
// which nobody needs who holds nothing.
struct NamedKnowledge {
    NamedDirections named;
    std::optional<Spectrum> spectrum;
};

// What the named sliders do to the document, in standard deviations: edits along directions with ids of their own
// ("named-smile"), so that sessions and recipes show the same anywhere. Everything can be undone. An edit goes on along
// the direction that it was made with until its slider is moved again.
class NamedEdits {
public:
    explicit NamedEdits(Document& document) : m_document(document) {}

    // Without knowledge there is nothing to move along.
    void setKnowledge(std::optional<NamedKnowledge> knowledge);
    const NamedDirections* named() const { return m_knowledge ? &m_knowledge->named : nullptr; }

    EditTarget target() const { return m_target; }
    void setTarget(EditTarget target) { m_target = target; }

    // What all others have to leave as it is; the document knows it. Nothing moves while something that has a name here
    // is held and the spectrum is not there.
    void setHeld(const std::string& id, bool held);
    bool lacksSpectrum() const;
    void setSpectrum(const Spectrum& spectrum);
    bool isHeld(const std::string& id) const;

    double deviationsOf(const NamedDirection& direction) const;
    void set(const NamedDirection& direction, double deviations);
    // The shown face (or the target's) with so many in place of what it has; nothing of another model.
    std::optional<Latent> preview(const NamedDirection& direction, double deviations) const;
    SharedOffsets offsets() const { return offsetsOf(m_document, m_target); }

private:
    bool holdsSomething() const;
    Latent componentsOf(const NamedDirection& direction) const;
    bool fits() const;

    Document& m_document;
    EditTarget m_target;
    std::optional<NamedKnowledge> m_knowledge;
};

}  // namespace latentwalk
