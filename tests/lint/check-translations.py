#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names every file with strings to translate, sorted; every language in po/LINGUAS has all of them.

Whoever uses the program in a language must not meet another one halfway through a sentence, so a language that is not
complete does not ship: it stays out of po/LINGUAS until it is. --write makes POTFILES anew.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

MARK = re.compile(r'\b(?:(?:N_|_|C_|NC_|ngettext)\s*\(|g_dngettext\s*\(\s*GETTEXT_PACKAGE,)\s*"')
# How a language quotes; there is no other kind of quotation mark in its sentences.
QUOTES = {"de": "„“", "nl": "“”"}
MNEMONIC = re.compile(r"_(?=\w)")
LISTED = re.compile(r",(?=[^\s\d])")  # headings of columns, one text for all of them


def files_with_strings(root):
    for path in sorted((root / "src").rglob("*.[ch]")):
        if MARK.search(path.read_text()):
            yield path
    for path in sorted((root / "ui").rglob("*.ui")):
        if 'translatable="yes"' in path.read_text():
            yield path
    yield from sorted((root / "data").glob("*.desktop.in"))
    yield from sorted((root / "data").glob("*.metainfo.xml.in"))


def read_messages(path):
    """Yields where a message stands, its English texts and its translations."""
    text = subprocess.run(["msgcat", "--no-wrap", path], check=True, capture_output=True, text=True).stdout
    for block in text.split("\n\n")[1:]:
        parts = {"msgid": [], "msgstr": []}
        for key, value in re.findall(r'^(msgid|msgstr)\S* ((?:".*"\n?)+)', block, re.MULTILINE):
            parts[key].append("".join(json.loads(line) for line in value.splitlines()))
        if parts["msgid"]:
            yield " ".join(re.findall("^#: (.*)", block, re.MULTILINE)), parts["msgid"], parts["msgstr"]


def check_translation(language, places, english, translation):
    """What msgfmt does not look at: what a window or a letter would show wrong."""
    opening, closing = QUOTES.get(language, "“”")
    if translation.count(opening) != translation.count(closing) or set("„“”") & set(translation) - {opening, closing}:
        yield f"quotation marks are {opening}…{closing}"
    if english.endswith("…") != translation.endswith("…"):
        yield "only one of the two ends in “…”"
    if english.endswith(" ") != translation.endswith(" "):
        yield "only one of the two ends in a blank"
    if (re.search(r"\b(?:ui|src/app)/", places) and
            len(MNEMONIC.findall(english)) != len(MNEMONIC.findall(translation))):
        yield "only one of the two has a letter to press"
    if len(LISTED.findall(english)) != len(LISTED.findall(translation)):
        yield "a list between commas has another length"


def check_words(language, path):
    messages = list(read_messages(path))
    words = {translation for _places, _english, translations in messages for translation in translations}
    for places, english, translations in messages:
        for text, translation in zip((english[0], english[-1]), translations):
            problems = list(check_translation(language, places, text, translation)) if translation else []
            # Letters have fields in braces, which have a name in each language.
            problems += [f"there is no field “{field}”" for field in re.findall(r"\{([^}%]*)\}", translation)
                         if field not in words]
            yield from (f"{language}: {problem}: {translation!r}" for problem in problems)


def check_language(language, path):
    done = subprocess.run(["msgfmt", "-c", "--statistics", "-o", "/dev/null", path], capture_output=True, text=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    if done.returncode or "untranslated" in done.stderr or "fuzzy" in done.stderr:
        yield f"{language}: {done.stderr.strip()}"
        for which in ("--untranslated", "--only-fuzzy"):  # msgmerge makes those fuzzy whose placeholders are wrong
            found = subprocess.run(["msgattrib", which, "--no-obsolete", "--no-wrap", path], capture_output=True,
                                   text=True)
            yield from re.findall(r'^msgid ".+"$', found.stdout, re.MULTILINE)[:20]
    yield from check_words(language, path)


def main():
    root = pathlib.Path(sys.argv[1])
    wanted = sorted(str(path.relative_to(root)) for path in files_with_strings(root))
    potfiles = root / "po" / "POTFILES"
    if "--write" in sys.argv:
        potfiles.write_text("\n".join(wanted) + "\n")
        return
    problems = []
    if potfiles.read_text().splitlines() != wanted:
        problems.append("po/POTFILES is not what the sources say: run tests/lint/check-translations.py . --write")
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder, "samenhulp.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                        "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3", "-o", pot,
                        *wanted], cwd=root, check=True, capture_output=True)
        for language in (root / "po" / "LINGUAS").read_text().split():
            merged = pathlib.Path(folder, language + ".po")
            subprocess.run(["msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, root / "po" / f"{language}.po", pot],
                           check=True)
            problems += check_language(language, merged)
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
