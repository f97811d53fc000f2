#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails for files above the hard limits, lines over 120 characters, missing SPDX lines, and words that must not be."""
import pathlib
import re
import subprocess
import sys

LIMITS = [("src/*.c", 800), ("src/*.h", 200), ("ui/*.ui", 320), ("tests/*.c", 1200)]
# A line of the tree that names what a user does not have, or promises what nobody does.
FORBIDDEN = re.compile(r"\.\./shared|/work/|\bXXX\b|\bFIXME\b|\bTODO\b(?! #\d+)")


def main():
    root = pathlib.Path(sys.argv[1])
    listed = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True)
    if listed.returncode:
        print("not a git checkout: sizes not checked")
        sys.exit(77)
    problems = []
    for name in listed.stdout.splitlines():
        path = root / name
        if not path.is_file() or path.suffix not in (".c", ".h", ".ui", ".py", ".build", ".css", ".sql"):
            continue
        lines = path.read_text().splitlines()
        for pattern, most in LIMITS:
            folder, ending = pattern.split("/*")
            if name.startswith(folder + "/") and name.endswith(ending) and len(lines) > most:
                problems.append(f"{name}: {len(lines)} lines, at most {most}")
        for number, line in enumerate(lines, 1):
            # The formatter puts a text to translate, and a macro without semicolon, into one line.
            if len(line) > 120 and path.suffix in (".c", ".h") and "_ (" not in line and "_(" not in line \
                    and not line.startswith("G_DEFINE_"):
                problems.append(f"{name}:{number}: {len(line)} characters")
            if FORBIDDEN.search(line) and path.name != pathlib.Path(__file__).name:
                problems.append(f"{name}:{number}: {line.strip()}")
        if path.suffix in (".c", ".h") and lines and "SPDX-License-Identifier" not in lines[0]:
            problems.append(f"{name}: no SPDX line")
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
