# SPDX-License-Identifier: GPL-3.0-or-later
"""What starts a bundle (packaging/appdir/AppRun) chooses the program, and says when the system is too old for it."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP_RUN = (ROOT / "packaging/appdir/AppRun").read_text(encoding="utf-8")


def write_script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


class AppRun(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        # A folder with a blank, as people have them.
        self.folder = Path(self.temporary.name) / "my programs"
        write_script(self.folder / "AppRun", APP_RUN.replace("@GLIBC@", "2.36"))
        for name in ("latentwalk", "latentwalk-cli"):
            write_script(self.folder / "usr/bin" / name, f'#!/bin/sh\nprintf "%s|" {name} "$@"\n')
            (self.folder / name).symlink_to("AppRun")
        self.use_glibc("glibc 2.36")

    def use_glibc(self, said):
        write_script(self.folder / "system/getconf", f"#!/bin/sh\n[ -n '{said}' ] && echo '{said}'\n")

    def run_as(self, name, *arguments, **environment):
        path = f"{self.folder}/system:/usr/bin:/bin"
        return subprocess.run([self.folder / name, *arguments], capture_output=True, text=True, check=False,
                              env={"PATH": path} | environment)

    def test_the_name_or_the_first_argument_chooses_the_program(self):
        self.assertEqual(self.run_as("AppRun", "a file").stdout, "latentwalk|a file|")
        self.assertEqual(self.run_as("latentwalk", "--log", "info").stdout, "latentwalk|--log|info|")
        self.assertEqual(self.run_as("latentwalk-cli", "info").stdout, "latentwalk-cli|info|")
        self.assertEqual(self.run_as("AppRun", "--cli", "info", "").stdout, "latentwalk-cli|info||")
        # The runtime of an AppImage starts AppRun, and says in ARGV0 as what it was started itself.
        self.assertEqual(self.run_as("AppRun", ARGV0="/opt/latentwalk-cli").stdout, "latentwalk-cli|")
        self.assertEqual(self.run_as("AppRun", ARGV0="./Latentwalk.AppImage").stdout, "latentwalk|")

    def test_newer_systems_will_do(self):
        for version in ("2.36", "2.41", "2.100", "3.0"):
            self.use_glibc("glibc " + version)
            self.assertEqual(self.run_as("latentwalk").returncode, 0, version)

    def test_older_systems_and_those_without_glibc_are_told(self):
        for said, has in (("glibc 2.31", "2.31"), ("glibc 2.4", "2.4"), ("", "none")):
            self.use_glibc(said)
            done = self.run_as("latentwalk")
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout, "")
            self.assertEqual(done.stderr, f"latentwalk: this needs glibc 2.36 or newer, and this system has {has}\n")


if __name__ == "__main__":
    unittest.main()
