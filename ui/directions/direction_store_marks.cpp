// The part of DirectionStore that is about teaching.
#include <QUuid>
#include <algorithm>

#include "ui/directions/direction_store.h"

namespace latentwalk {

void DirectionStore::setTeaching(const QString& id) {
    if (!m_loaded || id == m_teaching || (!id.isEmpty() && find(id) == nullptr)) {
        return;
    }
    m_teaching = id;
    keep();
    emit marksChanged();
}

QString DirectionStore::addTaught() {
    if (!m_loaded) {
        return {};
    }
    KnownDirection taught;
    taught.id = QStringLiteral("taught-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    taught.origin = Origin::Taught;
    m_teaching = taught.id;
    const QString id = taught.id;
    m_directions.push_back(std::move(taught));
    sort();
    keep();
    emit changed();
    emit marksChanged();
    return id;
}

KnownDirection& DirectionStore::taughtNow() {
    if (edit(m_teaching) == nullptr) {
        addTaught();
    }
    return *edit(m_teaching);
}

void DirectionStore::mark(const FaceMark& mark) {
    if (!m_loaded) {
        return;
    }
    std::vector<FaceMark>& marks = taughtNow().marks;
    const auto place = std::find_if(marks.begin(), marks.end(), [&](const auto& one) { return one.sameFace(mark); });
    if (place == marks.end()) {
        marks.push_back(mark);
    } else if (place->more != mark.more) {
        place->more = mark.more;
    } else {
        return;
    }
    keep();
    emit marksChanged();
}

void DirectionStore::unmark(const FaceMark& mark) {
    KnownDirection* known = edit(m_teaching);
    if (known == nullptr || std::erase_if(known->marks, [&](const auto& one) { return one.sameFace(mark); }) == 0) {
        return;
    }
    keep();
    emit marksChanged();
}

void DirectionStore::setSeedMarks(std::span<const SeedMark> wanted) {
    if (!m_loaded || (wanted.empty() && edit(m_teaching) == nullptr)) {
        return;
    }
    KnownDirection& known = taughtNow();
    std::vector<FaceMark> marks;
    // Those that stay keep their order: it deals the folds of the cross-validation.
    for (const FaceMark& one : known.marks) {
        const auto same =
            std::find_if(wanted.begin(), wanted.end(), [&](const SeedMark& mark) { return mark.seed == one.seed; });
        if (!one.seed) {
            marks.push_back(one);
        } else if (same != wanted.end()) {
            marks.push_back({one.seed, {}, same->more});
        }
    }
    for (const SeedMark& mark : wanted) {
        FaceMark added;
        added.seed = mark.seed;
        added.more = mark.more;
        if (std::none_of(marks.begin(), marks.end(), [&](const auto& one) { return one.sameFace(added); })) {
            marks.push_back(std::move(added));
        }
    }
    if (marks == known.marks) {
        return;
    }
    known.marks = std::move(marks);
    keep();
    emit marksChanged();
}

void DirectionStore::clearMarks() {
    KnownDirection* known = edit(m_teaching);
    if (known != nullptr && !known->marks.empty()) {
        known->marks.clear();
        keep();
        emit marksChanged();
    }
}

std::vector<SeedMark> DirectionStore::seedMarks() const {
    std::vector<SeedMark> marks;
    if (const KnownDirection* known = find(m_teaching)) {
        for (const FaceMark& one : known->marks) {
            if (one.seed) {
                marks.push_back({*one.seed, one.more});
            }
        }
    }
    return marks;
}

void DirectionStore::setTaught(const QString& id, const Direction& direction) {
    KnownDirection* known = edit(id);
    if (known == nullptr) {
        return;
    }
    known->components = direction.components;
    known->value = direction.value;
    keep();
    emit changed();
    emit vectorsChanged(withThoseHolding(id));
}

}  // namespace latentwalk
