#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times latentwalk-cli against ONNX Runtime on the same network, in turns, with equal threads.

    npm install --ignore-scripts --prefix FOLDER onnxruntime-node
    tests/bench/compare_with_onnx.py build/release/bin/latentwalk-cli FOLDER [--random 512] [--rounds 5]

Needs python3-torch, python3-numpy and nodejs. The network (plain_network.py) goes to ONNX with its learning-rate factors
multiplied into the weights, and must give there what it gives in PyTorch. Prints the median of every round and the median
of the rounds' ratios; with several sizes, one after the other.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import warnings

from plain_network import Network, numpy, torch


class Exported(torch.nn.Module):
    """The network as a module, with weights that need no factor."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        fold = lambda layer: (layer[0] * (layer[2] or 1), layer[1] * (layer[2] or 1), None)  # noqa: E731
        network.format, network.head = fold(network.format), fold(network.head)
        network.convolutions = [fold(layer) for layer in network.convolutions]

    def forward(self, latent):
        return self.network(latent)


def make_onnx(network, path):
    latent = torch.sin(torch.arange(network.latent_size, dtype=torch.float64) * 12.9898).float()[None] * 2
    image = network(latent)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of shapes that the tracer takes for fixed, which they are
        torch.onnx.export(Exported(network), latent, path, input_names=["latent"], output_names=["image"],
                          opset_version=13)
    return image.numpy()


def time_onnx(node_modules, model, latent_size, threads, seconds, out):
    script = pathlib.Path(__file__).with_name("time_onnx.cjs")
    run = subprocess.run(["node", script, model, str(latent_size), str(threads), str(seconds), out], check=True,
                         capture_output=True, text=True, env=dict(os.environ, NODE_PATH=str(node_modules)))
    return json.loads(run.stdout)


def compare(options, source, name):
    with tempfile.TemporaryDirectory() as folder:
        exact, model, image = (os.path.join(folder, file) for file in ("exact.safetensors", "exact.onnx", "image.f32"))
        command = [options.program, "bench", *source, "--threads", str(options.threads), "--batches", "1", "--json"]
        # The first run only writes the weights for Python.
        subprocess.run([*command, "--seconds", "0.1", "--save", exact], check=True, stdout=subprocess.DEVNULL)
        network = Network(exact)
        wanted = make_onnx(network, model)
        last = str(len(network.depths) - 1)
        ratios, bounds = {}, {}
        for _ in range(options.rounds):
            result = time_onnx(options.node_modules, model, network.latent_size, options.threads, options.seconds, image)
            apart = numpy.abs(numpy.fromfile(image, "<f4").reshape(wanted.shape) - wanted).max()
            if apart > 1e-3:
                sys.exit(f"ONNX Runtime paints another picture: {apart} apart")
            onnx = statistics.median(result["times"])
            print(f"{name}: ONNX Runtime {result['version']} float32  {onnx:8.1f} ms")
            output = subprocess.run([*command, "--seconds", str(options.seconds), "--scale", last], check=True,
                                    capture_output=True).stdout
            for row in json.loads(output)["results"]:
                ratios.setdefault(row["precision"], []).append(onnx / row["median_ms"])
                bounds.setdefault(row["precision"], []).append(row["median_ms"] / row.get("bound_ms", float("nan")))
                print(f"{name}: latentwalk {row['precision']:10}        {row['median_ms']:8.1f} ms  "
                      f"{onnx / row['median_ms']:5.2f} times as fast")
        for precision, values in ratios.items():
            print(f"{name}, {precision}: {statistics.median(values):.2f} times ONNX Runtime's float32 on "
                  f"{options.threads} threads; {statistics.median(bounds[precision]):.2f} x its own bound")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path, help="where onnxruntime-node was installed")
    parser.add_argument("--random", nargs="*", default=[], help="also networks of these sizes with random weights")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    options.node_modules = options.folder.resolve() / "node_modules"
    torch.set_num_threads(options.threads)
    torch.set_grad_enabled(False)
    compare(options, [], "built-in, 128x128")
    for size in options.random:
        compare(options, ["--random", size], f"random, {size}x{size}")


main()
