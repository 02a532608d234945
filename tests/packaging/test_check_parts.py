# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/check-parts looks for all that building needs, and says of each part whether it is here."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def check_parts(*arguments, **environment):
    return subprocess.run([ROOT / "packaging/check-parts", *arguments], capture_output=True, text=True, check=False,
                          env=os.environ | {"LC_ALL": "C.UTF-8"} | environment)


def wanted_by_the_project():
    """The packages and components that configuring the programs insists on."""
    files = [ROOT / "CMakeLists.txt"]
    for room in ("app", "core", "ui"):
        files += (ROOT / room).rglob("CMakeLists.txt")
    wanted = set()
    for file in files:
        text = file.read_text(encoding="utf-8")
        for package, rest in re.findall(r"find_package\((\w+)([^)]*REQUIRED[^)]*)\)", text):
            if package == "Qt6":
                wanted |= {"Qt6" + component for component in rest.split("COMPONENTS")[1].split()}
            else:
                wanted.add(package)
        for modules in re.findall(r"pkg_check_modules\(\w+ REQUIRED IMPORTED_TARGET ([^)]*)\)", text):
            wanted |= set(modules.split())
    return wanted


class CheckParts(unittest.TestCase):
    def test_it_looks_for_all_that_the_project_wants(self):
        done = check_parts()
        listed = {line.split()[1] for line in done.stdout.splitlines() if re.match("(found|missing) ", line)}
        self.assertEqual(wanted_by_the_project() - listed, set())
        self.assertGreater(len(wanted_by_the_project()), 20)

    def test_nothing_is_missing_where_this_was_built(self):
        done = check_parts()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"found +Qt6Core +6\.4 +6\.\d+\.\d+ ")

    def test_what_is_missing_is_named_and_all_of_it(self):
        done = check_parts("-DCMAKE_DISABLE_FIND_PACKAGE_EXPAT=ON", "-DCMAKE_DISABLE_FIND_PACKAGE_Torch=ON")
        self.assertEqual(done.returncode, 1)
        self.assertIn("latentwalk: these are missing: EXPAT, Torch\n", done.stderr)
        self.assertRegex(done.stdout, r"missing +EXPAT +any +- +recipes")

    def test_without_compiler_and_cmake_it_names_the_programs(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("bash", "sed", "grep", "mktemp", "rm", "dirname", "env", "cat"):
                os.symlink(f"/usr/bin/{name}", f"{folder}/{name}")
            done = check_parts(PATH=folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("these are missing: python3, ninja, pkg-config, cmake, c++\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
