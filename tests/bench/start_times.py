#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the programs take to begin and what memory they take, with files in the page cache, as one table.

    tests/bench/start_times.py [--runs 20] [--seeds 2000] build/release/bin [OTHER/bin ...]

Each folder holds latentwalk-cli and, where it was built, latentwalk. Times are medians, with the best beside them: the
folders take turns, so that what else the computer does meets all of them. Memory is the most that was resident.
The window runs on a display of its own (Xvfb, xdotool), and its cache, settings and log lie in a folder that is new
each time; its first face is when it says so itself (--log info), from the start of the process. Then the gallery is
paged through until so many seeds have their pictures, as its database on the disk says.
"""

import argparse
import contextlib
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

LINE = "{:<34}" + "{:>26}"


def environment(folder):
    """The programs' own folders lie in `folder`."""
    result = dict(os.environ, HOME=str(folder), LC_ALL="C.UTF-8")
    for name, place in (("CONFIG", "config"), ("CACHE", "cache"), ("DATA", "data"), ("STATE", "state")):
        result[f"XDG_{name}_HOME"] = str(folder / place)
    result.pop("LATENTWALK_LOG", None)
    return result


def run(command, folder):
    """Seconds and most resident bytes of a command that has to end well."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command}: {error.decode().strip()}")
    return seconds, usage.ru_maxrss * 1024


def libraries(program):
    """How many shared libraries the dynamic linker loads before main()."""
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    return sum(" (0x" in line for line in listed.splitlines())


@contextlib.contextmanager
def display():
    """A screen that nobody looks at."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield ":" + number.readline().strip()
    finally:
        server.terminate()
        server.wait()


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def mapped_libraries(pid):
    return len(set(re.findall(r"/\S+\.so[.\d]*$", pathlib.Path(f"/proc/{pid}/maps").read_text(), re.M)))


def first_face(process):
    """Milliseconds, as the window's log has them."""
    for line in process.stderr:
        if found := re.search(r"first face (\d+) ms", line):
            return int(found[1])
    sys.exit("the window ended, or does not say when its first face is there")


def seeds_painted(folder):
    for database in (folder / "cache").rglob("thumbnails/*"):
        with contextlib.suppress(sqlite3.Error):
            with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
                return opened.execute("SELECT count(DISTINCT seed) FROM thumbnails").fetchone()[0]
    return 0


def browse(screen, folder, seeds, limit=600):
    """Pages through the gallery until `seeds` pictures are there; how many there are."""
    def xdotool(*words):
        return subprocess.run(["xdotool", *words], env=dict(os.environ, DISPLAY=screen), capture_output=True,
                              text=True).stdout.split()

    window = xdotool("search", "--onlyvisible", "--name", "Latentwalk")[-1]
    xdotool("windowfocus", window)
    # Into the gallery, which is on the left; a click on the stage or a button would do something else.
    xdotool("mousemove", "--window", window, "150", "500", "click", "1")
    end = time.monotonic() + limit
    while (painted := seeds_painted(folder)) < seeds and time.monotonic() < end:
        xdotool("key", "Page_Down")
        time.sleep(0.4)
    time.sleep(2)
    return painted


def window(program, screen, seeds=0):
    """Milliseconds to the first face, libraries, and resident bytes then and after `seeds` seeds (and how many)."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        process = subprocess.Popen([program, "--log", "info"], env=dict(environment(folder), DISPLAY=screen),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            milliseconds = first_face(process)
            count = mapped_libraries(process.pid)
            first = resident(process.pid)
            painted = browse(screen, folder, seeds) if seeds else 0
            return milliseconds, count, first, resident(process.pid), painted
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            process.stderr.close()


def megabytes(size):
    return f"{size / 1e6:.0f} MB"


def row(name, values):
    print(LINE.format(name, values[0]) + "".join(f"{value:>26}" for value in values[1:]), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=2000, help="in the gallery; 0: no browsing")
    options = parser.parse_args()
    folders = [folder.resolve() for folder in options.folders]
    model = folders[0].parent / "share/latentwalk/models/celeba-128.safetensors"
    row("", [str(folder.parent) if len(str(folder.parent)) < 25 else "…" + str(folder.parent)[-23:]
             for folder in folders])

    commands = {"--version": ["--version"], "--help": ["--help"], "info (built-in model)": ["info", str(model)],
                "generate --seeds 0": ["generate", "--seeds", "0", "--out", "face.png", "--force", "--quiet"]}
    for name, words in commands.items():
        times = {folder: [] for folder in folders}
        memory = dict.fromkeys(folders, 0)
        with tempfile.TemporaryDirectory() as place:
            for turn in range(options.runs + 1):
                for folder in folders:
                    seconds, size = run([str(folder / "latentwalk-cli"), *words], pathlib.Path(place))
                    if turn > 0:  # the first brings the files into the page cache
                        times[folder].append(seconds * 1e3)
                        memory[folder] = max(memory[folder], size)
        row(name, [f"{statistics.median(times[f]):.0f} ms ({min(times[f]):.0f}), {megabytes(memory[f])}"
                   for f in folders])
    row("libraries, command line", [str(libraries(folder / "latentwalk-cli")) for folder in folders])

    if not all((folder / "latentwalk").exists() for folder in folders):
        return
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        sys.exit("the window is measured with Xvfb and xdotool")
    with display() as screen:
        seen = {folder: [] for folder in folders}
        for turn in range(options.runs + 1):
            for folder in folders:
                result = window(str(folder / "latentwalk"), screen)
                if turn > 0:
                    seen[folder].append(result)
        faces = {folder: [one[0] for one in seen[folder]] for folder in folders}
        row("first face of the window", [f"{statistics.median(faces[f]):.0f} ms ({min(faces[f])})" for f in folders])
        row("libraries, window", [str(seen[f][-1][1]) for f in folders])
        row("resident then", [megabytes(statistics.median(one[2] for one in seen[f])) for f in folders])
        if options.seeds:
            last = [window(str(folder / "latentwalk"), screen, options.seeds) for folder in folders]
            row("resident after browsing", [f"{megabytes(one[3])} ({one[4]} seeds)" for one in last])


if __name__ == "__main__":
    main()
