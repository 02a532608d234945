#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds packaging/progress.py against builds that are made up: how it counts, what it says, and when it says nothing."""
import importlib.util
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

script = pathlib.Path(__file__).resolve().parents[2] / "packaging/progress.py"
spec = importlib.util.spec_from_file_location("progress", script)
progress = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(progress)


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Words(unittest.TestCase):
    def test_steps_are_named_for_readers(self):
        for step, said in {
            "Building CXX object core/CMakeFiles/latentwalk_model.dir/model/pickle.cpp.o": "compiled core/model/pickle.cpp",
            "Building CXX object core/CMakeFiles/latentwalk_model.dir/Unity/unity_0_cxx.cxx.o": "compiled a part of latentwalk_model",
            "Building CXX object ui/CMakeFiles/latentwalk_ui.dir/cmake_pch.hxx.gch": "compiled a part of latentwalk_ui",
            "Building CXX object CMakeFiles/one.dir/main.cpp.o": "compiled main.cpp",
            "Linking CXX executable bin/latentwalk": "linked latentwalk",
            "Automatic MOC for target latentwalk_ui": "automatic MOC for target latentwalk_ui",
        }.items():
            self.assertEqual(progress.doing(step), said)

    def test_times_are_rounded_as_people_do(self):
        for seconds, said in {0: "less than a minute", 44: "less than a minute", 50: "about 1 min", 89: "about 1 min",
                              100: "about 2 min", 900: "about 15 min"}.items():
            self.assertEqual(progress.for_reader(seconds), said)


class Weights(unittest.TestCase):
    def test_unity_sources_weigh_by_their_files(self):
        with tempfile.TemporaryDirectory() as folder:
            unity = pathlib.Path(folder, "core/CMakeFiles/a.dir/Unity/unity_0_cxx.cxx")
            unity.parent.mkdir(parents=True)
            unity.write_text("".join(f'#include "{i}.cpp"\n' for i in range(6)))
            step = "Building CXX object core/CMakeFiles/a.dir/Unity/unity_0_cxx.cxx.o"
            self.assertAlmostEqual(progress.weight(folder, step), 2)
            self.assertEqual(progress.weight(folder, "Building CXX object core/CMakeFiles/a.dir/b.cpp.o"), 1)
            self.assertGreater(progress.weight(folder, "Building CXX object ui/CMakeFiles/a.dir/cmake_pch.hxx.gch"), 1)
            self.assertLess(progress.weight(folder, "Linking CXX executable bin/a"), 1)


class Estimates(unittest.TestCase):
    def test_nothing_is_claimed_in_the_beginning(self):
        estimate = progress.Estimate(100, 0)
        self.assertIsNone(estimate.left(5))
        estimate.add(4, 20)
        self.assertIsNone(estimate.left(20))
        estimate.add(1, 25)
        self.assertAlmostEqual(estimate.left(25), 475)

    def test_an_even_build_is_told_right_all_the_time(self):
        estimate = progress.Estimate(100, 1000)
        for second in range(1, 100):
            estimate.add(1, 1000 + 6 * second)
            if second >= 5:
                self.assertAlmostEqual(estimate.left(1000 + 6 * second), 6 * (100 - second), delta=6)

    def test_a_crowd_out_of_the_cache_is_forgotten(self):
        estimate = progress.Estimate(100, 0)
        for second in range(1, 51):
            estimate.add(1, second)  # one a second
        for step in range(1, 21):
            estimate.add(1, 50 + 20 * step)  # then one in twenty
        self.assertAlmostEqual(estimate.left(450), 600, delta=60)

    def test_more_steps_than_announced_do_no_harm(self):
        estimate = progress.Estimate(2, 0)
        for second in range(1, 20):
            estimate.add(1, second)
        self.assertLess(estimate.left(20), 1)
        self.assertEqual(progress.Estimate(0, 0).share(), 0.99)

    def test_a_build_of_steps_without_weight_takes_its_time(self):
        estimate = progress.Estimate(0, 0)
        self.assertIsNone(estimate.left(30))
        estimate.add(0, 40)
        self.assertIsNone(estimate.left(60))


class Lines(unittest.TestCase):
    def said(self, out):
        os.environ["TERM"] = "xterm"
        display = progress.Display(out, 100, 0)
        estimate = progress.Estimate(100, 0)
        for second in range(1, 101):
            if second % 2 == 0:
                estimate.add(1, second)
            display.show(estimate, "compiled a.cpp", second)
        display.end(100, True)
        return out.getvalue()

    def test_elsewhere_there_are_few_lines_and_no_other_control(self):
        said = self.said(io.StringIO())
        lines = said.splitlines()
        self.assertIn("Building: about 3 min on this machine", lines)
        self.assertIn("Built in 1:40 min", lines)
        self.assertLessEqual(len(lines), 8)
        self.assertNotIn("\r", said)

    def test_a_terminal_has_one_line_that_changes(self):
        said = self.said(Terminal())
        self.assertGreater(said.count("\r"), 50)
        self.assertNotIn("\x1b", said)
        self.assertLess(max(len(line) for part in said.splitlines() for line in part.split("\r")), 80)

    def test_a_short_build_says_nothing(self):
        out = Terminal()
        display = progress.Display(out, 2, 0)
        display.show(progress.Estimate(2, 0), "", 1)
        display.end(2, True)
        self.assertEqual(out.getvalue(), "")


class Builds(unittest.TestCase):
    """A project without a compiler, built with CMake and Ninja."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.source = pathlib.Path(self.folder.name)
        self.build = self.source / "build"
        self.write("good.txt ${CMAKE_COMMAND} -E touch good.txt", "bad.txt ${CMAKE_COMMAND} -E cat nothing-here")
        subprocess.run(["cmake", "-G", "Ninja", "-S", self.source, "-B", self.build], check=True, capture_output=True)

    def write(self, *commands):
        text = "cmake_minimum_required(VERSION 3.25)\nproject(p NONE)\n"
        for command in commands:
            name = command.split()[0]
            text += f"add_custom_command(OUTPUT {name} COMMAND {command.split(' ', 1)[1]})\n"
            text += f"add_custom_target({name.split('.')[0]} DEPENDS {name})\n"
        (self.source / "CMakeLists.txt").write_text(text)

    def run_it(self, *arguments):
        return subprocess.run([sys.executable, script, self.build, *arguments], capture_output=True, text=True, check=False)

    def test_what_is_built_is_there_and_nothing_is_said(self):
        for _ in range(2):
            done = self.run_it("--target", "good")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
            self.assertTrue((self.build / "good.txt").exists())

    def test_errors_go_through(self):
        done = self.run_it("--target", "bad")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("nothing-here", done.stdout)
        self.assertNotIn(progress.MARK, done.stdout)
        self.assertNotEqual(self.run_it("--target", "unknown").returncode, 0)

    def test_cmake_that_has_to_run_again_runs_first(self):
        self.write("good.txt ${CMAKE_COMMAND} -E touch good.txt", "new.txt ${CMAKE_COMMAND} -E touch new.txt")
        done = self.run_it("--target", "new")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertTrue((self.build / "new.txt").exists())

    def test_a_long_build_counts_down(self):
        self.write(*(f"t{i}.txt sleep 0.8 && ${{CMAKE_COMMAND}} -E touch t{i}.txt" for i in range(6)))
        names = [f"t{i}" for i in range(6)]
        done = self.run_it("--target", *names, "-j", "1")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"Building: +[4-8]\d %, less than a minute left \(generating t\d.txt\)")

    def test_the_steps_are_known_before_they_are_done(self):
        command = ["cmake", "--build", str(self.build), "--target", "good"]
        environment = {**os.environ, "NINJA_STATUS": f"{progress.MARK}%f/%t{progress.MARK}"}
        self.assertEqual(progress.steps_to_do(command, environment), ["Generating good.txt"])
        self.run_it("--target", "good")
        self.assertEqual(progress.steps_to_do(command, environment), [])


if __name__ == "__main__":
    unittest.main()
