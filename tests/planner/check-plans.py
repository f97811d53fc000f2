#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans every instance and has each plan judged by the independent checker.
usage: check-plans.py BENCH FIXTURES STEPS
The steps alone decide what is found, never the computer's speed. Also: levels 1 and 2 are the known optimum wherever it
is proven (with restrictions it takes a million steps), infeasible ones are refused with the expected code and names,
rosters are perfect, and the value the program claims is the one the checker finds."""
import json, pathlib, subprocess, sys, tempfile

bench, fixtures, steps = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
known = json.load(open(fixtures / "best-known.json"))
instances = sorted(fixtures.glob("instances/*/*.json"))
print("1..%d" % len(instances))


def judge(path, folder):
    instance = json.load(open(path))
    expected = instance.get("expect_error")
    done = subprocess.run([bench, "--steps", steps, "--output", folder, str(path)], capture_output=True, text=True)
    if expected and expected["code"] not in ("MUST_FORBIDDEN", "MUST_NO_COMMON_ROUND"):
        said = [line for line in done.stdout.splitlines() if expected["code"] + ":" in line]
        if not said or not all(who in said[0] for who in expected.get("who", [])):
            return "not refused as expected: " + done.stdout
        return None if "round" not in expected or str(expected["round"]) in said[0] else "round not named: " + said[0]
    if done.returncode:
        return done.stdout + done.stderr
    if expected and expected["code"] not in done.stdout:
        return "a wish that can never be met is not told: " + done.stdout
    plan = pathlib.Path(folder) / path.name
    checked = subprocess.run([sys.executable, str(fixtures / "check.py"), str(path), str(plan), "--json"],
                             capture_output=True, text=True)
    if checked.returncode:
        return checked.stdout + checked.stderr
    vector, claimed = json.loads(checked.stdout)["vector"], json.load(open(plan))
    if vector != claimed["vector"]:
        return "claims %s, is %s" % (claimed["vector"], vector)
    if "golf" in path.stem and vector[3] > 0:
        return "the roster is not perfect: %s" % vector
    best = known["public"].get(path.stem, known["golf"].get(path.stem, {}))
    proven = min(best.get("proven_levels", 0), 2)
    if int(steps) < 1000000 and "restricted" in path.stem:
        proven = 0
    if vector[:proven] != best.get("best_known", [])[:proven]:
        return "reaches %s of %s" % (vector, best["best_known"])
    return None


failed = 0
with tempfile.TemporaryDirectory() as folder:
    for number, path in enumerate(instances, 1):
        problem = judge(path, folder)
        failed += problem is not None
        print("%sok %d - %s" % ("not " if problem else "", number, path.stem), flush=True)
        if problem:
            print("# " + problem.replace("\n", "\n# "))
sys.exit(1 if failed else 0)
