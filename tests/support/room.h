// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <string_view>

// The tests of a room (a folder of tests) are one program where all are built: what they share is compiled and linked
// once. Its first argument names the test, and the rest is what Qt Test takes: `file_tests test_npy -v1`. A program of
// one test does without the name.
namespace latentwalk::test {

// What a test runs in; none: it does without an event loop and without what Qt knows of the program.
enum class Application { none, core, window };

// A test of the program's list, which its constructor enters. Made by LATENTWALK_TEST alone.
class RoomTest {
public:
    using Make = std::unique_ptr<QObject> (*)();
    // `file` is the test's source; its name without the ending is the test's.
    RoomTest(std::string_view file, Application application, Make make);
    RoomTest(const RoomTest&) = delete;
    RoomTest& operator=(const RoomTest&) = delete;

    std::string_view name() const { return m_name; }
    const RoomTest* next() const { return m_next; }
    // Runs it with the arguments of a program of its own, and returns that program's exit code.
    int run(int argc, char** argv) const;

    static const RoomTest* first();

private:
    std::string_view m_name;
    Application m_application;
    Make m_make;
    const RoomTest* m_next;
};

}  // namespace latentwalk::test

// Stands where QTEST_MAIN stands in a program of one test: LATENTWALK_TEST(TestNpy, none)
#define LATENTWALK_TEST(Class, application)                    \
    static const latentwalk::test::RoomTest roomTestOf##Class( \
        __FILE__, latentwalk::test::Application::application,  \
        []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
