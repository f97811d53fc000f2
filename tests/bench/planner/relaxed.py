#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Levels 1 and 2 of a speed-date problem with the rounds left to themselves, as an integer program for other solvers.
usage: relaxed.py INSTANCE.json > MODEL.lp"""
import json
import sys


def count_working(expert):
    """The most rounds with company: of every max_run + 1 rounds in a row, one is a break."""
    working = run = 0
    for there in expert["available"]:
        run = run + 1 if there else 0
        if there and not (expert.get("max_run") and run % (expert["max_run"] + 1) == 0):
            working += 1
    return working


def write(instance):
    objective, rounds = instance["objective"], instance["rounds"]
    forbidden = {tuple(pair) for pair in instance.get("forbid", [])}
    must = {tuple(pair) for pair in instance.get("must", [])}
    pinned = {(who, round): expert for who, expert, round in instance.get("pin", [])}
    experts, people = instance["experts"], instance["participants"]
    most = 1 + len(people) * rounds * (3 * objective["wish"][0] + objective["idle_first"] + rounds * objective["idle_step"])
    terms, rows, binary = [], [], []

    def variable(name, cost):
        binary.append(name)
        if cost:
            terms.append("%+d %s" % (cost, name))
        return name

    def weigh(person, expert):
        wishes = [person.get("interest", {}).get(topic, 0) for topic in expert["topics"]]
        return max([person.get("wish", {}).get(expert["id"], 0)] + wishes)

    at_table = {e: [] for e in range(len(experts))}
    for p, person in enumerate(people):
        there, met, by_level = sum(person["available"]), [], {1: [], 2: [], 3: []}
        for e, expert in enumerate(experts):
            pair = (person["id"], expert["id"])
            is_pinned = any(pinned.get((person["id"], r + 1)) == expert["id"] for r in range(rounds))
            common = any(a and b and (person["id"], r + 1) not in pinned
                         for r, (a, b) in enumerate(zip(person["available"], expert["available"])))
            if not is_pinned and (pair in forbidden or not common):
                continue
            x = variable("x%d_%d" % (p, e), -most if pair in must else 0)
            met.append(x)
            if is_pinned:
                rows.append("%s = 1" % x)
            at_table[e].append(x)
            for level in range(1, weigh(person, expert) + 1):
                by_level[level].append(x)
        missed = [variable("m%d_%d" % (p, j), objective["idle_first"] + objective["idle_step"] * j) for j in range(there)]
        rows.append("%s = %d" % (" + ".join(met + missed), there))
        for level, wished in by_level.items():
            gains = [variable("g%d_%d_%d" % (p, level, k), -objective["wish"][min(k, len(objective["wish"]) - 1)])
                     for k in range(min(len(wished), there))]
            if gains:
                rows.append("%s - %s <= 0" % (" + ".join(gains), " - ".join(wished)))
    for e, expert in enumerate(experts):
        if at_table[e]:
            rows.append("%s <= %d" % (" + ".join(at_table[e]), expert["cap"] * count_working(expert)))
    print("\\ a must weighs %d" % most)
    print("Minimize\n obj: " + "\n ".join(terms))
    print("Subject To\n" + "\n".join(" c%d: %s" % row for row in enumerate(rows)).replace(" + ", "\n + ").replace(" - ", "\n - "))
    print("Binary\n " + "\n ".join(binary) + "\nEnd")


write(json.load(open(sys.argv[1])))
