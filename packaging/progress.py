#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `cmake --build FOLDER ARGUMENTS...` with Ninja and says what is being done and how long it will still take.

On a terminal that is one line that changes, elsewhere a line every half minute. What compilers and tools print goes
through; a build that has nothing to do, or is ready at once, says nothing. Ends with the exit status of the build.
"""
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import time

MARK = "\x1e"  # frames Ninja's status, so that no line of a compiler is taken for one
PATIENCE = 3  # seconds before anything is said
INTERVAL = 30  # seconds between the lines where there is no terminal


def weight(folder, step):
    """How long a step takes, in units of one compiled file. Linking, moc and copying are next to nothing beside that.

    The files of one unity source share their headers: each after the first costs a fifth (twelve together were measured
    to cost a quarter of twelve alone)."""
    compiled = re.fullmatch(r"Building CXX object (.+)\.(o|gch)", step)
    if not compiled:
        return 0.1
    source = compiled[1]
    if compiled[2] == "gch" or "mocs_compilation" in source:
        return 3
    if "/Unity/" in source:
        try:
            with open(os.path.join(folder, source), encoding="utf-8") as file:
                files = sum(line.startswith("#include") for line in file)
        except OSError:
            files = 12
        return 1 + 0.2 * max(0, files - 1)
    return 1


def doing(step):
    """The step for a reader: 'compiled core/model/pickle.cpp'."""
    compiled = re.fullmatch(r"Building CXX object (?:(.+)/)?CMakeFiles/(.+?)\.dir/(.+)\.(?:o|gch)", step)
    if compiled:
        folder, target, source = compiled.groups()
        if "/Unity/" in "/" + source or "_autogen/" in source or source.startswith("cmake_pch"):
            return f"compiled a part of {target}"
        return f"compiled {folder}/{source}" if folder else f"compiled {source}"
    linked = re.fullmatch(r"Linking .* (\S+)", step)
    return f"linked {os.path.basename(linked[1])}" if linked else step[:1].lower() + step[1:]


def for_reader(seconds):
    if seconds < 45:
        return "less than a minute"
    return f"about {max(1, round(seconds / 60))} min"


class Estimate:
    """The time left, from what was measured here: what is left of the weight, at the rate of the later half of the time
    (of two minutes at least), since files out of the compiler cache come in crowds."""

    def __init__(self, total, begin):
        self.total = total
        self.begin = begin
        self.done = 0
        self.samples = [(begin, 0)]

    def add(self, step_weight, now):
        self.done += step_weight
        self.samples.append((now, self.done))

    def share(self):
        return min(0.99, self.done / self.total) if self.total > 0 else 0.99

    def left(self, now):
        """Seconds, or None while too little is known: a twentieth of the work, and ten seconds or half of it. Where no
        step has a weight, as where files are only looked at, nothing is ever known."""
        elapsed = now - self.begin
        if self.done <= 0 or self.share() < 0.05 or (elapsed < 10 and self.share() < 0.5):
            return None
        since = now - max(120, elapsed / 2)
        before = max((sample for sample in self.samples if sample[0] <= since), default=self.samples[0])
        if self.done <= before[1]:
            before = self.samples[0]
        return (1 - self.share()) * self.total * (now - before[0]) / (self.done - before[1])


class Display:
    def __init__(self, out, steps, begin):
        self.out = out
        self.changes = out.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self.steps = steps
        self.begin = begin
        self.next = begin + PATIENCE
        self.width = 0
        self.said_first = False
        self.said_whole = False

    def line(self, text):
        self.out.write(("\r" + " " * self.width + "\r" if self.width else "") + text + "\n")
        self.out.flush()
        self.width = 0

    def show(self, estimate, last, now):
        if now < self.begin + PATIENCE:
            return
        left = estimate.left(now)
        if not self.said_first:
            self.said_first = True
            if left is None:
                self.line(f"Building: {self.steps} steps; how long they take shows after the first ones")
        if left is not None and not self.said_whole:
            self.said_whole = True
            if left >= 45:
                self.line(f"Building: {for_reader(now - self.begin + left)} on this machine")
        text = f"Building: {int(100 * estimate.share()):2d} %"
        text += f", {for_reader(left)} left" if left is not None else f", {for_reader(now - self.begin)} so far"
        text += f" ({last})" if last else ""
        if self.changes:
            room = shutil.get_terminal_size().columns - 1
            text = text if len(text) <= room else text[: max(0, room - 3)] + "..."
            self.out.write("\r" + text.ljust(min(self.width, room)))
            self.out.flush()
            self.width = len(text)
        elif now >= self.next:
            self.next = now + INTERVAL
            self.line(text)

    def end(self, now, good):
        if self.width:
            self.out.write("\r" + " " * self.width + "\r")
            self.out.flush()
            self.width = 0
        if good and now - self.begin >= INTERVAL:
            seconds = round(now - self.begin)
            self.line(f"Built in {seconds // 60}:{seconds % 60:02d} min")


def steps_to_do(command, environment):
    """What Ninja would do, one description a step."""
    listed = subprocess.run([*command, "--", "-n"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            text=True, errors="replace", check=False).stdout
    return [line.split(MARK)[2] for line in listed.split("\n") if line.startswith(MARK) and line.count(MARK) >= 2]


def build(folder, arguments):
    environment = {**os.environ, "NINJA_STATUS": f"{MARK}%f/%t{MARK}"}
    command = ["cmake", "--build", folder, *arguments]
    steps = steps_to_do(command, environment)
    if steps and all(step.startswith("Re-running CMake") for step in steps):
        # Ninja knows the other steps only when CMake has run again.
        done = subprocess.run(["cmake", "--build", folder, "--target", "build.ninja", "--", "--quiet"], check=False)
        if done.returncode != 0:
            return done.returncode
        steps = steps_to_do(command, environment)

    begin = time.monotonic()
    estimate = Estimate(sum(weight(folder, step) for step in steps), begin)
    display = Display(sys.stdout, len(steps), begin)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT if display.changes else None)
    # Ctrl+C reaches Ninja too, which then ends by itself; what is sent to this process alone is handed on.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    signal.signal(signal.SIGHUP, lambda *_: process.terminate())

    last = ""
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            if selector.select(1):
                piece = os.read(process.stdout.fileno(), 65536)
                if not piece:
                    break
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    text = line.decode(errors="replace")
                    if text.startswith(MARK) and text.count(MARK) >= 2:
                        step = text.split(MARK)[2]
                        estimate.add(weight(folder, step), time.monotonic())
                        last = doing(step)
                    elif text != "ninja: no work to do.":
                        display.line(text)
            display.show(estimate, last, time.monotonic())
    if rest:
        display.line(rest.decode(errors="replace"))
    status = process.wait()
    display.end(time.monotonic(), status == 0)
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("progress.py FOLDER ARGUMENTS...: what cmake --build takes")
    sys.exit(build(sys.argv[1], sys.argv[2:]))
