// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/file/sha256.h"
#include "core/model/builtin_model.h"
#include "core/model/weights/random_checkpoint.h"
#include "tests/support/fake_generator.h"
#include "tests/support/window/settled.h"
#include "ui/gallery/gallery_panel.h"
#include "ui/window/main_window.h"

namespace latentwalk::test {

// The whole window over a fake generator, with settings of its own.
class FakeWindow {
public:
    // `prepare` is called with the settings' folder before the window is made.
    explicit FakeWindow(const std::function<void(const QString& folder)>& prepare = {}) {
        useOwnSettings(m_folder.path());
        if (prepare) {
            prepare(m_folder.path());
        }
        m_window = std::make_unique<MainWindow>(factory(m_control), m_appearance);
    }

    MainWindow* operator->() { return m_window.get(); }
    MainWindow& operator*() { return *m_window; }
    FakeControl& control() { return *m_control; }
    std::shared_ptr<FakeControl> sharedControl() const { return m_control; }
    QString folder() const { return m_folder.path(); }

    template <typename Widget>
    Widget* find(const QString& name = {}) {
        // What stands in the middle goes before what the panels have of the same kind.
        auto* widget = m_window->centralWidget()->findChild<Widget*>(name);
        if (widget == nullptr) {
            widget = m_window->findChild<Widget*>(name);
        }
        if (widget == nullptr) {
            qFatal("the window has no %s %s", Widget::staticMetaObject.className(), qPrintable(name));
        }
        return widget;
    }

    // The button of the message that says `text`; nothing when none is there to be pressed.
    QPushButton* answer(const QString& text) {
        for (auto* button : find<MessageBar>()->findChildren<QPushButton*>()) {
            if (button->text() == text && button->isVisible()) {
                return button;
            }
        }
        return nullptr;
    }

    // On the screen, with a model and its first face.
    bool start() {
        m_window->show();
        m_window->activateWindow();
        m_window->openModel(QStringLiteral("fake"));
        return isStarted();
    }

    // Another window takes the place of this one, as after a change of language. `prepare` is called before it takes
    // anything over.
    bool replace(const std::function<void()>& prepare = {}) {
        const Handover handover = m_window->handOver();
        m_window.reset();
        m_window = std::make_unique<MainWindow>(factory(m_control), m_appearance);
        m_window->show();
        m_window->activateWindow();
        if (prepare) {
            prepare();
        }
        m_window->takeOver(handover);
        return isStarted();
    }

    // The red that the fake paints for a latent.
    static int red(const Latent& latent) { return toRed(latent[0]); }
    int shownRed() { return qRed(find<FaceView>()->image().pixel(0, 0)); }

    // The hash of the model that a path names: each name has another, "hashed" has 64 times "b", the built-in model's
    // file its own, "former" that of an earlier one, "original" that of the published one.
    static std::string hashOf(const std::filesystem::path& path) {
        const std::string name = path.stem().string();
        if (name == "original") {
            return std::string(kTwinsOfBuiltInModel.front());
        }
        if (name == "celeba-128" || name == "former") {
            return std::string(name == "former" ? kFormerBuiltInModels.back() : kBuiltInModelSha256);
        }
        return name == "hashed" ? std::string(64, 'b') : sha256(std::as_bytes(std::span(name)));
    }

    // Of the models whose names begin with "labelled". Of a face that is "blue" the picture is, too.
    static Labels labels() { return {{"Main", {"cat", "dog", "fox"}}, {"Colour", {"red", "blue"}}}; }

    // Opens every path but those that begin with "bad"; "small" has another latent size, "deep" pictures of 64 pixels,
    // "stale" the same with stale heads below, "shallow" only two scales, "labelled" labels(), "weighted" the small
    // latent size and weights that can be looked at. What was asked for is
    // what is made: kind, heads, precision, where auto is bfloat16.
    static GeneratorFactory factory(const std::shared_ptr<FakeControl>& control) {
        return
            [control](const std::filesystem::path& path, const OpenOptions& options, const Notice&) -> OpenedGenerator {
                if (path.filename().string().starts_with("bad")) {
                    throw std::runtime_error(path.string() + " is not a model file.");
                }
                const bool small = path.filename().string().starts_with("small");
                const bool stale = path.filename().string().starts_with("stale");
                const bool deep = stale || path.filename().string().starts_with("deep");
                const bool shallow = path.filename().string().starts_with("shallow");
                const Precision asked = options.precision.value_or(Precision::Auto);
                const Precision precision = asked == Precision::Auto ? Precision::BFloat16 : asked;
                const int scales = deep ? 5 : shallow ? 2 : 3;
                const bool weighted = path.filename().string().starts_with("weighted");
                auto fake = std::make_unique<FakeGenerator>(control, small || weighted ? 24 : 512, scales, precision);
                if (path.filename().string().starts_with("labelled")) {
                    fake->setLabels(labels());
                }
                OpenedGenerator opened{std::move(fake), path.stem().string(), std::string("fake")};
                if (weighted) {
                    opened.checkpoint =
                        std::make_shared<const Checkpoint>(randomCheckpoint(opened.generator->architecture(), 3));
                }
                opened.reference.labels = opened.generator->architecture().labels;
                if (stale) {
                    opened.generator->setStaleScales({0, 1, 2, 3});
                }
                opened.reference.title = path.stem().string();
                opened.reference.sha256 = hashOf(path);
                opened.reference.kind = options.kind.value_or(GeneratorKind::Average);
                opened.reference.precision = precision;
                opened.reference.heads = options.heads;
                return opened;
            };
    }

    // Waits until nothing more is asked of the generator: small pictures of the walk, of the gallery and of the panels.
    [[nodiscard]] bool rest() {
        const ThumbnailSupply& gallery = find<GalleryPanel>()->thumbnails();
        QCoreApplication::processEvents();
        return QTest::qWaitFor([&] { return m_window->service().isIdle() && !isDue(*m_window) && gallery.isIdle(); },
                               30'000);
    }

private:
    bool isStarted() {
        return QTest::qWaitForWindowActive(m_window.get()) &&
               QTest::qWaitFor([this] { return !find<FaceView>()->image().isNull(); });
    }
    static int toRed(float component) {
        return static_cast<int>(
            std::clamp((std::clamp(component / 3, -1.0F, 1.0F) + 1) / 2 * 255 + 0.5F, 0.0F, 255.0F));
    }
    static void useOwnSettings(const QString& folder) {
        qputenv("XDG_CACHE_HOME", (folder + QStringLiteral("/cache")).toUtf8());
        qputenv("XDG_DATA_HOME", (folder + QStringLiteral("/data")).toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
        QCoreApplication::setOrganizationName(QStringLiteral("latentwalk-test"));
        QCoreApplication::setApplicationName(QStringLiteral("latentwalk-test"));
    }

    QTemporaryDir m_folder;
    std::shared_ptr<FakeControl> m_control = std::make_shared<FakeControl>();
    Appearance m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace latentwalk::test
