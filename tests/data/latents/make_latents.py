#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the latents that Python's torch samples for seeds and shapes at the edges (needs python3-torch)."""
import json
import pathlib

import torch

here = pathlib.Path(__file__).parent
SEEDS = [0, 12345, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**32 + 5, 2**63 - 1, 2**63, 2**64 - 1]
SHAPES = [(1, 24), (1, 1), (1, 15), (1, 17), (1, 40), (3, 40), (2, 7), (5, 3), (1, 512), (2, 512)]
cases = []
for index, seed in enumerate(SEEDS):
    count, size = SHAPES[index]
    torch.manual_seed(seed)
    name = f"seed_{seed}_{count}x{size}.f32"
    torch.randn(count, size).numpy().astype("<f4").tofile(here / name)
    cases.append({"file": name, "seed": str(seed), "count": count, "size": size})
(here / "cases.json").write_text(json.dumps({"torch": torch.__version__, "cases": cases}, indent=1) + "\n")
