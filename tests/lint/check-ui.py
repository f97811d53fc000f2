#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every .ui file is well-formed and in the resource; every file the resource names exists."""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

root = pathlib.Path(sys.argv[1], "ui")
resource = ElementTree.parse(root / "samenhulp.gresource.xml")
named = {(element.text or "").strip() for element in resource.iter("file")}
problems = []
for path in sorted(root.rglob("*.ui")):
    name = str(path.relative_to(root))
    if name not in named:
        problems.append(f"ui/{name} is not in the resource")
    try:
        tree = ElementTree.parse(path)
    except ElementTree.ParseError as error:
        problems.append(f"ui/{name}: {error}")
        continue
    for element in tree.iter("property"):
        if element.get("name") in ("label", "title", "tooltip-text", "placeholder-text") and (element.text or "").strip() \
                and element.get("translatable") != "yes" and any(c.isalpha() for c in element.text) \
                and not element.text.startswith("https://"):
            problems.append(f"ui/{name}: {element.text.strip()!r} is not marked for translation")
print("\n".join(problems))
sys.exit(bool(problems))
