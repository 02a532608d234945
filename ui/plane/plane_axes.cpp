// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/plane_axes.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/faces/named/known_named.h"
#include "core/faces/named/names.h"
#include "ui/directions/named/named_texts.h"
#include "ui/wording/message_text.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

const QString kWalk = QStringLiteral("walk");
const QString kGrowth = QStringLiteral("growth");
const QString kDirection = QStringLiteral("direction:");

QString keyOf(const PlaneAxis& axis) {
    switch (axis.kind) {
        case PlaneAxisKind::Direction:
            return kDirection + QString::fromStdString(axis.direction.id);
        case PlaneAxisKind::Walk:
            return kWalk;
        case PlaneAxisKind::Growth:
            return kGrowth;
        case PlaneAxisKind::None:
            break;
    }
    return {};
}

QString withSign(double value) {
    return (value > 0 ? QStringLiteral("+") : QString()) + fixedNumber(value, 2);
}

}  // namespace

PlaneAxes::PlaneAxes(Document& document, const DirectionStore& store, QWidget* parent)
    : QWidget(parent), m_document(document), m_store(store) {
    m_kind =
        makeChooser(tr("What the plane lies between"),
                    tr("The shown face, changed along two axes; or a plane whose corners are the walk's first four "
                       "anchors"));
    m_kind->addItem(tr("Two axes"), static_cast<int>(PlaneKind::Axes));
    m_kind->addItem(tr("Four anchors"), static_cast<int>(PlaneKind::Corners));
    m_across = makeChooser(tr("Axis to the right"), {});
    m_up = makeChooser(tr("Axis upwards"), {});
    auto* right = new QLabel(QStringLiteral("→"), this);
    right->setBuddy(m_across);
    auto* up = new QLabel(QStringLiteral("↑"), this);
    up->setBuddy(m_up);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(6);
    grid->addWidget(m_kind, 0, 0);
    grid->addWidget(right, 0, 1);
    grid->addWidget(m_across, 0, 2);
    grid->addWidget(up, 0, 3);
    grid->addWidget(m_up, 0, 4);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(4, 1);
    for (QComboBox* chooser : {m_kind, m_across, m_up}) {
        connect(chooser, &QComboBox::activated, this, &PlaneAxes::choose);
    }
    connect(&store, &DirectionStore::changed, this, &PlaneAxes::fill);
    connect(&store, &DirectionStore::vectorsChanged, this, &PlaneAxes::followVectors);
    connect(&document.plane(), &PlanePlace::changed, this, &PlaneAxes::fill);
    fill();
}

QComboBox* PlaneAxes::makeChooser(const QString& name, const QString& tip) {
    auto* chooser = new QComboBox(this);
    chooser->setAccessibleName(name);
    chooser->setToolTip(tip.isEmpty() ? name : tip);
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kFewestLetters = 6;
    chooser->setMinimumContentsLength(kFewestLetters);
    return chooser;
}

void PlaneAxes::setGrowing(bool growing) {
    m_growing = growing;
    fill();
}

void PlaneAxes::fill() {
    const Plane plane = m_document.plane().plane().value_or(Plane{});
    const bool axes = plane.kind == PlaneKind::Axes;
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(plane.kind)));
    fillChooser(*m_across, plane.across, plane.up);
    fillChooser(*m_up, plane.up, plane.across);
    const QString reason = tr("Between four anchors there are no axes to choose");
    m_across->setEnabled(axes);
    m_across->setToolTip(axes ? tr("What changes to the right") : reason);
    m_up->setEnabled(axes);
    m_up->setToolTip(axes ? tr("What changes upwards") : reason);
}

void PlaneAxes::fillChooser(QComboBox& chooser, const PlaneAxis& chosen, const PlaneAxis& other) {
    const QSignalBlocker blocker(chooser);
    chooser.clear();
    const auto* items = qobject_cast<QStandardItemModel*>(chooser.model());
    const auto add = [&](const QString& text, const QString& key, const QString& reason) {
        chooser.addItem(text, key);
        items->item(chooser.count() - 1)->setEnabled(reason.isEmpty());
        items->item(chooser.count() - 1)->setToolTip(reason);
    };
    const auto reason = [&](const QString& key) {
        return !key.isEmpty() && key == keyOf(other) ? tr("This is the other axis") : QString();
    };
    bool listed = chosen.kind != PlaneAxisKind::Direction || namedOf(chosen.direction.id) != nullptr;
    for (const NamedDirection& one : m_named) {
        const QString key = kDirection + QString::fromStdString(sessionIdOf(one));
        add(nameOf(axisOf(key)), key, reason(key));
    }
    for (const KnownDirection& one : m_store.directions()) {
        if (!m_store.vectorOf(one.id).empty() && namedOf(one.id.toStdString()) == nullptr) {
            add(m_store.labelOf(one), kDirection + one.id, reason(kDirection + one.id));
            listed = listed || one.id.toStdString() == chosen.direction.id;
        }
    }
    if (!listed) {  // it came with a session
        add(nameOf(chosen), keyOf(chosen), {});
    }
    if (chooser.count() > 0) {
        chooser.insertSeparator(chooser.count());
    }
    add(tr("Walk"), kWalk, reason(kWalk));
    add(tr("Growth"), kGrowth, m_growing ? reason(kGrowth) : tr("This model has no smaller pictures to grow from"));
    chooser.setCurrentIndex(chosen.kind == PlaneAxisKind::None ? -1 : chooser.findData(keyOf(chosen)));
}

void PlaneAxes::setNamed(std::vector<NamedDirection> named) {
    m_named = std::move(named);
    // Names come a moment after the model: who has not touched the plane yet begins with them.
    if (m_begun && m_document.plane().plane() == m_begun) {
        m_document.plane().clear();
    }
    fill();
}

const NamedDirection* PlaneAxes::namedOf(const std::string& id) const {
    const auto found = std::find_if(m_named.begin(), m_named.end(),
                                    [&id](const NamedDirection& one) { return sessionIdOf(one) == id; });
    return found != m_named.end() ? &*found : nullptr;
}

bool PlaneAxes::isEdited(const std::string& id) const {
    const auto& edits = m_document.session().edits;
    return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) { return edit.direction == id; });
}

// What is edited goes on along the direction that it was edited with, as the sliders do.
SessionDirection PlaneAxes::directionOf(const QString& id) const {
    const std::string key = id.toStdString();
    for (const SessionDirection& one : m_document.session().directions) {
        if (one.id == key && isEdited(key)) {
            return one;
        }
    }
    if (const NamedDirection* named = namedOf(key)) {
        return sessionDirectionOf(*named);
    }
    const KnownDirection* known = m_store.find(id);
    return {key, known != nullptr ? m_store.labelOf(*known).toStdString() : std::string(), m_store.vectorOf(id)};
}

PlaneAxis PlaneAxes::axisOf(const QString& key) const {
    if (key == kWalk) {
        return {PlaneAxisKind::Walk};
    }
    if (key == kGrowth) {
        return {PlaneAxisKind::Growth};
    }
    if (key.startsWith(kDirection)) {
        const SessionDirection direction = directionOf(key.mid(kDirection.size()));
        return direction.components.empty() ? PlaneAxis{} : PlaneAxis{PlaneAxisKind::Direction, direction};
    }
    return {};
}

void PlaneAxes::choose() {
    const Plane before = m_document.plane().plane().value_or(Plane{});
    Plane plane = before;
    plane.kind = static_cast<PlaneKind>(m_kind->currentData().toInt());
    const auto take = [&](const QComboBox& chooser, PlaneAxis& axis) {
        if (chooser.currentData().toString() != keyOf(axis)) {
            axis = axisOf(chooser.currentData().toString());
        }
    };
    take(*m_across, plane.across);
    take(*m_up, plane.up);
    if (plane != before) {
        plane.x = plane.y = plane.zoom = 0;  // whoever shows it begins at the face of now
    }
    m_document.plane().setPlane(plane);
    fill();
}

void PlaneAxes::begin() {
    if (m_document.plane().plane() || !m_store.isLoaded()) {
        return;
    }
    QStringList ids{QStringLiteral("named-turn"), QStringLiteral("named-smile")};
    for (const NamedDirection& one : m_named) {
        ids += QString::fromStdString(sessionIdOf(one));
    }
    for (const KnownDirection& one : m_store.directions()) {
        ids += one.id;
    }
    Plane plane;
    for (PlaneAxis* axis : {&plane.across, &plane.up}) {
        for (const QString& id : ids) {
            const PlaneAxis candidate = axisOf(kDirection + id);
            if (axis->kind == PlaneAxisKind::None && !(candidate == plane.across)) {
                *axis = candidate;
            }
        }
    }
    if (plane.across.kind != PlaneAxisKind::None) {
        m_begun = plane;
        m_document.plane().setPlane(plane);
    }
}

// Only what the user has taught or conditioned anew goes elsewhere, as the sliders do.
void PlaneAxes::followVectors(const QStringList& ids) {
    if (!m_document.plane().plane()) {
        return;
    }
    Plane plane = *m_document.plane().plane();
    for (PlaneAxis* axis : {&plane.across, &plane.up}) {
        const QString id = QString::fromStdString(axis->direction.id);
        if (axis->kind == PlaneAxisKind::Direction && ids.contains(id)) {
            *axis = axisOf(keyOf(*axis));
        }
    }
    m_document.plane().setPlane(plane);
}

QString PlaneAxes::nameOf(const PlaneAxis& axis) const {
    switch (axis.kind) {
        case PlaneAxisKind::Direction: {
            if (const NamedDirection* named = namedOf(axis.direction.id)) {
                return textOf(findName(named->id)->label);
            }
            const KnownDirection* known = m_store.find(QString::fromStdString(axis.direction.id));
            const QString name = QString::fromStdString(axis.direction.name);
            return known != nullptr ? m_store.labelOf(*known) : name.isEmpty() ? tr("A direction") : name;
        }
        case PlaneAxisKind::Walk:
            return tr("Walk");
        case PlaneAxisKind::Growth:
            return tr("Growth");
        case PlaneAxisKind::None:
            break;
    }
    return {};
}

PlaneAxisWords PlaneAxes::wordsOf(const PlaneAxis& axis, bool across) const {
    const auto percent = [](double place) { return tr("%1 %").arg(fixedNumber(place * 100, 0)); };
    if (const auto& plane = m_document.plane().plane(); plane && plane->kind == PlaneKind::Corners) {
        return {across ? tr("To B and D") : tr("To A and B"), percent};
    }
    switch (axis.kind) {
        case PlaneAxisKind::Direction:
            if (const NamedDirection* named = namedOf(axis.direction.id)) {
                return {nameOf(axis),
                        [per = named->sdPerUnit](double strength) { return deviationsText(strength * per); }};
            }
            return {nameOf(axis), withSign};
        case PlaneAxisKind::Walk:
            return {nameOf(axis), percent};
        case PlaneAxisKind::Growth:
            return {nameOf(axis), [](double level) {
                        const int side = Architecture::resolution(static_cast<int>(std::ceil(level)));
                        return tr("%1²", "pixels a side").arg(side);
                    }};
        case PlaneAxisKind::None:
            break;
    }
    return {};
}

}  // namespace latentwalk
