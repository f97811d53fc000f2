#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the command line stands in its man page. Usage: check-commands.py ROOT"""
import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    manual = (root / "data" / "samenhulpctl.1").read_text().replace("\\-", "-")
    names = [name for source in sorted((root / "src" / "ctl").glob("sam-command-*.c"))
             for name in re.findall(r'^const SamCommand \w+ = {\s*"([^"]+)"', source.read_text(), re.MULTILINE)]
    missing = [name for name in names if not re.search(rf"^\\fB{re.escape(name)}\b", manual, re.MULTILINE)]
    if not names:
        sys.exit("no command was found: this check looks in the wrong place")
    for name in missing:
        print(f"data/samenhulpctl.1: the command “{name}” is missing")
    sys.exit(1 if missing else 0)


main()
