#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the planner reaches on each instance in ten seconds, beside the best known, other solvers and a published search.

usage: tests/bench/planner/compare.py [BUILD] [--instances FOLDER] [--seconds S] [--seed N] [--only NAME]
  BUILD        a build directory, where the programs are built first; build/ without it
  --instances  where public/ and golf/ are; the test fixtures without it

It needs CBC and GLPK (Debian: coinor-cbc, glpk-utils), takes about ten minutes, and tells:
- per instance the value of each level with its bound behind it; = is proven, < better than the best known, > worse;
- for levels 1 and 2 with the rounds left to themselves how much longer the two solvers take for the same optimum. It is
  the time of the processor alone, without reading the model, the least of several runs;
- for social golfers what a published local search reaches in as many seconds as the planner may take.
It fails when any value is worse than the best known or any solver comes within ten times."""
import argparse
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

TIMES = 10  # so much quicker than either solver

here = pathlib.Path(__file__).parent
root = here.parents[2]
parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("build", type=pathlib.Path, nargs="?", default=root / "build")
parser.add_argument("--instances", type=pathlib.Path, default=root / "tests" / "fixtures" / "speeddate" / "instances")
parser.add_argument("--seconds", default="10")
parser.add_argument("--seed", default="1")
parser.add_argument("--only", default="")
options = parser.parse_args()
programs = ["tests/planner/bench-speeddate", "tests/planner/golf-local-search"]
subprocess.run(["ninja", "-C", options.build, *programs], check=True, stdout=subprocess.DEVNULL)
planner, golfer = (options.build / program for program in programs)
known = json.load(open(options.instances.parent / "best-known.json"))
solvers = {
    "CBC": (["cbc", "MODEL", "solve"], ["cbc", "MODEL", "quit"], r"Objective value:\s+(-?[\d.]+)"),
    "GLPK": (["glpsol", "--lp", "MODEL", "-o", "/dev/stdout"], ["glpsol", "--lp", "MODEL", "--check"],
             r"Objective:\s+obj = (-?[\d.e+]+)"),
}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def plan(path, folder):
    before = time.monotonic()
    run(planner, "--seconds", options.seconds, "--seed", options.seed, "--output", folder, path)
    return json.load(open(pathlib.Path(folder) / path.name)), time.monotonic() - before


def tell_levels(found, best):
    words, decided = [], False
    for level, (value, bound) in enumerate(zip(found["vector"], found["bound"])):
        mark = "=" if level < found["proven_levels"] else ""
        if best and not decided and value != best[level]:
            mark, decided = mark + ("<" if value < best[level] else ">"), True
        words.append("%d%s (%s)" % (value, mark, "?" if bound is None else bound))
    return "  ".join("%18s" % word for word in words)


def time_command(command, model):
    """The least processor time of some runs, and what the last one said."""
    least, runs, said = None, 0, ""
    while runs == 0 or (runs < 5 and least < 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        said = run(*[str(model) if word == "MODEL" else word for word in command])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least, runs = took if least is None else min(least, took), runs + 1
    return least, said


def compare_relaxed(path, folder):
    """The least factor of all solvers."""
    model = pathlib.Path(folder) / "model.lp"
    model.write_text(run(sys.executable, here / "relaxed.py", path))
    per_must = int(re.search(r"a must weighs (\d+)", model.read_text()).group(1))
    _, must, contact, milliseconds = run(planner, "--relaxed", path).split()
    ours, line, least = float(milliseconds) / 1000, "  levels 1 and 2: ours %.2f ms" % float(milliseconds), float("inf")
    n_must = len(json.load(open(path)).get("must", []))
    for name, (solving, reading, pattern) in solvers.items():
        if not shutil.which(solving[0]):
            line += ", %s is not installed" % name
            continue
        seconds, said = time_command(solving, model)
        optimum = round(float(re.search(pattern, said).group(1)))
        if abs(optimum - (int(contact) - per_must * (n_must - int(must)))) > 1e-9 * abs(optimum):
            sys.exit("%s: %s finds %d" % (path.stem, name, optimum))
        seconds -= time_command(reading, model)[0]
        line += ", %s %.1f ms (%.0f times)" % (name, seconds * 1000, seconds / ours)
        least = min(least, seconds / ours)
    print(line, flush=True)
    return least


def compare_golf(path):
    instance = json.load(open(path))
    if not instance.get("allow_repeat_expert"):
        return
    tables, people = len(instance["experts"]), len(instance["participants"])
    meetings = run(golfer, str(tables), str(people // tables), str(instance["rounds"]), options.seconds)
    print("  published golf search: %d" % (int(meetings) * instance["objective"]["repeat"]), flush=True)


worse, perfect, rosters, slow = [], 0, 0, []
with tempfile.TemporaryDirectory() as folder:
    for family in ("public", "golf"):
        for path in sorted((options.instances / family).glob("*.json")):
            if options.only not in path.stem:
                continue
            best = known[family].get(path.stem, {}).get("best_known")
            found, seconds = plan(path, folder)
            if best and found["vector"] > best:
                worse.append(path.stem)
            print("%-26s %s  best known %s  %.1f s" % (path.stem, tell_levels(found, best), best, seconds), flush=True)
            if "golf" in path.stem:
                rosters, perfect = rosters + 1, perfect + (found["vector"][3] == 0)
                compare_golf(path)
            elif "replan" not in path.stem and compare_relaxed(path, folder) < TIMES:
                slow.append(path.stem)
print("worse than the best known: %s" % (", ".join(worse) or "none"))
print("levels 1 and 2 not %d times quicker: %s" % (TIMES, ", ".join(slow) or "none"))
print("%d of %d rosters without a second meeting" % (perfect, rosters))
sys.exit(1 if worse or slow else 0)
