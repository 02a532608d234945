#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A training step in plain PyTorch, as one writes it from its description, against ours.

    tests/bench/train_bench.py build/release/bin/train_bench [--width 64] [--batch 16] [--threads 2] [--rounds 3]

The step: WGAN-GP with drift, equalised rate, minibatch standard deviation, pixelnorm, fade-in, Adam(0.001, 0, 0.99), and
a moving average. Both run by turns, and the best round of each counts; processor time is given as well, which other
work on the computer does not change.
"""
import argparse
import math
import re
import subprocess
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


class Equalized(nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module
        nn.init.normal_(module.weight)
        nn.init.zeros_(module.bias)
        self.factor = math.sqrt(2 / (module.weight[0].numel()))

    def forward(self, x):
        return self.module(x) * self.factor


def conv(before, after, size):
    return Equalized(nn.Conv2d(before, after, size, padding=size // 2))


def linear(before, after):
    return Equalized(nn.Linear(before, after))


def leaky(x):
    return F.leaky_relu(x, 0.2)


def norm(x):
    return x * (x.square().mean(1, keepdim=True) + 1e-8).rsqrt()


class Generator(nn.Module):
    def __init__(self, width, scale):
        super().__init__()
        self.format = linear(width, width * 16)
        self.first = conv(width, width, 3)
        self.scales = nn.ModuleList(nn.ModuleList([conv(width, width, 3), conv(width, width, 3)]) for _ in range(scale))
        self.heads = nn.ModuleList(conv(width, 3, 1) for _ in range(scale + 1))

    def forward(self, z, alpha):
        x = norm(leaky(self.format(norm(z))).view(len(z), -1, 4, 4))
        x = norm(leaky(self.first(x)))
        before = None
        for i, layers in enumerate(self.scales):
            if alpha > 0 and i == len(self.scales) - 1:
                before = F.interpolate(self.heads[i](x), scale_factor=2)
            x = F.interpolate(x, scale_factor=2)
            for layer in layers:
                x = norm(leaky(layer(x)))
        image = self.heads[-1](x)
        return image if before is None else alpha * before + (1 - alpha) * image


class Discriminator(nn.Module):
    def __init__(self, width, scale):
        super().__init__()
        self.rgb = nn.ModuleList(conv(3, width, 1) for _ in range(scale + 1))
        self.scales = nn.ModuleList(nn.ModuleList([conv(width, width, 3), conv(width, width, 3)]) for _ in range(scale))
        self.last = conv(width + 1, width, 3)
        self.dense = linear(width * 16, width)
        self.decision = linear(width, 1)

    def forward(self, image, alpha):
        x = leaky(self.rgb[-1](image))
        for i in reversed(range(len(self.scales))):
            for layer in self.scales[i]:
                x = leaky(layer(x))
            x = F.avg_pool2d(x, 2)
            if alpha > 0 and i == len(self.scales) - 1:
                x = alpha * leaky(self.rgb[i](F.avg_pool2d(image, 2))) + (1 - alpha) * x
        group = 4 if len(x) % 4 == 0 else len(x)
        deviation = (x.view(-1, group, *x.shape[1:]).var(1) + 1e-8).sqrt().flatten(1).mean(1)
        channel = deviation.repeat_interleave(group).view(-1, 1, 1, 1).expand(-1, 1, 4, 4)
        x = leaky(self.last(torch.cat([x, channel], 1)))
        return self.decision(leaky(self.dense(x.flatten(1))))


class Trainer:
    def __init__(self, width, scale, batch, alpha):
        self.width, self.batch, self.alpha = width, batch, alpha
        self.generator, self.average = Generator(width, scale), Generator(width, scale)
        self.discriminator = Discriminator(width, scale)
        adam = {"lr": 0.001, "betas": (0, 0.99), "eps": 1e-8}
        self.for_generator = torch.optim.Adam(self.generator.parameters(), **adam)
        self.for_discriminator = torch.optim.Adam(self.discriminator.parameters(), **adam)
        self.images = torch.rand(batch, 3, 4 << scale, 4 << scale)

    def step(self):
        alpha, real = self.alpha, self.images
        if alpha > 0:
            real = alpha * F.interpolate(F.avg_pool2d(real, 2), scale_factor=2) + (1 - alpha) * real
        self.for_discriminator.zero_grad()
        on_real = self.discriminator(real, alpha)
        fake = self.generator(torch.randn(self.batch, self.width), alpha).detach()
        loss = -on_real.sum() + self.discriminator(fake, alpha).sum() + 0.001 * on_real.square().sum()
        mix = torch.rand(self.batch, 1, 1, 1)
        mixed = (mix * real + (1 - mix) * fake).requires_grad_()
        gradient, = torch.autograd.grad(self.discriminator(mixed, alpha).sum(), mixed, create_graph=True)
        loss = loss + 10 * (gradient.flatten(1).norm(dim=1) - 1).square().sum()
        loss.backward()
        self.for_discriminator.step()
        self.for_generator.zero_grad()
        loss = -self.discriminator(self.generator(torch.randn(self.batch, self.width), alpha), alpha).sum()
        loss.backward()
        self.for_generator.step()
        with torch.no_grad():
            for mine, theirs in zip(self.average.parameters(), self.generator.parameters()):
                mine.mul_(0.999).add_(theirs, alpha=0.001)


def measure(trainer, seconds):
    trainer.step()
    trainer.step()
    begin, processor, steps = time.monotonic(), time.process_time(), 0
    while time.monotonic() - begin < seconds:
        trainer.step()
        steps += 1
    images = steps * trainer.batch
    return images / (time.monotonic() - begin), images / (time.process_time() - processor)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench")
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 2, 3])
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    print("PyTorch", torch.__version__, "width", options.width, "batch", options.batch, "threads", options.threads)
    for scale in options.scales:
        for alpha in (0.5, 0.0):
            trainer = Trainer(options.width, scale, options.batch, alpha)
            best = [[0.0, 0.0], [0.0, 0.0]]
            for _ in range(options.rounds):
                theirs = measure(trainer, options.seconds)
                told = subprocess.run([options.bench, *map(str, (scale, options.width, options.batch, options.threads,
                                                                 alpha, options.seconds))],
                                      check=True, capture_output=True, text=True).stdout
                ours = [float(number) for number in re.findall(r"[0-9.]+", told)]
                for known, new in zip(best, (theirs, ours)):
                    known[:] = [max(pair) for pair in zip(known, new)]
            print(f"{4 << scale:4}, alpha {alpha}: Python {best[0][0]:7.1f} images/s, ours {best[1][0]:7.1f}, "
                  f"{best[1][0] / best[0][0]:.2f} times; by processor time {best[1][1] / best[0][1]:.2f} times")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
