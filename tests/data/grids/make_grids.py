#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes images and the grids that torchvision's save_image makes of them (needs python3-torchvision)."""
import json
import pathlib

import torch
from torchvision.utils import save_image

here = pathlib.Path(__file__).parent
CASES = [  # name, shape, columns, scale_each
    ("eight_each", (8, 3, 6, 6), 8, True),
    ("five_of_three_fixed", (5, 3, 4, 4), 3, False),
    ("two_of_eight_each", (2, 3, 8, 8), 8, True),
    ("single_each", (1, 3, 8, 8), 8, True),
    ("grey_fixed", (3, 1, 4, 4), 2, False),
    ("grey_single_each", (1, 1, 4, 4), 2, True),
]
cases = []
for index, (name, shape, columns, scale_each) in enumerate(CASES):
    torch.manual_seed(index)
    images = torch.randn(shape) * 0.7
    if name == "two_of_eight_each":
        images[1] = 0.25  # no contrast at all
    images.numpy().astype("<f4").tofile(here / f"{name}.f32")
    clamped = torch.clamp(images, min=-1, max=1)
    how = dict(scale_each=True) if scale_each else dict(value_range=(-1, 1))
    save_image(clamped, here / f"{name}.png", nrow=columns, normalize=True, **how)
    cases.append({"name": name, "shape": list(shape), "columns": columns, "scale_each": scale_each})
(here / "cases.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")
