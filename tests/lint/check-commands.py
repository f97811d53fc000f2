#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the command line stands in its man page, with all its options. Usage: check-commands.py ROOT"""
import pathlib
import re
import sys

NAME = re.compile(r'^const SamCommand \w+ = {\s*"([^"]+)"', re.MULTILINE)
OPTION = re.compile(r'{ "([a-z-]+)", (?:0|\'.\'), (?!G_OPTION_FLAG_HIDDEN)')


def main():
    root = pathlib.Path(sys.argv[1])
    manual = (root / "data" / "samenhulpctl.1").read_text().replace("\\-", "-")
    entries = re.split(r"^\.(?:TP|SS.*|SH.*)$", manual, flags=re.MULTILINE)
    n_commands = 0
    missing = []
    for source in sorted((root / "src" / "ctl").glob("sam-command-*.c")):
        text = source.read_text()
        for name in NAME.findall(text):
            n_commands += 1
            told = "".join(entry for entry in entries if re.search(rf"^\\fB{re.escape(name)}[\\ ]", entry, re.MULTILINE))
            if not told:
                missing.append(f"the command “{name}”")
            missing += [f"--{option} of “{name}”" for option in OPTION.findall(text)
                        if not re.search(rf"--{option}(?![a-z-])", told)]
    if n_commands == 0:
        sys.exit("no command was found: this check looks in the wrong place")
    for what in missing:
        print(f"data/samenhulpctl.1: {what} is missing")
    sys.exit(1 if missing else 0)


main()
