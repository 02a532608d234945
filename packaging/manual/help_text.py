# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what --help prints, of CLI11 and of QCommandLineParser alike."""
import re
from dataclasses import dataclass, field

# Descriptions begin at column 22 (Qt) or 30 (CLI11); headers at 2, or 4 in a group.
_DESCRIPTION_INDENT = 15


@dataclass
class Option:
    names: list
    value: str = ""  # what it is called in the help: FILE, N; empty for a flag
    choices: list = field(default_factory=list)
    default: str = ""
    remarks: list = field(default_factory=list)  # ranges and what it needs or excludes
    description: str = ""

    @property
    def takes_folder(self):
        return self.value.startswith("DIR")

    @property
    def takes_file(self):
        return "FILE" in self.value


def _option(header, description):
    names = re.match(r"-[\w?-]+(?:, ?--[\w-]+)*", header).group()
    option = Option(names=re.split(r", ?", names), description=description.rstrip("."))
    rest = header[len(names):].strip()
    for word in ("Needs", "Excludes"):
        found = re.search(rf"{word}: ((?:--[\w-]+ ?)+)", rest)
        if found:
            verb = "Needs" if word == "Needs" else "Not together with"
            option.remarks.append(f"{verb} {', '.join(found.group(1).split())}")
            rest = rest.replace(found.group(), "").strip()
    value = re.match(r"<?([^:=<>\s{]+(?::I=S)?)>?", rest)
    if value:
        option.value = value.group(1)
        rest = rest[value.end():]
    choices = re.search(r"\{([^}]*)\}", rest)
    if choices:
        option.choices = choices.group(1).split(",")
    bounds = re.search(r"in \[([^\]]*?) - ([^\]]*)\]", rest)
    if bounds:
        option.remarks.append(f"From {bounds.group(1)} to {bounds.group(2)}")
    default = re.search(r"=(\[[^\]]*\]|\S+)", rest)
    if default:
        option.default = default.group(1).strip("[]")
    return option


class Help:
    """summary, usage, options, positionals [(name, text)] and commands [(name, text)]."""

    def __init__(self, text):
        self.summary, self.usage = "", ""
        self.options, self.positionals, self.commands = [], [], []
        section = ""
        for header, description in self._entries(text):
            if description is None:
                found = re.match(r"Usage: \S+( .*)?", header)
                if found:
                    self.usage = re.sub(r"^.*?(?=\[|$)", "", found.group(1) or "", count=1)
                elif header in ("Options:", "Subcommands:", "Positionals:", "Arguments:"):
                    section = header
                elif not section and not self.summary:
                    self.summary = header.rstrip(".")
            elif header.startswith("-"):
                self.options.append(_option(header, description))
            elif section == "Subcommands:":
                self.commands.append((header, description))
            elif section in ("Positionals:", "Arguments:"):
                self.positionals.append((header.split()[0], description))

    @staticmethod
    def _entries(text):
        """(header, description) of each entry; (line, None) of lines at the margin and headings of groups."""
        entries = []
        for line in text.splitlines():
            indent = len(line) - len(line.lstrip())
            line = line.strip()
            if not line or line.startswith("["):
                continue
            if indent >= _DESCRIPTION_INDENT and entries and entries[-1][1] is not None:
                header, description = entries[-1]
                entries[-1] = (header, f"{description} {line}".strip())
            elif indent == 0 or line.endswith(":"):
                entries.append((line, None))
            else:
                header, _, description = re.sub(r"\s{2,}", "\t", line, count=1).partition("\t")
                entries.append((header, description))
        return entries
