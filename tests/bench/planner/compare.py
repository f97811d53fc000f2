#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the planner reaches beside the best that is known.
usage: compare.py BENCH [--seconds S | --steps N]      BENCH: build/tests/planner/bench-speeddate"""
import json, pathlib, subprocess, sys

fixtures = pathlib.Path(__file__).parents[2] / "fixtures" / "speeddate"
known = json.load(open(fixtures / "best-known.json"))
how = sys.argv[2:] or ["--seconds", "10"]
for family in ("public", "golf"):
    for path in sorted(fixtures.glob("instances/%s/*.json" % family)):
        line = subprocess.run([sys.argv[1], *how, str(path)], capture_output=True, text=True).stdout.splitlines()[0]
        print("%s  best known %s" % (line, known[family].get(path.stem, {}).get("best_known")), flush=True)
