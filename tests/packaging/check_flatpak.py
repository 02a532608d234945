# SPDX-License-Identifier: GPL-3.0-or-later
"""check_flatpak.py FOLDER ID PREFIX: the manifest in FOLDER is one that flatpak-builder can read, packs the program of that
ID, and takes every source from a place that cannot change under it."""
import re
import sys
from pathlib import Path

import yaml

folder, program_id, prefix = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
manifest = yaml.safe_load((folder / f"{program_id}.yml").read_text(encoding="utf-8"))


def need(condition, complaint):
    if not condition:
        sys.exit(f"{folder}: {complaint}")


need(manifest["id"] == program_id, f"the id is not {program_id}")
need((prefix / "bin" / manifest["command"]).is_file(), "the command is not a program of ours")
for key in ("runtime", "runtime-version", "sdk", "finish-args", "modules"):
    need(manifest.get(key), f"{key} is missing")
systems = {"simple", "cmake", "cmake-ninja", "autotools", "meson"}
for module in manifest["modules"]:
    name = module["name"]
    need(module["buildsystem"] in systems, f"{name} is built with {module['buildsystem']}")
    need(module["sources"], f"{name} has no sources")
    for source in module["sources"]:
        if source["type"] == "archive":
            need(source["url"].startswith("https://"), f"{name} does not come over HTTPS")
            need(re.fullmatch("[0-9a-f]{64}", source["sha256"]), f"{name} has no SHA-256")
        elif source["type"] == "git":
            need(source["url"].startswith("https://") and source.get("tag"), f"{name} has no tag")
        else:
            need(source["type"] in ("file", "dir"), f"{name} has a source of type {source['type']}")
            need((folder / source["path"]).exists(), f"{name}: {source['path']} is not there")
need(manifest["modules"][-1]["name"] == "latentwalk", "Latentwalk is not built last")
need(not any("filesystem=home" in allowed or "filesystem=host" in allowed for allowed in manifest["finish-args"]),
     "the sandbox is open")
