#include "ui/render/render_service.h"

#include <QElapsedTimer>
#include <new>
#include <utility>

namespace latentwalk {
namespace {

// Runs `function` and gives what it threw as a sentence, or nothing.
template <typename Function>
std::optional<QString> sentenceOf(Function function) {
    try {
        function();
        return std::nullopt;
    } catch (const std::bad_alloc&) {
        return RenderService::tr("There is not enough memory for this. Close other programs, or try a smaller model.");
    } catch (const std::exception& error) {
        return QString::fromStdString(error.what());
    } catch (...) {
        return RenderService::tr("Something went wrong that gave no reason.");
    }
}

}  // namespace

RenderService::RenderService(GeneratorFactory factory, QObject* parent)
    : QObject(parent), m_factory(std::move(factory)), m_thread([this] { work(); }) {}

RenderService::~RenderService() {
    m_queue.stop();
    m_thread.join();
}

template <typename Function>
void RenderService::post(Function function) {
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void RenderService::openCheckpoint(const QString& path) {
    m_openId = m_nextId++;
    m_queue.setOpen({m_openId, path});
}

RequestId RenderService::requestImage(const Latent& latent, const GenerateOptions& options) {
    const RequestId id = m_nextId++;
    m_queue.setImage({id, m_opened, latent, options});
    return id;
}

RequestId RenderService::requestThumbnail(const Latent& latent, const GenerateOptions& options) {
    const RequestId id = m_nextId++;
    m_thumbnails.insert(id);
    const auto onImages = [this, id](std::int64_t, const Images& images) {
        const QImage image = toImage(toPicture(images, 0));
        post([this, id, image] {
            if (m_thumbnails.contains(id)) {
                emit thumbnailRendered(id, image);
            }
        });
    };
    m_queue.append({id, m_opened, Urgency::Thumbnail, LatentBatch::of(latent), options, onImages});
    return id;
}

RequestId RenderService::requestOrder(const LatentBatch& latents, OnImages onImages, const GenerateOptions& options) {
    const RequestId id = m_nextId++;
    m_orders.insert(id);
    m_queue.append({id, m_opened, Urgency::Export, latents, options, std::move(onImages)});
    return id;
}

void RenderService::cancel(RequestId id) {
    m_queue.cancel(id);
    m_thumbnails.erase(id);
    if (m_orders.erase(id) > 0) {
        emit orderCancelled(id);
    }
}

void RenderService::work() {
    while (const auto task = m_queue.take()) {
        std::visit([this](const auto& one) { perform(one); }, *task);
    }
    // Here and not with the other members: a generator is freed on the thread that used it.
    m_generator.reset();
}

void RenderService::perform(const OpenTask& task) {
    CheckpointInfo info;
    const auto failure = sentenceOf([&] {
        const auto notice = [this](const std::string& message) {
            post([this, text = QString::fromStdString(message)] { emit noticed(text); });
        };
        OpenedGenerator opened = m_factory(task.path.toStdString(), notice);
        info.path = task.path;
        info.title = QString::fromStdString(opened.title);
        info.format = QString::fromStdString(opened.format);
        info.architecture = opened.generator->architecture();
        for (int scale = 0; scale < info.architecture.scaleCount(); ++scale) {
            info.heads.push_back(opened.generator->hasHead(scale));
        }
        info.device = QString::fromStdString(opened.generator->device());
        info.precision = QString::fromStdString(opened.generator->precision());
        m_generator = std::move(opened.generator);
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
        m_thumbnails.clear();
        for (const RequestId id : std::exchange(m_orders, {})) {
            emit orderCancelled(id);
        }
        emit checkpointOpened(info);
    });
}

void RenderService::perform(const ImageTask& task) {
    if (task.opening != m_opening || !m_generator) {
        return;
    }
    Rendered rendered{task.id, nullptr, {}, 0, {}, {}};
    const auto failure = sentenceOf([&] {
        QElapsedTimer timer;
        timer.start();
        const Images images = generate(LatentBatch::of(task.latent), task.options);
        rendered.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        rendered.picture = std::make_shared<const Picture>(toPicture(images, 0));
        rendered.image = toImage(*rendered.picture);
        rendered.device = QString::fromStdString(m_generator->device());
        rendered.precision = QString::fromStdString(m_generator->precision());
    });
    if (failure) {
        post([this, id = task.id, failure] { emit renderFailed(id, *failure); });
    } else {
        post([this, rendered, opening = task.opening] { arrive(rendered, opening); });
    }
}

void RenderService::perform(const OrderedStep& step) {
    if (step.opening != m_opening || !m_generator) {
        m_queue.cancel(step.id);
        return;
    }
    const auto failure = sentenceOf([&] { step.onImages(step.index, generate(step.latents, step.options)); });
    if (failure) {
        m_queue.cancel(step.id);
        post([this, id = step.id, failure] {
            if (m_orders.erase(id) + m_thumbnails.erase(id) > 0) {
                emit orderFailed(id, *failure);
            }
        });
        return;
    }
    post([this, id = step.id, done = step.index + 1, count = step.count] {
        if (m_thumbnails.erase(id) > 0 || !m_orders.contains(id)) {
            return;
        }
        emit orderProgressed(id, done, count);
        if (done == count && m_orders.erase(id) > 0) {
            emit orderFinished(id);
        }
    });
}

Images RenderService::generate(const LatentBatch& latents, const GenerateOptions& options) {
    return m_generator->generate(latents, options);
}

void RenderService::arrive(const Rendered& rendered, std::uint64_t opening) {
    if (opening != m_opened || rendered.id <= m_shownId) {
        return;
    }
    m_shownId = rendered.id;
    emit imageRendered(rendered);
}

}  // namespace latentwalk
