// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/model/weights/random_checkpoint.h"
#include "tests/support/fake_generator.h"
#include "tests/support/window/settled.h"
#include "ui/family/family_panel.h"
#include "ui/family/tree/tree_panel.h"

namespace latentwalk::test {

// The panel and the tree with what feeds them, joined as the window joins them.
struct FamilyBench {
    static constexpr std::int64_t kSize = 24;

    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    std::shared_ptr<const Checkpoint> checkpoint;
    QTemporaryDir folder;
    RenderService service;
    Document document;
    FamilyPanel panel;
    TreePanel tree;
    CheckpointInfo info;  // of the model that is open

    FamilyBench()
        : service([this](const std::filesystem::path& path, const OpenOptions&, const Notice&) {
              OpenedGenerator opened{std::make_unique<FakeGenerator>(control, kSize), path.string(),
                                     std::string("fake")};
              opened.reference.sha256 = std::string(64, path.string().front());
              opened.reference.latentSize = kSize;
              opened.checkpoint = path == "weightless" ? nullptr : checkpoint;
              return opened;
          }),
          panel(service, document, folder.path().toStdString()),
          tree(service, document) {
        Architecture architecture;
        architecture.latentSize = kSize;
        architecture.depths = {4, 4, 4};
        checkpoint = std::make_shared<const Checkpoint>(randomCheckpoint(architecture, 3));
        QObject::connect(&service, &RenderService::checkpointOpened, &panel, [this](const CheckpointInfo& opened) {
            info = opened;
            document.setModel(info.reference, info.architecture.scaleCount());
            panel.setCheckpoint(info);
            tree.setCheckpoint(info);
        });
        QObject::connect(&tree, &TreePanel::lookRequested, &panel, &FamilyPanel::look);
        panel.resize(440, 560);
        tree.resize(600, 480);
    }

    bool start(const QString& model = QStringLiteral("a")) {
        panel.show();
        tree.show();
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        service.openCheckpoint(model);
        panel.activateWindow();
        return QTest::qWaitForWindowActive(&panel) && QTest::qWaitFor([&] { return !opened.isEmpty(); }) && rest();
    }
    bool rest() {
        return settled(service, panel) && settled(service, tree) &&
               QTest::qWaitFor([this] { return !panel.breeding().isRunning(); }, 30'000);
    }
    // Waits for a generation that `wish` asks for.
    template <typename Wish>
    bool bred(Wish wish) {
        QSignalSpy spy(&panel.breeding(), &Breeding::bred);
        wish();
        return QTest::qWaitFor([&] { return !spy.isEmpty(); }, 30'000) && rest();
    }
    bool spread() {
        return bred([this] { panel.startPage()->button(FamilySource::Nothing)->click(); });
    }

    const Family& family() const { return document.family().family(); }
    const Generation& shown() const { return *family().generation(*family().shown()); }
    FaceTile* child(int index) { return panel.screen()->tile(index); }
    // The red that the fake paints for a face.
    static int red(const FamilyFace& face) {
        return static_cast<int>((std::clamp(face.face.latent[0] / 3, -1.0F, 1.0F) + 1) / 2 * 255 + 0.5F);
    }
};

}  // namespace latentwalk::test
