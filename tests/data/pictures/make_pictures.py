#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures beside this file, which Qt does not write: tests/data/pictures/make_pictures.py (Pillow).

cmyk.jpg is the astronaut (../faces/astronaut.png) in CMYK, as Adobe's programs write it. interlaced.png has 9x7 pixels
(20 x, 30 y, 100), Adam7. Small ones of every kind are what fuzzing begins at (../fuzz/photo).
"""
import struct
import zlib
from pathlib import Path

from PIL import Image

here = Path(__file__).parent
Image.open(here.parent / "faces" / "astronaut.png").convert("RGB").convert("CMYK").save(here / "cmyk.jpg", quality=90)

width, height = 9, 7
raw = b""
for left, top, across, down in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
    for y in range(top, height, down):
        row = b"".join(bytes((20 * x, 30 * y, 100)) for x in range(left, width, across))
        if row:
            raw += b"\0" + row


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


interlaced = (
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1))
    + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))
(here / "interlaced.png").write_bytes(interlaced)

seeds = here.parent / "fuzz" / "photo"
seeds.mkdir(exist_ok=True)
small = Image.new("RGBA", (7, 5))
small.putdata([(30 * (i % 7), 40 * (i // 7), 90, 255 - 5 * i) for i in range(35)])
colour = small.convert("RGB")
exif = Image.Exif()
exif[0x0112] = 6
for name, image, options in [
    ("seed_png", colour, {}), ("seed_png_alpha", small, {}), ("seed_png_grey", colour.convert("L"), {}),
    ("seed_png_palette", colour.convert("P"), {}), ("seed_png_16", colour.convert("I"), {}),
    ("seed_png_exif", colour, {"exif": exif}), ("seed_jpeg", colour, {}), ("seed_jpeg_exif", colour, {"exif": exif}),
    ("seed_jpeg_grey", colour.convert("L"), {}), ("seed_jpeg_cmyk", colour.convert("CMYK"), {}),
    ("seed_jpeg_progressive", colour, {"progressive": True}), ("seed_webp", colour, {"exif": exif}),
    ("seed_webp_alpha", small, {}), ("seed_webp_lossless", small, {"lossless": True}),
]:
    image.save(seeds / name, name.split("_")[1].upper(), **options)
(seeds / "seed_png_interlaced").write_bytes(interlaced)
