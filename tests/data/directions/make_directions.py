#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden directions for test_found_directions, from NumPy's eigh.

Usage: make_directions.py MODEL.safetensors   (writes beside itself)

For the format layer's weight A (outputs, latent size) of the built-in model and of a small made-up matrix: eigenvalues,
largest first, and eigenvectors of A^T A with A as it is ("plain") and with each row brought to length 1 ("sefa", the
convention of SeFa's released code, whose matrix is A^T and whose columns are normalised). Signs are NumPy's.
"""
import json
import pathlib
import struct
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
COUNT = 10


def format_layer(path):
    data = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    entry = json.loads(data[8:8 + length])["formatLayer.module.weight"]
    begin, end = (8 + length + offset for offset in entry["data_offsets"])
    dtype = {"F16": "<f2", "F32": "<f4"}[entry["dtype"]]
    return np.frombuffer(data[begin:end], dtype).reshape(entry["shape"])


def eigen(matrix):
    values, vectors = np.linalg.eigh(matrix.T @ matrix)
    return values[::-1], vectors[:, ::-1].T


def describe(name, matrix, count):
    matrix = matrix.astype(np.float64)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    about = {}
    for kind, a in (("plain", matrix), ("sefa", matrix / np.where(lengths > 0, lengths, 1))):
        values, vectors = eigen(a)
        vectors[:count].astype("<f4").tofile(HERE / f"{name}.{kind}.f32")
        about[kind] = values[:count].tolist()
    return about


small = np.random.default_rng(6).normal(size=(48, 12)).astype(np.float32) * np.linspace(0.5, 2, 12, dtype=np.float32)
small[7] = 0  # an output without weights
small.tofile(HERE / "small.matrix.f32")
cases = {"small": {"shape": list(small.shape), **describe("small", small, 12)},
         "celeba128": describe("celeba128", format_layer(sys.argv[1]), COUNT)}
(HERE / "cases.json").write_text(json.dumps(cases, indent=1) + "\n")
