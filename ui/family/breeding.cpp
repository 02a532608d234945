// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/breeding.h"

#include <mutex>
#include <utility>

#include "core/faces/named/held_vectors.h"
#include "core/faces/named/known_named.h"
#include "ui/family/family_room.h"

namespace latentwalk {

// Used by the threads of both jobs.
struct Breeding::Parts {
    CheckpointInfo info;
    std::mutex mutex;
    std::shared_ptr<const Breeder> made;

    explicit Parts(CheckpointInfo checkpoint) : info(std::move(checkpoint)) {}

    // Blocking: half a second the first time.
    std::shared_ptr<const Breeder> breeder() {
        const std::lock_guard lock(mutex);
        if (!made) {
            made = std::make_shared<const Breeder>(info.checkpoint->weights(info.reference.kind), info.architecture);
        }
        return made;
    }
};

namespace {

// Whether the same faces are on the screen of both; other sessions' families have the same numbers.
bool haveSameScreen(const Family& a, const Family& b) {
    if (!a.shown() || !b.shown()) {
        return a.empty() && b.empty();
    }
    return a.shown() == b.shown() &&
           a.generation(*a.shown())->faces.front().face == b.generation(*b.shown())->faces.front().face;
}

}  // namespace

Breeding::Breeding(Document& document, std::filesystem::path namedFolder, QObject* parent)
    : QObject(parent), m_document(document), m_namedFolder(std::move(namedFolder)) {}

Breeding::~Breeding() = default;

void Breeding::setCheckpoint(const CheckpointInfo& info) {
    m_job.forget();
    m_preparing.forget();
    m_parts = info.checkpoint ? std::make_shared<Parts>(info) : nullptr;
}

void Breeding::prepare() {
    if (m_parts && !m_preparing.isRunning()) {
        m_preparing.start([parts = m_parts](const TellProgress&) { parts->breeder(); });
    }
}

void Breeding::breed() {
    start({{}, false, false, tr("breed a generation")});
}

void Breeding::breedFrom(std::vector<FamilyFace> founders, bool edited) {
    start({std::move(founders), false, edited, tr("start a family")});
}

void Breeding::spread() {
    start({{}, true, false, tr("start a family")});
}

void Breeding::start(const Order& order) {
    const Family family = m_document.family().family();
    if (!m_parts || (order.founders.empty() && !order.spread && family.chosen().empty())) {
        return;
    }
    FamilySettings settings = family.settings();
    settings.held = m_document.directions().held();
    const auto work = [order, family, settings, parts = m_parts, folder = m_namedFolder,
                       labels = m_document.session().labels](const TellProgress& tell) {
        const std::shared_ptr<const Breeder> breeder = parts->breeder();
        const std::int64_t size = parts->info.architecture.latentSize;
        Family next = roomyFamily(family.withSettings(settings),
                                  order.founders.size() + static_cast<std::size_t>(settings.count), size);
        if (order.spread) {
            return next.with(spreadGeneration(*breeder, settings, nextSeed(next), labels, tell));
        }
        std::vector<FaceId> parents = next.chosen();
        if (!order.founders.empty()) {
            next = next.with(foundersOf(order.founders));
            parents.clear();
            for (const FamilyFace& founder : next.generation(*next.shown())->faces) {
                parents.push_back(founder.id);
            }
        }
        std::vector<Latent> held;
        if (!settings.held.empty()) {
            if (const auto named = knownNamed(parts->info.reference, folder)) {
                held = heldVectors(*named, settings.held);
            }
        }
        return next.with(breedGeneration(*breeder, next, parents, nextSeed(next), held, tell));
    };
    m_job.start(work, {.finished = [this, order, family](const Family& made) { take(order, family, made); },
                       .failed = [this](const QString& sentence) { emit failed(sentence); }});
    emit started();
}

void Breeding::take(const Order& order, const Family& from, const Family& to) {
    const Family& now = m_document.family().family();
    if (now != from) {
        // Made of what is not so any more.
        if (haveSameScreen(now, from) && (!order.founders.empty() || order.spread || !now.chosen().empty())) {
            start(order);
        } else {
            emit dropped();
        }
        return;
    }
    if (order.edited) {
        m_document.family().bakeEdits(to, to.generation(*to.shown())->faces.front().id, order.what);
    } else {
        m_document.family().set(to, order.what);
    }
    emit bred();
}

}  // namespace latentwalk
