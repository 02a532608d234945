#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes what other programs make of our recipes: tests/data/rewritten/KIND_HOW.ENDING from original.KIND.

    tests/data/rewritten/make_rewritten.py LATENTWALK_CLI

Needs Debian 12's ffmpeg, exiv2, libimage-exiftool-perl, imagemagick and python3-pil.
"""
import json
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

from PIL import Image, PngImagePlugin

HERE = pathlib.Path(__file__).resolve().parent


def run(*arguments, **options):
    subprocess.run([str(argument) for argument in arguments], check=True, **options)


def ffmpeg(source, target, *options):
    run("ffmpeg", "-v", "error", "-y", "-i", source, "-c", "copy", *options, target)


def copied(name, target):
    shutil.copyfile(HERE / name, HERE / target)
    return HERE / target


def make_originals(cli):
    model = HERE.parent / "variants" / "latent_40.pth"
    with tempfile.TemporaryDirectory() as scratch:
        session = pathlib.Path(scratch) / "walk.latentwalk"
        grid = pathlib.Path(scratch) / "walk.png"
        run(cli, "walk", "--from", "1", "--to", "2", "--frames", "3", "--model", model, "--out", grid, "--quiet")
        run(cli, "reproduce", grid, "--session", session, "--quiet")
        content = json.loads(session.read_text())
        content["anchors"][0]["name"] = 'Zoë & "Ana" <1>'
        session.write_text(json.dumps(content))
        for kind in ["png", "jpg", "webp"]:
            run(cli, "render", session, "--model", model, "--picture", HERE / f"original.{kind}", "--force", "--quiet")
        for kind in ["mp4", "webm"]:
            run(cli, "render", session, "--model", model, "--frames", "2", "--video", HERE / f"original.{kind}", "--force",
                "--quiet")


def make_films():
    film = HERE / "original.mp4"
    ffmpeg(film, HERE / "mp4_copied.mov")
    ffmpeg(film, HERE / "mp4_copied.m4v")
    ffmpeg(film, HERE / "mp4_copied.3gp")
    ffmpeg(film, HERE / "mp4_copied.mkv")
    ffmpeg(film, HERE / "mp4_keys.mp4", "-movflags", "use_metadata_tags")
    ffmpeg(film, HERE / "mp4_keys.mov", "-movflags", "use_metadata_tags+faststart")
    ffmpeg(film, HERE / "mp4_in_pieces.mp4", "-movflags", "frag_keyframe+empty_moov")
    ffmpeg(film, HERE / "mp4_keys_in_pieces.mov", "-movflags", "frag_keyframe+empty_moov+use_metadata_tags")
    with (HERE / "mp4_piped.mkv").open("wb") as out:
        run("ffmpeg", "-v", "error", "-i", film, "-c", "copy", "-f", "matroska", "pipe:1", stdout=out)
    ffmpeg(HERE / "original.webm", HERE / "webm_live.webm", "-live", "1")
    ffmpeg(HERE / "original.webm", HERE / "webm_of_a_track.mkv", "-map_metadata:s:v", "0:g", "-map_metadata", "-1")


def chunks(png):
    at = 8
    while at < len(png):
        length, = struct.unpack(">I", png[at:at + 4])
        yield png[at + 4:at + 8], png[at + 8:at + 8 + length]
        at += 12 + length


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def make_pngs():
    image = Image.open(HERE / "original.png")
    text = str(image.info["latentwalk"])
    for name, packed in [("png_pillow", False), ("png_pillow_packed", True)]:
        info = PngImagePlugin.PngInfo()
        info.add_text("latentwalk", text, zip=packed)
        image.save(HERE / f"{name}.png", pnginfo=info)
    parts = list(chunks((HERE / "original.png").read_bytes()))
    moved = [part for part in parts if part[0] == b"iTXt"]
    last = parts.index((b"IEND", b""))
    rest = [part for part in parts[:last] if part[0] != b"iTXt"]
    (HERE / "png_text_behind.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in rest + moved + [parts[last]]))
    run("exiv2", "-Mset Xmp.dc.title hello", copied("original.png", "png_exiv2.png"))
    run("exiftool", "-q", "-overwrite_original", "-Artist=me", "-XMP-dc:Title=hello",
        copied("original.png", "png_exiftool.png"))


def make_pictures_with_xmp():
    for kind in ["jpg", "webp"]:
        run("exiv2", "-Mset Xmp.dc.title hello", copied(f"original.{kind}", f"{kind}_exiv2_title.{kind}"))
        run("exiv2", "-Mset Exif.Image.Artist me", copied(f"original.{kind}", f"{kind}_exiv2_artist.{kind}"))
        run("exiftool", "-q", "-overwrite_original", "-Artist=me", "-XMP-dc:Title=hello",
            copied(f"original.{kind}", f"{kind}_exiftool.{kind}"))
    picture = HERE / "original.jpg"
    run("convert", picture, HERE / "jpg_magick.png")
    run("convert", picture, HERE / "jpg_magick.webp")
    run("convert", picture, "-quality", "80", HERE / "jpg_magick.jpg")
    Image.new("RGB", (4, 4)).save(HERE / "jpg_exiftool.png")
    run("exiftool", "-q", "-overwrite_original", "-tagsfromfile", picture, "-xmp", HERE / "jpg_exiftool.png")


def main():
    make_originals(pathlib.Path(sys.argv[1]).resolve())
    make_films()
    make_pngs()
    make_pictures_with_xmp()


if __name__ == "__main__":
    main()
