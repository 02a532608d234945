#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fuzz targets' seeds: tests/data/fuzz/TARGET/seed_*, small files of every kind.

    tests/fuzz/make_seeds.py LATENTWALK_CLI TENSORFLOW_SEED

TENSORFLOW_SEED is the program of that name, which prints a small TensorFlow.js model; both lie in a build of the preset
`dev` with tests. Other files in those folders are what fuzzing found once; this script leaves them alone.
"""
import argparse
import base64
import collections
import datetime
import functools
import io
import json
import pathlib
import pickle
import pickletools
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
SMALL_CHECKPOINTS = ["no_average", "one_scale_stream_grey", "only_average", "half", "bfloat16", "protocol_4"]

REWRITTEN = {
    "recipe_png": ["png_pillow.png", "png_pillow_packed.png", "jpg_magick.png", "jpg_exiftool.png"],
    "recipe_jpeg": ["jpg_exiftool.jpg", "jpg_exiv2_title.jpg"],
    "recipe_webp": ["webp_exiftool.webp", "webp_exiv2_title.webp"],
    "recipe_film": ["mp4_copied.3gp", "mp4_copied.mov", "mp4_keys.mp4", "mp4_piped.mkv", "webm_of_a_track.mkv"],
}


def write(target, name, content):
    folder = DATA / "fuzz" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed_{name}").write_bytes(content)


# Of the standard library only, so that the seeds are the same with and without NumPy; its names are in the variants.
OBJECTS = {
    "args": argparse.Namespace(lr=0.5, path=pathlib.PurePosixPath("a/b")), "count": collections.Counter("aab"),
    "lists": collections.defaultdict(list, {"a": [1]}), "date": datetime.datetime(2026, 1, 2), "set": {1}, "big": -(10**30),
    "partial": functools.partial(int, 2), "bytes": b"\xff\x00", "array": bytearray(b"\xfe"), "complex": 1j,
    "text": "n\xe4\u20ac\n\\", "real": float("-inf"), "truth": (True, False, None), "far": [2**40, -1, 0.25],
}


def write_objects():
    for protocol in range(6):
        write("pickle", f"objects_{protocol}", pickle.dumps(OBJECTS, protocol))


def write_deflated(path):
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for member in archive.infolist():
            # A fixed date: the same seeds each time.
            target.writestr(zipfile.ZipInfo(member.filename), archive.read(member), zipfile.ZIP_DEFLATED)
    write("torch_zip", path.stem + "_deflated", packed.getvalue())


def write_face_networks():
    """A digit for how it goes on with zeros (face_network.cpp), and everything of the file but its weights."""
    for digit, name in [(b"1", "landmarks"), (b"2", "look")]:
        content = (DATA.parent.parent / "resources" / "models" / f"face-{name}.safetensors").read_bytes()
        header = 8 + struct.unpack("<Q", content[:8])[0]
        write("face_network", name, digit + content[:header])
        # Every tensor there, each of one byte or number: no zeros are needed to reach what looks at them.
        tensors = json.loads(content[8:header])
        at = 0
        for key, tensor in tensors.items():
            if key != "__metadata__":
                size = 4 if tensor["dtype"] == "F32" else 1
                tensor.update(shape=[1], data_offsets=[at, at + size])
                at += size
        text = json.dumps(tensors).encode()
        write("face_network", name + "_small", b"0" + struct.pack("<Q", len(text)) + text + bytes(at))


def write_named():
    """Two directions and a score of latents with two components, and the same with a damaged array."""
    direction = {"id": "smile", "score": "smile", "least": -0.125, "most": 0.25, "sdPerUnit": 8.5, "r2": 0.75, "right": 0.9,
                 "held": [{"score": "age"}], "sideEffects": [{"score": "turn", "perDeviation": -0.25}]}
    text = json.dumps({
        "format": "latentwalk-named-directions", "version": 1, "model": "a" * 64, "generator": "average", "latentSize": 2,
        "faces": 1000, "measured": 24, "directions": [direction, {**direction, "id": "turn", "held": [], "sideEffects": []}],
        "scores": [{"id": "smile", "mean": 0.5, "deviation": 0.25, "bias": 0.0, "r2": 0.75}]}).encode()
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }"
    header += b" " * (-(10 + len(header) + 1) % 64) + b"\n"
    for name, first in [("small", 0.6), ("nan", float("nan"))]:
        array = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header
        write("named", name, text + b"\0" + array + struct.pack("<6f", first, 0.8, 1, 0, 2, 1))


def write_photo_session(path):
    """The same walk, whose first face carries offsets of two channels at 4x4 and one at 8x8."""
    session = json.loads(path.read_text())
    numbers = zlib.compress(struct.pack("<96e", *(i / 64 for i in range(96))))
    session["version"] = 2
    session["anchors"][0]["offsets"] = {"of": 0, "closeness": 0.5}
    session["offsets"] = [{"channels": [2, 1, 0], "values": base64.b64encode(numbers).decode()}]
    write("session", "photo", json.dumps(session, indent=1).encode())


def main():
    cli, tensorflow_seed = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])

    def run(*arguments):
        subprocess.run([cli, *map(str, arguments), "--quiet"], check=True)

    for old in DATA.glob("fuzz/*/seed_*"):
        old.unlink()

    for path in [DATA / "variants" / f"{name}.pth" for name in SMALL_CHECKPOINTS]:
        content = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                write("pickle", path.stem, archive.read(next(n for n in archive.namelist() if n.endswith("data.pkl"))))
            if len(content) < 20000:
                write("torch_zip", path.stem, content)
        else:
            write("torch_stream", path.stem, content)
    for path in [DATA / "reference" / "tiny_legacy.pth", DATA / "variants" / "one_scale_stream_grey.pth"]:
        # Magic number, protocol and system are pickles of their own; the fourth is the checkpoint.
        with path.open("rb") as stream:
            for _ in range(4):
                begin = stream.tell()
                for _ in pickletools.genops(stream):
                    pass
            write("pickle", path.stem + "_stream", path.read_bytes()[begin:stream.tell()])

    write_objects()
    write_deflated(DATA / "variants" / "only_average.pth")
    write_face_networks()
    write_named()

    write("tensorflow_js", "small", subprocess.run([tensorflow_seed], check=True, stdout=subprocess.PIPE).stdout)
    for path in (DATA / "npy").glob("*.npy"):
        write("npy", path.stem, path.read_bytes())
    for path in (DATA / "npz").glob("*.npz"):
        write("face_file", path.stem, path.read_bytes())

    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        for name, dtype in [("one_scale_stream_grey", "float16"), ("no_average", "float32")]:
            run("convert", DATA / "variants" / f"{name}.pth", folder / f"{name}.safetensors", "--dtype", dtype)
            for made in folder.glob(f"{name}*.safetensors"):
                write("safetensors", made.stem, made.read_bytes())

        model = DATA / "variants" / "latent_40.pth"
        run("generate", "--seeds", "7", "--model", model, "--out", folder / "one.png")
        run("walk", "--from", "1", "--to", "2", "--frames", "4", "--model", model, "--out", folder / "walk.png")
        session = folder / "walk.latentwalk"
        run("reproduce", folder / "walk.png", "--out", folder / "again.png", "--session", session, "--model", model)
        session.write_text(session.read_text().replace('"straight"', '"spherical"'))
        films = [folder / f"walk.{kind}" for kind in ["mp4", "webm", "gif", "apng", "webp"]]
        for film in films:
            run("render", session, "--model", model, "--video", film, "--frames", "2", "--size", "16x16", "--force")
        for kind in ["png", "jpg", "webp"]:
            run("render", session, "--model", model, "--picture", folder / f"picture.{kind}", "--force")
        write("session", "walk", session.read_bytes())
        write_photo_session(session)
        family = folder / "family.latentwalk"
        run("breed", "--parents", "1,2", "--count", "3", "--generations", "2", "--model", model, "--out",
            folder / "children.png")
        run("reproduce", folder / "children.png", "--out", folder / "more.png", "--session", family, "--model", model)
        write("session", "family", family.read_bytes())
        write("recipe_png", "one", (folder / "one.png").read_bytes())
        write("recipe_png", "picture", (folder / "picture.png").read_bytes())
        write("recipe_png", "apng", (folder / "walk.apng").read_bytes())
        write("recipe_jpeg", "picture", (folder / "picture.jpg").read_bytes())
        write("recipe_webp", "picture", (folder / "picture.webp").read_bytes())
        write("recipe_webp", "film", (folder / "walk.webp").read_bytes())
        for kind in ["mp4", "webm", "gif"]:
            write("recipe_film", kind, (folder / f"walk.{kind}").read_bytes())

        run("generate", "--seeds", "7-9", "--model", model, "--images", folder / "pictures")
        (folder / "pictures" / "notes.txt").write_text("no picture")
        for size in ["4", "8"]:
            run("train", folder / "pictures", "--out", folder / size, "--size", size, "--width", "1", "--batch", "1", "--images", "3")
            write("training_data", size, (folder / size / "pictures.latentwalk-data").read_bytes())
            write("training_state", size, (folder / size / "state.safetensors").read_bytes())
    # As other programs have written them again.
    for target, names in REWRITTEN.items():
        for name in names:
            path = DATA / "rewritten" / name
            write(target, path.name.replace(".", "_"), path.read_bytes())


if __name__ == "__main__":
    main()
