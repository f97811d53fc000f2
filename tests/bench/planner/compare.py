#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the planner reaches on each instance: value and bound per level, time, and the best known beside it.

usage: compare.py BUILD [--instances FOLDER] [--seconds S | --steps N] [--seed N] [--only NAME] [--others]
  BUILD        the build directory
  --instances  where public/ and golf/ are; the test fixtures without it
  --others     also, where they are installed: CBC and GLPK (Debian: coinor-cbc, glpk-utils) on levels 1 and 2 with the
               rounds left to themselves, and a published social-golfer search for as long as the planner took
A level with = is proven, one with < better than the best known, one with > worse."""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).parent
parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("build", type=pathlib.Path)
parser.add_argument("--instances", type=pathlib.Path, default=here.parents[1] / "fixtures" / "speeddate" / "instances")
parser.add_argument("--seconds", default="10")
parser.add_argument("--steps")
parser.add_argument("--seed", default="1")
parser.add_argument("--only", default="")
parser.add_argument("--others", action="store_true")
options = parser.parse_args()
planner = options.build / "tests" / "planner" / "bench-speeddate"
golfer = options.build / "tests" / "planner" / "golf-local-search"
how = ["--steps", options.steps] if options.steps else ["--seconds", options.seconds]
known = json.load(open(options.instances.parent / "best-known.json"))


def plan(path, folder):
    before = time.monotonic()
    done = subprocess.run([planner, *how, "--seed", options.seed, "--output", folder, path], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return json.load(open(pathlib.Path(folder) / path.name)), time.monotonic() - before


def tell_levels(found, best):
    words, decided = [], False
    for level, (value, bound) in enumerate(zip(found["vector"], found["bound"])):
        mark = "=" if level < found["proven_levels"] else ""
        if best and not decided and value != best[level]:
            mark, decided = mark + ("<" if value < best[level] else ">"), True
        words.append("%d%s (%s)" % (value, mark, "?" if bound is None else bound))
    return "  ".join("%18s" % word for word in words)


def time_solver(command, pattern):
    if not shutil.which(command[0]):
        return None
    before = time.monotonic()
    said = subprocess.run(command, capture_output=True, text=True, timeout=600).stdout
    told = re.search(pattern, said)
    return float(told.group(1)) if told else time.monotonic() - before


def compare_relaxed(path, folder):
    model = pathlib.Path(folder) / "model.lp"
    model.write_text(subprocess.run([sys.executable, here / "relaxed.py", path], capture_output=True, text=True).stdout)
    ours = float(subprocess.run([planner, "--relaxed", path], capture_output=True, text=True).stdout.split()[-1]) / 1000
    line = "  levels 1 and 2: ours %.4f s" % ours
    for name, command, pattern in (("CBC", ["cbc", model, "solve"], r"Total time \(CPU seconds\):\s+([\d.]+)"),
                                   ("GLPK", ["glpsol", "--lp", model], r"Time used:\s+([\d.]+)")):
        seconds = time_solver(command, pattern)
        if seconds is not None:
            line += ", %s %.3f s (%.0f times)" % (name, seconds, seconds / max(ours, 1e-6))
    print(line, flush=True)


def compare_golf(path, seconds):
    instance = json.load(open(path))
    if not instance.get("allow_repeat_expert"):
        return
    tables, people = len(instance["experts"]), len(instance["participants"])
    said = subprocess.run([golfer, str(tables), str(people // tables), str(instance["rounds"]), "%.2f" % max(seconds, 1)],
                          capture_output=True, text=True).stdout
    print("  golf search: %d" % (int(said) * instance["objective"]["repeat"]), flush=True)


worse = 0
with tempfile.TemporaryDirectory() as folder:
    for family in ("public", "golf"):
        for path in sorted(options.instances.glob("%s/*%s*.json" % (family, options.only))):
            best = known[family].get(path.stem, {}).get("best_known")
            found, seconds = plan(path, folder)
            worse += bool(best) and found["vector"] > best
            print("%-28s %s  best known %s  %.1f s" % (path.stem, tell_levels(found, best), best, seconds), flush=True)
            if options.others and family == "public" and "golf" not in path.stem and "replan" not in path.stem:
                compare_relaxed(path, folder)
            if options.others and "golf" in path.stem:
                compare_golf(path, seconds)
print("%d worse than the best known" % worse)
