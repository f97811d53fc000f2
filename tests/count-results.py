#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the single tests of the build folders given and closes with one line: N passed, N failed, N skipped."""
import json
import pathlib
import re
import sys

POINT = re.compile(r"^(not )?ok \d+(.*)$", re.MULTILINE)


def count(entry):
    """Passed, failed, skipped of one test program: its TAP points, or itself where it has none."""
    points = POINT.findall(entry.get("stdout") or "")
    failed = sum(1 for bad, _ in points if bad)
    skipped = sum(1 for bad, rest in points if not bad and re.search(r"# SKIP", rest, re.IGNORECASE))
    passed = len(points) - failed - skipped
    if entry["result"] in ("OK", "EXPECTEDFAIL"):
        return (passed, failed, skipped) if points else (1, 0, 0)
    if entry["result"] == "SKIP":
        return (passed, failed, max(skipped, 1))
    return (passed, max(failed, 1), skipped)


def main():
    total = [0, 0, 0]
    for folder in sys.argv[1:]:
        log = pathlib.Path(folder, "meson-logs", "testlog.json")
        for line in log.read_text(errors="replace").split("\n"):
            if not line.startswith("{"):
                continue
            entry = json.loads(line)
            counted = count(entry)
            total = [a + b for a, b in zip(total, counted)]
            if counted[1]:
                print(f"failed: {entry['name']} ({folder})")
            elif counted[2]:
                print(f"skipped in {entry['name']}: {counted[2]}")
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")


if __name__ == "__main__":
    main()
