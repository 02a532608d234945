# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures for packaging/check-cuda what a graphics card makes of latentwalk-cli, and prints one table.

    measure.py PROGRAM cuda|cpu

Every picture of the card is held against that of the processor in float32. With `cpu` nothing is said of a card: the same
steps, on the processor, show that they work. Ends with 1 where something does not hold.
"""
import ast
import json
import math
import os
import subprocess
import sys
import tempfile
import time

import torch

# Decibels against the processor in float32. float32 only adds in another order; 40 is the rule for halves of numbers.
LEAST = {"float32": 80, "float16": 40, "bfloat16": 40}
STEPWISE = "step by step"  # of the notice that a graph could not be recorded
SIZES = (128, 512)
BATCHES = {"cuda": (1, 2, 4, 8, 16), "cpu": (1, 2)}
LEFT_FREE = (4000, 2000, 1200, 800)  # MB of the card, with the rest taken


class Failure(Exception):
    """A step that could not be done, as one sentence."""


class Table:
    def __init__(self):
        self.rows = []
        self.holds = True

    def add(self, what, size, precision, batch, value, wanted="", holds=None):
        verdict = "" if holds is None else "holds" if holds else "FAILS"
        self.holds = self.holds and holds is not False
        self.rows.append([what, size, precision, str(batch), value, wanted, verdict])
        print("  " + ", ".join(filter(None, self.rows[-1])), file=sys.stderr, flush=True)

    def text(self):
        head = ["check", "size", "precision", "batch", "measured", "wanted", ""]
        widths = [max(len(row[i]) for row in [head] + self.rows) for i in range(len(head))]
        lines = [head, ["-" * max(width, 3) for width in widths]] + self.rows
        return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
                         for line in lines)


def read_npy(path):
    """The images of a .npy file of float32, a tensor each; without NumPy, which this Python need not have."""
    with open(path, "rb") as file:
        head = file.read(10)
        if head[:6] != b"\x93NUMPY":
            raise Failure(f"{path} is no .npy file")
        header = ast.literal_eval(file.read(int.from_bytes(head[8:10], "little")).decode("latin-1"))
        if header["descr"] != "<f4":
            raise Failure(f"{path} holds {header['descr']}, not float32")
        values = torch.frombuffer(bytearray(file.read()), dtype=torch.float32)
    return list(values.reshape(header["shape"]))


def decibels(a, b):
    """PSNR of values in [-1, 1]; infinite for equal ones."""
    error = float(((a.double() - b.double()) ** 2).mean())
    return math.inf if error == 0 else 10 * math.log10(4 / error)


def in_decibels(value):
    return "the same bits" if math.isinf(value) else f"{value:.1f} dB"


class Program:
    def __init__(self, path, device, folder):
        self.path, self.device, self.folder = path, device, folder

    def run(self, *arguments):
        """stdout and stderr of the command."""
        done = subprocess.run([self.path, *arguments], capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            said = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
            raise Failure(f"'latentwalk-cli {' '.join(arguments)}' ended with {done.returncode}: {said}")
        return done.stdout, done.stderr

    def images(self, seeds, precision, device=None, model=None):
        """The images of seeds, and what was said meanwhile."""
        path = os.path.join(self.folder, "images.npy")
        arguments = ["generate", "--seeds", seeds, "--device", device or self.device, "--precision", precision, "--raw",
                     path, "--force"] + (["--model", model] if model else [])
        said = self.run(*arguments)[1]
        return read_npy(path), said

    def bench(self, size, batches, precision, seconds="0.5", save=None):
        scale = int(math.log2(size)) - 2
        arguments = ["bench", "--json", "--device", self.device, "--precision", precision, "--scale", str(scale),
                     "--batches", ",".join(map(str, batches)), "--seconds", seconds]
        if size != 128:
            arguments += ["--random", str(size)]
        if save:
            arguments += ["--save", save, "--force"]
        return json.loads(self.run(*arguments)[0])["results"]


def check_speed_and_parity(program, table, precisions):
    for size in SIZES:
        for precision in precisions:
            for row in program.bench(size, BATCHES[program.device], precision):
                quality = math.inf if row["psnr_db"] is None else row["psnr_db"]
                table.add("parity", f"{size}²", row["precision"], row["batch"], in_decibels(quality),
                          f"≥ {LEAST[precision]} dB", quality >= LEAST[precision] and row["precision"] == precision)
                table.add("bench", f"{size}²", row["precision"], row["batch"],
                          f"{row['median_ms']:.2f} ms, {row['images_per_second']:.0f} images/s")


def check_places(program, table, precisions):
    """A face is the same at whatever place of a batch of whatever size it is made."""
    for precision in precisions:
        together, said = program.images("0-44", precision)
        worst = math.inf
        for seed in (0, 15, 16, 31, 40, 44):
            alone, _ = program.images(str(seed), precision)
            worst = min(worst, decibels(alone[0], together[seed]))
        wanted = LEAST[precision]
        table.add("each place in a batch", "128²", precision, "45", in_decibels(worst), f"≥ {wanted} dB", worst >= wanted)
        if program.device == "cuda":
            stepwise = STEPWISE in said
            table.add("graphs", "128²", precision, "45", "step by step" if stepwise else "replayed" if precision ==
                      "float16" else "not used", "replayed" if precision == "float16" else "",
                      not stepwise if precision == "float16" else None)
        again, _ = program.images("7", precision)
        once, _ = program.images("7", precision)
        table.add("the same twice", "128²", precision, "1", in_decibels(decibels(again[0], once[0])), "the same bits",
                  torch.equal(again[0], once[0]))


def check_memory(program, table):
    """With little of the card's memory left, smaller batches or the processor make the same pictures."""
    model = os.path.join(program.folder, "large.safetensors")
    program.run("bench", "--random", "1024", "--save", model, "--force", "--device", "cpu", "--precision", "float32",
                "--scale", "0", "--batches", "1", "--seconds", "0.1")
    right, _ = program.images("0-15", "float32", device="cpu", model=model)
    fell_back = False
    for left in LEFT_FREE:
        torch.cuda.empty_cache()
        free, _ = torch.cuda.mem_get_info()
        taken = torch.empty(max(0, int(free - left * 1e6)), dtype=torch.uint8, device="cuda")
        try:
            made, said = program.images("0-15", "float16", device="auto", model=model)
        finally:
            del taken
            torch.cuda.empty_cache()
        worst = min(decibels(a, b) for a, b in zip(made, right))
        notes = [line for line in said.splitlines() if "too little memory" in line]
        fell_back = fell_back or bool(notes)
        how = "enough" if not notes else "processor" if any("made on" in line for line in notes) else "smaller batches"
        table.add(f"{left} MB left", "1024²", "float16", "16", f"{in_decibels(worst)}, {how}", "≥ 40 dB", worst >= 40)
    table.add("memory fall-back", "1024²", "float16", "16", "reached" if fell_back else "never reached", "reached",
              fell_back)


def main():
    program_path, device = sys.argv[1:]
    begin = time.monotonic()
    table = Table()
    with tempfile.TemporaryDirectory(prefix="latentwalk-cuda-") as folder:
        program = Program(program_path, device, folder)
        precisions = ["float32", "float16"] if device == "cuda" else ["float32"]
        checks = [lambda: check_speed_and_parity(program, table, precisions),
                  lambda: check_places(program, table, precisions)]
        if device == "cuda":
            checks.append(lambda: check_memory(program, table))
        for check in checks:
            try:
                check()
            except (Failure, subprocess.TimeoutExpired, OSError, ValueError, RuntimeError) as error:
                table.add("not done", "", "", "", str(error).split("\n")[0], "", False)
    print(table.text())
    print(f"\nMeasured in {time.monotonic() - begin:.0f} s; {'all of it holds' if table.holds else 'not all of it holds'}.")
    sys.exit(0 if table.holds else 1)


if __name__ == "__main__":
    main()
