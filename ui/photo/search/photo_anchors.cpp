// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/photo_anchors.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace latentwalk {
namespace {

struct PhotoSteps {
    Q_DECLARE_TR_FUNCTIONS(PhotoSteps)
};

// "astronaut" of "astronaut.jpg".
std::string anchorNameOf(const QString& file) {
    constexpr int kLongest = 40;
    const QString base = QFileInfo(file).completeBaseName();
    return (base.isEmpty() ? file : base).simplified().left(kLongest).toStdString();
}

}  // namespace

void PhotoAnchors::begin(int count) {
    m_several = count > 1;
    m_found.clear();
    m_left.clear();
    m_document.endGesture();
}

SessionAnchor PhotoAnchors::named(const QString& name, SessionAnchor face) {
    face.name = anchorNameOf(name);
    return face;
}

void PhotoAnchors::add(const QString& name, const Likeness& likeness) {
    const SessionAnchor face = named(name, likeness.face);
    // Who changes the walk meanwhile keeps that: then what comes is added to it, to the end.
    m_several = m_several && (m_found.empty() || m_document.session().anchors == m_left);
    m_found.push_back(face);
    if (m_several) {
        const int shown = static_cast<int>(m_found.size()) - 1;
        m_document.anchors().setAll(m_found, PhotoSteps::tr("faces of photos"), shown, QStringLiteral("photos"));
    } else {
        m_document.anchors().add({face}, PhotoSteps::tr("face of %1").arg(name));
    }
    m_left = m_document.session().anchors;
}

}  // namespace latentwalk
