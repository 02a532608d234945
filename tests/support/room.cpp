// SPDX-License-Identifier: GPL-3.0-or-later
// The main() of a room's tests.
#include "tests/support/room.h"

#include <QTest>
#include <cstdio>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace latentwalk::test {

namespace {

const RoomTest* head = nullptr;

std::string_view stem(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.rfind('.'));
}

}  // namespace

RoomTest::RoomTest(std::string_view file, Application application, Make make)
    : m_name(stem(file)), m_application(application), m_make(make), m_next(head) {
    head = this;
}

const RoomTest* RoomTest::first() {
    return head;
}

int RoomTest::run(int argc, char** argv) const {
    std::unique_ptr<QCoreApplication> application;
    if (m_application == Application::core) {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    if (m_application == Application::window) {
#ifdef QT_WIDGETS_LIB
        application = std::make_unique<QApplication>(argc, argv);
        QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
#else
        std::fprintf(stderr, "this room has no windows\n");
        return 2;
#endif
    }
    const std::unique_ptr<QObject> test = m_make();
    return QTest::qExec(test.get(), argc, argv);
}

}  // namespace latentwalk::test

int main(int argc, char** argv) {
    using latentwalk::test::RoomTest;
    if (RoomTest::first() != nullptr && RoomTest::first()->next() == nullptr &&
        (argc < 2 || RoomTest::first()->name() != argv[1])) {
        return RoomTest::first()->run(argc, argv);
    }
    const std::string_view wanted = argc > 1 ? argv[1] : "";
    for (const RoomTest* test = RoomTest::first(); test != nullptr; test = test->next()) {
        if (test->name() == wanted) {
            // The name takes the place of the program's, by which Qt names folders: tests do not share theirs.
            return test->run(argc - 1, argv + 1);
        }
    }
    std::fprintf(stderr, "The first argument names one of these tests:\n");
    for (const RoomTest* test = RoomTest::first(); test != nullptr; test = test->next()) {
        std::fprintf(stderr, "  %.*s\n", static_cast<int>(test->name().size()), test->name().data());
    }
    return 2;
}
