#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the programs take to begin and what memory they take, with files in the page cache, as one table.

    tests/bench/start_times.py [--runs 20] [--seeds 2000] build/release/bin [OTHER/bin ...]

Each folder holds latentwalk-cli and, where it was built, latentwalk. Times are medians, with the best in brackets, and
the processor time of all threads, which says more on a computer that has other things to do; the folders take turns, so
that those meet all of them. Memory is the most that was resident. The window runs on a display of its own (Xvfb,
xdotool), and its cache, settings and log lie in a folder that is new each time. Its first face is there when the middle
of the screen has the colours of one, counted from the start of the process; with --log info it tells the time itself.
Then the gallery is paged through until so many seeds have their pictures, as its database on the disk says.
"""

import argparse
import contextlib
import mmap
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import time

NAME = 28
COLUMN = 40
WIDTH, HEIGHT = 1600, 1000


def environment(folder):
    """The programs' own folders lie in `folder`."""
    result = dict(os.environ, HOME=str(folder), LC_ALL="C.UTF-8")
    for name, place in (("CONFIG", "config"), ("CACHE", "cache"), ("DATA", "data"), ("STATE", "state")):
        result[f"XDG_{name}_HOME"] = str(folder / place)
    result.pop("LATENTWALK_LOG", None)
    return result


def run(command, folder):
    """Seconds, seconds of all processors and most resident bytes of a command that has to end well."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command}: {error.decode().strip()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def libraries(program):
    """How many shared libraries the dynamic linker loads before main()."""
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    return sum(" (0x" in line for line in listed.splitlines())


class Screen:
    """A screen that nobody looks at but this."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-fbdir",
             self.folder.name], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            self.display = ":" + number.readline().strip()
        with open(pathlib.Path(self.folder.name) / "Xvfb_screen0", "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header, = struct.unpack(">I", self.memory[:4])  # XWD: its own size, and the number of colours behind it
        colours, = struct.unpack(">I", self.memory[76:80])
        self.pixels = header + 12 * colours
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.memory.close()
        self.folder.cleanup()

    def shows_face(self):
        """Whether the middle is neither grey throughout nor flat: text and the empty stage are."""
        seen = set()
        coloured = 0
        for y in range(HEIGHT // 2 - 160, HEIGHT // 2 + 40, 20):
            for x in range(WIDTH // 2 - 100, WIDTH // 2 + 100, 20):
                at = self.pixels + (y * WIDTH + x) * 4
                pixel = self.memory[at:at + 3]
                seen.add(pixel)
                coloured += max(pixel) - min(pixel) > 10
        return len(seen) > 40 and coloured > 50


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def mapped_libraries(pid):
    return len(set(re.findall(r"/\S+\.so[.\d]*$", pathlib.Path(f"/proc/{pid}/maps").read_text(), re.M)))


def first_face(process, screen, begin, limit=60):
    """Milliseconds until the screen shows it."""
    while not screen.shows_face():
        if process.poll() is not None or time.perf_counter() > begin + limit:
            sys.exit("the window ended, or has no face after a minute")
        time.sleep(0.004)
    return (time.perf_counter() - begin) * 1e3


def seeds_painted(folder):
    for database in (folder / "cache").rglob("thumbnails/*"):
        with contextlib.suppress(sqlite3.Error):
            with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
                return opened.execute("SELECT count(DISTINCT seed) FROM thumbnails").fetchone()[0]
    return 0


def browse(screen, folder, seeds, limit=600):
    """Turns the wheel over the gallery until `seeds` pictures are there; how many there are."""
    def xdotool(*words):
        return subprocess.run(["xdotool", *words], env=dict(os.environ, DISPLAY=screen), capture_output=True,
                              text=True).stdout.split()

    window = xdotool("search", "--onlyvisible", "--name", "Latentwalk")[-1]
    xdotool("windowfocus", window)
    # The gallery is on the left. What is out of sight before its turn comes is not painted: slowly.
    xdotool("mousemove", "--window", window, "150", "400")
    end = time.monotonic() + limit
    while (painted := seeds_painted(folder)) < seeds and time.monotonic() < end:
        xdotool("click", "5")
        time.sleep(0.12)
    time.sleep(2)
    return painted


def window(program, screen, seeds=0):
    """Milliseconds and processor time to the first face, libraries, resident bytes then; bytes after so many seeds."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        begin = time.perf_counter()
        process = subprocess.Popen([program], env=dict(environment(folder), DISPLAY=screen.display),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            milliseconds = first_face(process, screen, begin)
            fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
            processors = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            count = mapped_libraries(process.pid)
            first = resident(process.pid)
            painted = browse(screen.display, folder, seeds) if seeds else 0
            return milliseconds, processors, count, first, resident(process.pid), painted
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            while screen.shows_face():  # until the server has cleared it
                time.sleep(0.05)


def megabytes(size):
    return f"{size / 1e6:.0f} MB"


def row(name, values):
    print(name.ljust(NAME) + "".join(value.rjust(COLUMN) for value in values), flush=True)


def times(milliseconds, processors):
    return (f"{statistics.median(milliseconds):.0f} ms ({min(milliseconds):.0f}), "
            f"processors {statistics.median(processors) * 1e3:.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=2000, help="in the gallery; 0: no browsing")
    options = parser.parse_args()
    folders = [folder.resolve() for folder in options.folders]
    model = folders[0].parent / "share/latentwalk/models/celeba-128.safetensors"
    row("", ["…" + str(folder.parent)[2 - COLUMN:] for folder in folders])

    commands = {"--version": ["--version"], "--help": ["--help"], "info (built-in model)": ["info", str(model)],
                "generate --seeds 0": ["generate", "--seeds", "0", "--out", "face.png", "--force", "--quiet"]}
    for name, words in commands.items():
        runs = {folder: [] for folder in folders}
        with tempfile.TemporaryDirectory() as place:
            for turn in range(options.runs + 1):
                for folder in folders:
                    one = run([str(folder / "latentwalk-cli"), *words], pathlib.Path(place))
                    if turn > 0:  # the first brings the files into the page cache
                        runs[folder].append(one)
        row(name, [times([1e3 * one[0] for one in runs[f]], [one[1] for one in runs[f]]) for f in folders])
        row("", [megabytes(max(one[2] for one in runs[f])) for f in folders])
    row("libraries, command line", [str(libraries(folder / "latentwalk-cli")) for folder in folders])

    if not all((folder / "latentwalk").exists() for folder in folders):
        return
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        sys.exit("the window is measured with Xvfb and xdotool")
    with Screen() as screen:
        seen = {folder: [] for folder in folders}
        for turn in range(options.runs + 1):
            for folder in folders:
                result = window(str(folder / "latentwalk"), screen)
                if turn > 0:
                    seen[folder].append(result)
        row("first face of the window", [times([one[0] for one in seen[f]], [one[1] for one in seen[f]])
                                         for f in folders])
        row("libraries, window", [str(seen[f][-1][2]) for f in folders])
        row("resident then", [megabytes(statistics.median(one[3] for one in seen[f])) for f in folders])
        if options.seeds:
            last = [window(str(folder / "latentwalk"), screen, options.seeds) for folder in folders]
            row("resident after browsing", [f"{megabytes(one[4])} ({one[5]} seeds)" for one in last])


if __name__ == "__main__":
    main()
