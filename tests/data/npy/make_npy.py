#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes .npy files of the kinds that NumPy can make (needs python3-numpy)."""
import gzip
import pathlib
import pickle

import numpy as np

here = pathlib.Path(__file__).parent
values = np.arange(12, dtype="<f4").reshape(3, 4) / 8 - 0.5
np.save(here / "float32.npy", values)
np.save(here / "float64.npy", values.astype("<f8"))
np.save(here / "fortran.npy", np.asfortranarray(values))
np.save(here / "cube_fortran.npy", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4)))
np.save(here / "vector.npy", values.reshape(-1))
np.save(here / "scalar.npy", np.float32(2.5))
np.save(here / "empty.npy", values[:0])
for version in (2, 3):
    with open(here / f"version{version}.npy", "wb") as file:
        np.lib.format.write_array(file, values, version=(version, 0))
for kind in ("<f2", ">f2", ">f4", ">f8", "i1", "<i2", ">i4", "<i8", "u1", ">u2", "<u4", ">u8", "?"):
    dtype = np.dtype(kind)
    numbers = {"f": values, "i": np.arange(12) - 4, "u": np.arange(12), "b": np.arange(12) % 2}[dtype.kind].reshape(3, 4)
    order = {">": "big_", "<": "", "=": "", "|": ""}[dtype.byteorder]
    if dtype != values.dtype:
        np.save(here / f"{order}{dtype.newbyteorder('<').name}.npy", numbers.astype(dtype))
np.save(here / "big_fortran.npy", np.asfortranarray(values.astype(">f4")))
np.save(here / "bad_nan.npy", np.where(values > 0, values, np.nan).astype("<f4"))
np.save(here / "bad_objects.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
np.save(here / "bad_complex.npy", values.astype("<c8"))
np.save(here / "bad_infinite.npy", np.where(values > 0, values, -np.inf).astype("<f2"))
np.save(here / "bad_too_large.npy", np.full((2, 2), 1e300))
np.save(here / "bad_fields.npy", np.zeros(3, dtype=[("seed", "<i8"), ("latent", "<f4", (4,))]))
np.save(here / "bad_text_values.npy", np.array(["a", "b"]))
np.save(here / "bad_dates.npy", np.array(["2026-01-01"], dtype="M8[D]"))
with open(here / "bad_pickle.npy", "wb") as file:
    pickle.dump(values, file)
np.savetxt(here / "bad_text.npy", values)
with gzip.GzipFile(here / "bad_gzip.npy", "wb", mtime=0) as file:
    np.save(file, values)
