// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <algorithm>
#include <atomic>
#include <memory>
#include <semaphore>
#include <stdexcept>

#include "core/latent/progress.h"
#include "ui/photo/read/photo_reader.h"
#include "ui/photo/search/likeness_search.h"

namespace latentwalk::test {

// The face at `index` of those that fakePhotoFaces() finds.
inline faces::FacePoints fakeFace(int index) {
    const double left = 20 + 100 * index;
    return {{left, 40}, {left + 30, 40}, {left + 15, 75}};
}

// Finds as many faces in a photograph as the red of its first pixel says; with 255 it is told to fail.
inline FindFaces fakePhotoFaces() {
    return [](const Picture& picture) {
        const int count = picture.rgb.front();
        if (count == 255) {
            throw std::runtime_error("There are no networks.");
        }
        std::vector<faces::FacePoints> found;
        for (int index = 0; index < count; ++index) {
            found.push_back(fakeFace(index));
        }
        return found;
    };
}

inline QImage fakePhoto(int faces, QSize size = {400, 300}) {
    QImage photo(size, QImage::Format_RGB32);
    photo.fill(QColor(faces, 120, 90));
    return photo;
}

// Writes one to `folder` and gives its path.
inline QString fakePhotoFile(const QString& folder, const QString& name, int faces, QSize size = {400, 300}) {
    const QString path = folder + u'/' + name;
    if (!fakePhoto(faces, size).save(path)) {
        qFatal("%s", qPrintable(path));
    }
    return path;
}

// What tests tell a fake search and learn from it, from any thread.
struct SearchControl {
    static constexpr int kSteps = 10;

    std::counting_semaphore<1000> steps{0};  // that may be taken
    std::atomic<int> searches{0};            // that have begun
    std::atomic<int> running{0};
    std::atomic<bool> poor{false};
    std::atomic<bool> fails{false};
    std::atomic<bool> interrupted{false};
    std::atomic<double> seconds{0};  // of the last wish
    std::atomic<bool> closer{false};
    std::atomic<std::int64_t> photoSide{0};
};

// "Finds" a face in kSteps steps, each of which waits until it may be taken. After step n the picture is all n * 20 of
// red, and so is the face's first component n / 10.
class FakeSearch : public LikenessSearch {
public:
    FakeSearch(std::shared_ptr<SearchControl> control, std::int64_t latentSize)
        : m_control(std::move(control)), m_latentSize(latentSize) {}

    std::int64_t side() const override { return 16; }

    Likeness find(const LikenessWish& wish, const TellLikeness& tell) override {
        ++m_control->searches;
        m_control->seconds = wish.seconds;
        m_control->closer = wish.closer;
        m_control->photoSide = wish.photo.width;
        struct Running {
            std::atomic<int>& count;
            explicit Running(std::atomic<int>& counter) : count(counter) { ++count; }
            ~Running() { --count; }
        } running(m_control->running);
        tell({0, SearchControl::kSteps, true, -1, nullptr});
        int done = 0;
        bool goesOn = true;
        while (goesOn && done < SearchControl::kSteps) {
            m_control->steps.acquire();
            if (m_control->fails) {
                throw std::runtime_error("The fake search was told to fail.");
            }
            if (m_control->interrupted) {
                // Woken: it has to be asked whether to end.
                if (done == 0) {
                    throw Stopped();
                }
                goesOn = tell({done, SearchControl::kSteps, false, 1, nullptr});
                continue;
            }
            ++done;
            const Picture picture = painted(done);
            goesOn = tell({done, SearchControl::kSteps, false, 1.0 * (SearchControl::kSteps - done), &picture,
                           [&] { return faceAfter(done); }});
        }
        Likeness likeness;
        likeness.face = faceAfter(done);
        likeness.picture = painted(done);
        likeness.poor = m_control->poor;
        likeness.stopped = !goesOn;
        return likeness;
    }

    void interrupt() override {
        m_control->interrupted = true;
        m_control->steps.release(1);
    }

    static int redAfter(int steps) { return steps * 20; }

private:
    SessionAnchor faceAfter(int done) const {
        SessionAnchor face;
        face.components.assign(static_cast<std::size_t>(m_latentSize), 0.25F);
        face.components.front() = static_cast<float>(done) / 10;
        return face;
    }
    static Picture painted(int done) {
        Picture picture{16, 16, {}};
        picture.rgb.assign(std::size_t{16} * 16 * 3, 0);
        for (std::size_t i = 0; i < picture.rgb.size(); i += 3) {
            picture.rgb[i] = static_cast<std::uint8_t>(redAfter(done));
        }
        return picture;
    }

    std::shared_ptr<SearchControl> m_control;
    std::int64_t m_latentSize;
};

inline MakeSearch fakeSearch(const std::shared_ptr<SearchControl>& control) {
    return [control](RenderService&, const CheckpointInfo& info) {
        control->interrupted = false;
        return std::make_shared<FakeSearch>(control, info.architecture.latentSize);
    };
}

}  // namespace latentwalk::test
