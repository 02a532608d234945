#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times latentwalk-cli against the same network in Python's eager PyTorch, in turns, with equal threads.

    tests/bench/compare_with_eager.py build/release/bin/latentwalk-cli [--model FILE | --random 512] [--rounds 3]

Needs python3-torch and python3-numpy. The network is that of plain_network.py: what a user of Python would run. Prints the
median of every round and the median of the rounds' ratios.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

from plain_network import Network, torch


def time_eager(network, seconds):
    torch.manual_seed(0)
    latent = torch.randn(1, network.latent_size)
    network(latent)
    times = []
    begin = time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < seconds:
        before = time.perf_counter()
        network(latent)
        times.append(1000 * (time.perf_counter() - before))
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--model")
    parser.add_argument("--random")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_grad_enabled(False)

    with tempfile.TemporaryDirectory() as folder:
        exact = os.path.join(folder, "float32.safetensors")
        source = ["--random", options.random] if options.random else ["--model", options.model] if options.model else []
        command = [options.program, "bench", *source, "--threads", str(options.threads), "--batches", "1", "--json"]
        # The first run only writes the weights for Python.
        subprocess.run([*command, "--seconds", "0.1", "--save", exact], check=True, stdout=subprocess.DEVNULL)
        network = Network(exact)
        last = str(len(network.depths) - 1)
        ratios = {}
        for _ in range(options.rounds):
            eager = time_eager(network, options.seconds)
            print(f"eager PyTorch {torch.__version__} float32  {eager:8.1f} ms")
            output = subprocess.run([*command, "--seconds", str(options.seconds), "--scale", last], check=True,
                                    capture_output=True).stdout
            for row in json.loads(output)["results"]:
                ratio = eager / row["median_ms"]
                ratios.setdefault(row["precision"], []).append(ratio)
                print(f"latentwalk {row['precision']:10}         {row['median_ms']:8.1f} ms  {ratio:5.2f} times as fast")
        for precision, values in ratios.items():
            print(f"{precision}: {statistics.median(values):.2f} times eager float32 on {options.threads} threads")


main()
