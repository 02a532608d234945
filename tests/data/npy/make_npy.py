#!/usr/bin/python3
"""Writes .npy files of the kinds that NumPy can make (needs python3-numpy)."""
import pathlib

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
np.save(here / "bad_integers.npy", values.astype("<i4"))
np.save(here / "bad_big_endian.npy", values.astype(">f4"))
np.save(here / "bad_nan.npy", np.where(values > 0, values, np.nan).astype("<f4"))
np.save(here / "bad_objects.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
