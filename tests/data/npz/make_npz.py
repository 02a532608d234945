#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the faces of this folder as NumPy does (needs python3-numpy)."""
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
face = {
    "z": np.arange(4, dtype="<f4").reshape(1, 4) / 2 - 0.5,
    "offset4": (np.arange(32) / 16).astype("<f2").reshape(2, 4, 4),
    "offset8": (np.arange(192) / -32).astype("<f2").reshape(3, 8, 8),
    "closeness": np.float32(0.75),
}
np.savez(here / "stored.npz", **face)
np.savez_compressed(here / "compressed.npz", **face)
