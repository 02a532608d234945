// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/render_service.h"
#include "ui/wording/message_text.h"

#include <QElapsedTimer>
#include <utility>

#include "ui/background/sentence.h"

namespace latentwalk {
namespace {

Images oneOf(const Images& images, std::size_t index) {
    Images one{1, images.channels, images.height, images.width, {}};
    const auto size = images.channels * images.height * images.width;
    const auto first = images.values.begin() + static_cast<std::int64_t>(index) * size;
    one.values.assign(first, first + size);
    return one;
}

}  // namespace

RenderService::RenderService(GeneratorFactory factory, QObject* parent)
    : QObject(parent),
      m_orders(std::make_shared<OpenOrders>(m_queue)),
      m_factory(std::move(factory)),
      m_thread([this] { work(); }) {}

RenderService::~RenderService() {
    m_queue->stop();
    m_thread.join();
}

template <typename Function>
void RenderService::post(Function function) {
    ++m_posted;
    const auto run = [this, function = std::move(function)] {
        --m_posted;
        function();
    };
    QMetaObject::invokeMethod(this, run, Qt::QueuedConnection);
}

void RenderService::openCheckpoint(const QString& path, const OpenOptions& options) {
    m_openId = m_nextId++;
    m_queue->setOpen({m_openId, path, options});
}

RequestId RenderService::requestImage(const Latent& latent, const GenerateOptions& options,
                                      const SharedOffsets& offsets) {
    const RequestId id = m_nextId++;
    const QByteArray key = FrameCache::keyOf(latent, options, offsets);
    if (auto known = m_cache.find(key)) {
        m_queue->clearImage();
        known->id = id;
        known->fromMemory = true;
        post([this, known = *known, opening = m_opened, key] { arrive(known, opening, key); });
    } else {
        m_queue->setImage({id, m_opened, LatentBatch::of(latent, offsets), options, key});
    }
    return id;
}

PictureOrder RenderService::order(const PictureRequest& wanted, Urgency urgency, PictureOrder::Tell tell) {
    if (!m_info) {
        return {};
    }
    const RequestId id = m_nextId++;
    PictureOrder order = m_orders->add(id, std::move(tell));
    const bool keep = urgency == Urgency::Walk;
    const QByteArray key = keep ? FrameCache::keyOf(wanted.latent, wanted.options, wanted.offsets) : QByteArray();
    if (const auto known = keep ? m_cache.find(key) : std::nullopt) {
        post([this, id, image = known->image] { m_orders->finish(id, image); });
        return order;
    }
    const auto onImages = [this, id, key](std::int64_t, const Images& images) {
        const auto rendered = describe(id, toPicture(images, 0));
        post([this, key, rendered] {
            emit pictureMade();
            if (!key.isEmpty() && m_orders->contains(rendered.id)) {
                m_cache.insert(key, rendered);
            }
            m_orders->finish(rendered.id, rendered.image);
        });
    };
    m_queue->append({id, m_opened, urgency, LatentBatch::of(wanted.latent, wanted.offsets), wanted.options, onImages});
    return order;
}

std::function<bool()> RenderService::busyTeller() const {
    return [queue = m_queue] { return queue->isBusy(); };
}

std::unique_ptr<QueuedGenerator> RenderService::generatorFor(Urgency urgency) {
    return m_info ? std::make_unique<QueuedGenerator>(m_queue, *m_info, m_opened, urgency) : nullptr;
}

void RenderService::work() {
    while (const auto task = m_queue->take()) {
        std::visit([this](const auto& one) { perform(one); }, *task);
    }
    // Here and not with the other members: a generator is freed on the thread that used it.
    m_generator.reset();
}

void RenderService::perform(const OpenTask& task) {
    CheckpointInfo info;
    const auto failure = sentenceOf([&] {
        const auto notice = [this](const Message& message) {
            post([this, text = textOf(message)] { emit noticed(text); });
        };
        OpenedGenerator opened = m_factory(task.path.toStdString(), task.options, notice);
        info.path = task.path;
        info.options = task.options;
        info.title = QString::fromStdString(opened.title);
        info.format = opened.format;
        info.architecture = opened.generator->architecture();
        for (int scale = 0; scale < info.architecture.scaleCount(); ++scale) {
            info.heads.push_back(opened.generator->hasHead(scale));
            info.resembling.push_back(opened.generator->resemblesFull(scale));
        }
        info.device = opened.generator->device();
        info.onCard = opened.generator->isOnCard();
        info.precision = opened.generator->precision();
        info.reference = opened.reference;
        info.checkpoint = opened.checkpoint;
        m_generator = std::move(opened.generator);
        m_times.clear();
        m_queue->setBriefScale(-1);
        ++m_opening;
    });
    if (failure) {
        post([this, task, failure] {
            if (task.id == m_openId) {
                emit checkpointFailed(task.path, *failure);
            }
        });
        return;
    }
    post([this, info, opening = m_opening] {
        m_opened = opening;
        m_info = info;
        m_cache.clear();
        m_orders->clear();
        emit checkpointOpened(info);
    });
}

void RenderService::perform(const ImageTask& task) {
    if (task.opening != m_opening || !m_generator) {
        return;
    }
    Rendered rendered;
    const auto failure = sentenceOf([&] { rendered = render(task); });
    if (failure) {
        post([this, id = task.id, failure] { emit renderFailed(id, *failure); });
        return;
    }
    post([this, rendered, opening = task.opening, key = task.key] {
        emit pictureMade();
        arrive(rendered, opening, key);
    });
}

Rendered RenderService::render(const ImageTask& task) {
    QElapsedTimer timer;
    timer.start();
    std::vector<Picture> pictures = m_generator->pictures(task.face, task.options);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    noteTime(task.options, milliseconds);
    Rendered rendered = describe(task.id, std::move(pictures.front()));
    rendered.milliseconds = milliseconds;
    return rendered;
}

Rendered RenderService::describe(RequestId id, Picture picture) const {
    Rendered rendered{id, std::make_shared<const Picture>(std::move(picture)), {}, 0, {}, {}};
    rendered.image = toImage(*rendered.picture);
    rendered.device = m_generator->device();
    rendered.precision = m_generator->precision();
    return rendered;
}

void RenderService::noteTime(const GenerateOptions& options, double millisecondsPerImage) {
    const int last = m_generator->architecture().scaleCount() - 1;
    m_times.note(options.scale.value_or(last), millisecondsPerImage);
    m_queue->setBriefScale(m_times.briefScale());
    if (!options.scale || *options.scale >= last) {
        m_queue->setBatch(RenderTimes::batch(millisecondsPerImage));
        m_queue->setPause(RenderTimes::pause(millisecondsPerImage));
    }
}

void RenderService::perform(const OrderedStep& step) {
    if (step.opening != m_opening || !m_generator) {
        for (const OrderedStep::Part& part : step.parts) {
            m_queue->cancel(part.id);
        }
        return;
    }
    const auto make = [&] {
        QElapsedTimer timer;
        timer.start();
        Images images = m_generator->generate(step.latents, step.options);
        noteTime(step.options,
                 static_cast<double>(timer.nsecsElapsed()) / 1e6 / static_cast<double>(step.latents.count));
        return images;
    };
    if (step.parts.size() == 1) {
        handOut(step.parts.front(), [&] { step.parts.front().onImages(step.index, make()); });
        return;
    }
    Images images;
    if (sentenceOf([&] { images = make(); })) {
        m_queue->retrySingly(step);  // one of them may be to blame
        return;
    }
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
        handOut(step.parts[i], [&] { step.parts[i].onImages(0, oneOf(images, i)); });
    }
}

template <typename Work>
void RenderService::handOut(const OrderedStep::Part& part, const Work& work) {
    const auto failure = sentenceOf([&] {
        try {
            work();
        } catch (...) {
            if (part.onFailed) {
                part.onFailed(std::current_exception());
            }
            throw;
        }
    });
    if (failure) {
        m_queue->cancel(part.id);
        post([this, id = part.id, failure] { m_orders->fail(id, *failure); });
    }
}

void RenderService::arrive(const Rendered& rendered, std::uint64_t opening, const QByteArray& key) {
    if (opening != m_opened) {
        return;
    }
    m_cache.insert(key, rendered);
    if (rendered.id > m_shownId) {
        m_shownId = rendered.id;
        emit imageRendered(rendered);
    }
}

}  // namespace latentwalk
