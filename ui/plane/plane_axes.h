// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "ui/directions/store/direction_store.h"
#include "ui/document/document.h"
#include "ui/plane/plane_view.h"

namespace latentwalk {

// What the plane's axes are: two choosers of everything that can be one, or the walk's anchors as its corners. Changes
// the document's plane. UI thread.
class PlaneAxes : public QWidget {
    Q_OBJECT

public:
    PlaneAxes(Document& document, const DirectionStore& store, QWidget* parent = nullptr);

    // Of the model: whether it has scales below the last to grow through.
    void setGrowing(bool growing);
    // Those of the open model that have names, in the order in which they are offered, before all others.
    void setNamed(std::vector<NamedDirection> named);
    // A plane to begin with where the session has none: turn and smile where they are known, otherwise two of the
    // directions that there are.
    void begin();
    PlaneAxisWords wordsOf(const PlaneAxis& axis, bool across) const;

private:
    QComboBox* makeChooser(const QString& name, const QString& tip);
    void fill();
    void fillChooser(QComboBox& chooser, const PlaneAxis& chosen, const PlaneAxis& other);
    void choose();
    void followVectors(const QStringList& ids);
    PlaneAxis axisOf(const QString& key) const;
    SessionDirection directionOf(const QString& id) const;
    QString nameOf(const PlaneAxis& axis) const;
    // The one that a session calls so; null for others.
    const NamedDirection* namedOf(const std::string& id) const;
    bool isEdited(const std::string& id) const;

    Document& m_document;
    const DirectionStore& m_store;
    std::vector<NamedDirection> m_named;
    std::optional<Plane> m_begun;  // by begin()
    bool m_growing = false;
    QComboBox* m_kind;
    QComboBox* m_across;
    QComboBox* m_up;
};

}  // namespace latentwalk
