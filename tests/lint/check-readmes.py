#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that the README of a layer names is there. Usage: check-readmes.py ROOT"""
import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1], "src")
    there = {path.stem for path in root.rglob("*.[ch]")}
    readmes = sorted(root.rglob("README.md"))
    missing = [f"{path.relative_to(root.parent)}: there is no {name}" for path in readmes
               for name in re.findall(r"`(?:\w+/)*(sam-[a-z0-9-]+)(?:\.[ch])?`", path.read_text()) if name not in there]
    if len(readmes) < 2:
        sys.exit("no README was found: this check looks in the wrong place")
    print("\n".join(missing))
    sys.exit(1 if missing else 0)


main()
