#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the man page and the shell completions of a program from what its --help says.

Usage: write_manual.py PROGRAM TEMPLATE VERSION DATE FOLDER

PROGRAM is asked for --help, and each command that it names for its own. TEMPLATE is the man page's prose; the lines
@OPTIONS@ and @COMMANDS@ in it are replaced. FOLDER receives NAME.1.gz, NAME.bash, _NAME and NAME.fish.
"""
import gzip
import subprocess
import sys
from pathlib import Path

from help_text import Help
from shells import bash, fish, zsh


def escaped(text):
    """TEXT for troff: no hyphen becomes a dash, no line a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def option_entry(option):
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in option.names)
    value = f" \\fI{escaped(option.value)}\\fR" if option.value else ""
    text = [f"{escaped(option.description)}."]
    if option.choices:
        text.append("One of " + ", ".join(f"\\fB{escaped(choice)}\\fR" for choice in option.choices) + ".")
    if option.default:
        text.append(f"Default: {escaped(option.default)}.")
    return [".TP", names + value, *text, *(f"{escaped(remark)}." for remark in option.remarks)]


def command_entry(program, command, text):
    lines = [f".SS {escaped(command)}", escaped(text.summary) + ".", ".PP",
             f"\\fB{escaped(program)} {escaped(command)}\\fR {escaped(text.usage)}"]
    for name, description in text.positionals:
        lines += [".TP", f"\\fI{escaped(name)}\\fR", escaped(description)]
    for option in text.options:
        lines += option_entry(option)
    return lines


def main():
    program, template, version, date, folder = sys.argv[1:]
    name = Path(program).name

    def ask(*arguments):
        answer = subprocess.run([program, *arguments, "--help"], check=True, capture_output=True, text=True)
        return Help(answer.stdout)

    whole = ask()
    commands = {command: ask(command) for command, _ in whole.commands}
    parts = {
        "@OPTIONS@": [line for option in whole.options for line in option_entry(option)],
        "@COMMANDS@": [line for command, text in commands.items() for line in command_entry(name, command, text)],
    }
    page = []
    for line in Path(template).read_text(encoding="utf-8").splitlines():
        page += parts.get(line, [line.replace("@VERSION@", version).replace("@DATE@", date)])
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    # As gzip -9n does: the same page is the same file.
    (out / f"{name}.1.gz").write_bytes(gzip.compress("\n".join([*page, ""]).encode(), 9, mtime=0))
    (out / f"{name}.bash").write_text(bash(name, whole, commands), encoding="utf-8")
    (out / f"_{name}").write_text(zsh(name, whole, commands), encoding="utf-8")
    (out / f"{name}.fish").write_text(fish(name, whole, commands), encoding="utf-8")


main()
