#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times latentwalk-cli against the same network in Python's eager PyTorch, in turns, with equal threads.

    tests/bench/compare_with_eager.py build/release/bin/latentwalk-cli [--model FILE | --random 512] [--rounds 3]

Needs python3-torch and python3-numpy. The network is written from its description (Karras et al. 2018; the layers of
pytorch_GAN_zoo's GNet in their order), so that what is compared is what a user of Python would run. Prints the median of
every round and the median of the rounds' ratios.
"""
import argparse
import json
import math
import os
import statistics
import struct
import subprocess
import sys
import tempfile
import time

try:
    import numpy
    import torch
    import torch.nn.functional as functional
except ModuleNotFoundError as missing:
    sys.exit(f"compare_with_eager.py: {sys.executable} has no {missing.name}: install Debian's python3-{missing.name} "
             "and run this with /usr/bin/python3")


def read_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    tensors = {}
    for name, about in header.items():
        if name != "__metadata__":
            begin, end = about["data_offsets"]
            kind = {"F32": "<f4", "F16": "<f2"}[about["dtype"]]
            array = numpy.frombuffer(data[begin:end], kind).astype("f4").reshape(about["shape"])
            tensors[name] = torch.from_numpy(array)
    return header["__metadata__"], tensors


class Network:
    def __init__(self, path):
        metadata, tensors = read_safetensors(path)
        self.leak = float(metadata["leak"])
        self.latent_size = int(metadata["latent_size"])
        self.depths = [int(depth) for depth in metadata["depths"].split(",")]
        equalized = metadata["equalized_lr"] == "true"

        def layer(name):
            weight = tensors[name + ".module.weight"]
            factor = math.sqrt(2 / weight[0].numel()) if equalized else None
            return weight, tensors[name + ".module.bias"], factor

        last = len(self.depths) - 1
        self.format = layer("formatLayer")
        self.convolutions = [layer("groupScale0.0")]
        for scale in range(last):
            self.convolutions += [layer(f"scaleLayers.{scale}.0"), layer(f"scaleLayers.{scale}.1")]
        self.head = layer(f"toRGBLayers.{last}")

    @staticmethod
    def normalize(x):
        return x * torch.rsqrt((x * x).mean(1, keepdim=True) + 1e-8)

    @staticmethod
    def apply(function, x, layer, **more):
        weight, bias, factor = layer
        x = function(x, weight, bias, **more)
        return x if factor is None else x * factor

    def __call__(self, latents):
        x = self.apply(functional.linear, self.normalize(latents), self.format)
        x = self.normalize(functional.leaky_relu(x, self.leak).view(len(latents), self.depths[0], 4, 4))
        for index, layer in enumerate(self.convolutions):
            if index % 2 == 1:
                x = functional.interpolate(x, scale_factor=2, mode="nearest")
            x = self.normalize(functional.leaky_relu(self.apply(functional.conv2d, x, layer, padding=1), self.leak))
        return self.apply(functional.conv2d, x, self.head)


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
