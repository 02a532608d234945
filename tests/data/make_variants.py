#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/variants: small checkpoints as pytorch_GAN_zoo's ProgressiveGAN.save writes them, each with
something that the reference files do not have, and what PyTorch computes from them (float32, C order).

Needs PyTorch (1.13 was used) and NumPy:  tests/data/make_variants.py
GNet follows pytorch_GAN_zoo, models/networks/progressive_conv_net.py, in its names and in its arithmetic.
"""

import json
import math
import pathlib
import sys
import types
from collections import OrderedDict

import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).resolve().parent / "variants"


class BaseConfig:
    """The class whose instances GAN zoo pickles; only its name and its module matter."""


BaseConfig.__module__ = "models.utils.config"
for name in ("models", "models.utils", "models.utils.config"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["models.utils.config"].BaseConfig = BaseConfig


def layer_shapes(depths, latent, channels):
    shapes = OrderedDict()
    for i in range(1, len(depths)):
        shapes[f"scaleLayers.{i - 1}.0"] = (depths[i], depths[i - 1], 3, 3)
        shapes[f"scaleLayers.{i - 1}.1"] = (depths[i], depths[i], 3, 3)
    for i, depth in enumerate(depths):
        shapes[f"toRGBLayers.{i}"] = (channels, depth, 1, 1)
    shapes["formatLayer"] = (16 * depths[0], latent)
    shapes["groupScale0.0"] = (depths[0], depths[0], 3, 3)
    return shapes


def make_state(shapes, generator, scale):
    state = OrderedDict()
    for name, shape in shapes.items():
        state[name + ".module.weight"] = torch.randn(shape, generator=generator) * scale
        state[name + ".module.bias"] = torch.randn(shape[0], generator=generator) * 0.3
    return state


def forward(state, config, latents):
    def value(name):
        return state[name + ".module.weight"].float(), state[name + ".module.bias"].float()

    def scaled(x, weight):
        return x * math.sqrt(2.0 / weight[0].numel()) if config.equalizedlR else x

    def norm(x):
        return x * ((x ** 2).mean(dim=1, keepdim=True) + 1e-8).rsqrt() if config.perChannelNormalization else x

    def conv(x, name, padding):
        weight, bias = value(name)
        return scaled(F.conv2d(x, weight, bias, padding=padding), weight)

    def block(x, name):
        return norm(F.leaky_relu(conv(x, name, 1), config.leakyReluLeak))

    def upsample(x):
        return F.interpolate(x, scale_factor=2, mode="nearest")

    weight, bias = value("formatLayer")
    x = F.leaky_relu(scaled(F.linear(norm(latents), weight, bias), weight), config.leakyReluLeak)
    x = norm(x.view(x.size(0), -1, 4, 4))
    x = block(x, "groupScale0.0")
    previous = None
    last = len(config.depthOtherScales)
    for i in range(1, last + 1):
        if config.alpha > 0 and i == last:
            previous = upsample(conv(x, f"toRGBLayers.{i - 1}", 0))
        x = block(block(upsample(x), f"scaleLayers.{i - 1}.0"), f"scaleLayers.{i - 1}.1")
    x = conv(x, f"toRGBLayers.{last}", 0)
    if previous is not None:
        x = config.alpha * previous + (1.0 - config.alpha) * x
    return torch.tanh(x) if config.lossCriterion in ("MSE", "DCGAN") else x


def strided(state):
    """The same values at other places: channels last, transposed, every second element, a part of a larger storage."""
    result = OrderedDict()
    for i, (name, value) in enumerate(state.items()):
        if value.dim() == 4:
            result[name] = value.contiguous(memory_format=torch.channels_last)
        elif value.dim() == 2:
            result[name] = value.t().contiguous().t()
        elif i % 4 == 1:
            result[name] = torch.stack([value, torch.full_like(value, 7)], dim=1).reshape(-1)[::2]
        else:
            result[name] = torch.cat([torch.full((5,), 9.0), value, torch.full((3,), 9.0)])[5:-3]
        assert torch.equal(result[name], value)
    return result


def old_names(state, every=1):
    return OrderedDict((name.replace(".module", "") if i % every == 0 else name, value)
                       for i, (name, value) in enumerate(state.items()))


def variant(name, *, depths=(8, 6), latent=12, channels=3, leak=0.2, alpha=0, equalized=True, pixel_norm=True,
            loss="WGANGP", zipped=False, protocol=2, average=True, raw=True, change=None, dtype=None, count=2,
            without=()):
    generator = torch.Generator().manual_seed(sum(name.encode()))
    config = BaseConfig()
    config.depthScale0 = depths[0]
    config.initBiasToZero = True
    config.leakyReluLeak = leak
    config.depthOtherScales = list(depths[1:])
    config.perChannelNormalization = pixel_norm
    config.alpha = alpha
    config.miniBatchStdDev = False
    config.equalizedlR = equalized
    config.noiseVectorDim = latent
    config.dimOutput = channels
    config.latentVectorDim = latent
    config.lossCriterion = loss
    shapes = layer_shapes(depths, latent, channels)
    scale = 1.0 if equalized else 0.2
    networks = {"netG": make_state(shapes, generator, scale) if raw else None,
                "netD": make_state({"fromRGBLayers.0": (4, channels, 1, 1)}, generator, 1.0),
                "avgG": make_state(shapes, generator, scale) if average else None}
    latents = torch.randn(count, latent, generator=generator)
    saved = {"config": config}
    for key, state in networks.items():
        if state is None:
            continue
        if dtype is not None:
            state = OrderedDict((k, v.to(dtype)) for k, v in state.items())
        if key != "netD":
            images = forward(state, config, latents)
            (HERE / f"{name}.{key}.f32").write_bytes(images.contiguous().numpy().tobytes())
        saved[key] = change(state) if change else state
    (HERE / f"{name}.latents.f32").write_bytes(latents.numpy().tobytes())
    (HERE / f"{name}.json").write_text(json.dumps({
        "file": f"{name}.pth", "serialization": "zip" if zipped else "legacy",
        "latent_shape": list(latents.shape), "image_shape": list(images.shape), "alpha": float(alpha),
        "depthScale0": depths[0], "depthOtherScales": list(depths[1:]), "leakyReluLeak": float(leak),
        "equalizedlR": bool(equalized), "lossCriterion": loss, "perChannelNormalization": bool(pixel_norm),
        "dimOutput": channels, "raw_generator": raw, "average_generator": average}, indent=1) + "\n")
    for field in without:
        delattr(config, field)
    torch.save(saved, HERE / f"{name}.pth", pickle_protocol=protocol, _use_new_zipfile_serialization=zipped)


def main():
    torch.set_num_threads(1)
    HERE.mkdir(exist_ok=True)
    variant("grey", depths=(8, 8, 4), channels=1)
    variant("not_equalized", equalized=False, zipped=True)
    variant("one_scale", depths=(10,), zipped=True)
    variant("one_scale_stream_grey", depths=(6,), channels=1, alpha=0.5)
    variant("tanh_blend", depths=(8, 6, 4), loss="DCGAN", alpha=0.6, leak=0.05, zipped=True)
    variant("latent_40", latent=40, loss="Logistic")
    variant("no_average", average=False)
    variant("only_average", raw=False, zipped=True)
    variant("half", dtype=torch.float16, zipped=True)
    variant("bfloat16", dtype=torch.bfloat16, zipped=True)
    variant("double", dtype=torch.float64)
    variant("strided", change=strided, zipped=True)
    variant("strided_stream", change=strided)
    variant("no_pixel_norm", pixel_norm=False, equalized=True)
    variant("mixed_names", change=lambda state: old_names(state, 2))
    variant("old_names_zip", change=old_names, zipped=True, loss="MSE")
    variant("protocol_4", zipped=True, protocol=4)
    variant("loose_types", leak=0, alpha=True, equalized=1, pixel_norm=1.0)
    variant("defaults", without=("leakyReluLeak", "perChannelNormalization", "alpha", "equalizedlR", "lossCriterion",
                                 "depthScale0", "depthOtherScales", "latentVectorDim", "dimOutput"))


if __name__ == "__main__":
    main()
