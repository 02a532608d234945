# SPDX-License-Identifier: GPL-3.0-or-later
"""The network in plain PyTorch, written from its description (Karras et al. 2018; the layers of pytorch_GAN_zoo's GNet in
their order), on weights that `latentwalk-cli bench --save` wrote: what the program is compared with."""

import json
import math
import struct
import sys

try:
    import numpy
    import torch
    import torch.nn.functional as functional
except ModuleNotFoundError as missing:
    sys.exit(f"{sys.argv[0]}: {sys.executable} has no {missing.name}: install Debian's python3-{missing.name} "
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
