#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format 14 is the law."""
import pathlib
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
files = sorted(str(path) for folder in ("src", "tests") for path in (root / folder).rglob("*.[ch]")
               if "node_modules" not in path.parts)
done = subprocess.run(["clang-format", "--dry-run", "--Werror", *files], capture_output=True, text=True)
bad = sorted({line.split(":")[0] for line in done.stderr.splitlines() if "error:" in line})
print("\n".join(f"not formatted: {name}" for name in bad))
sys.exit(bool(bad))
