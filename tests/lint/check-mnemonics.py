#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In no language does one letter with Alt lead to two things that show together in a window or page."""
import gettext
import io
import itertools
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree


def read_languages(folder, names):
    """English as it is written, and the languages of those names."""
    yield "en", gettext.NullTranslations()
    for name in names:
        compiled = subprocess.run(["msgfmt", "-o", "-", folder / (name + ".po")], stdout=subprocess.PIPE, check=True)
        yield name, gettext.GNUTranslations(io.BytesIO(compiled.stdout))


def find_labels(element, pages=()):
    """Each label with an underlined letter, as (context, text), with the pages of stacks that it lies in."""
    for child in element:
        inside = pages
        if child.tag == "object":
            properties = {each.get("name"): each for each in child.findall("property")}
            label = properties.get("label", properties.get("title"))
            underlined = properties.get("use-underline")
            if underlined is not None and underlined.text.lower() == "true" and label is not None and label.text:
                yield (label.get("context"), label.text), pages
            if child.get("class") == "GtkStackPage":
                inside = pages + (child,)
        yield from find_labels(child, inside)


def show_together(first, second):
    """Two pages of one stack never do: pages that lie in both must be the same ones, from the outside in."""
    return all(one is other for one, other in zip(first, second))


def get_letter(translation, label):
    context, text = label
    shown = translation.pgettext(context, text) if context else translation.gettext(text)
    letter = re.search(r"_(\w)", shown.replace("__", ""))
    return letter and letter[1].lower(), shown


def find_doubled(tree, translation):
    labels = [get_letter(translation, label) + (pages,) for label, pages in find_labels(tree.getroot())]
    for one, other in itertools.combinations(labels, 2):
        if one[0] and one[0] == other[0] and show_together(one[2], other[2]):
            yield f"{one[1]!r} and {other[1]!r}"


root = pathlib.Path(sys.argv[1])
languages = (root / "po/LINGUAS").read_text().split()
problems = [f"{path.relative_to(root)} ({name}): {doubled}"
            for name, translation in read_languages(root / "po", languages)
            for path in sorted((root / "ui").rglob("*.ui"))
            for doubled in find_doubled(ElementTree.parse(path), translation)]
print("\n".join(problems))
sys.exit(bool(problems))
