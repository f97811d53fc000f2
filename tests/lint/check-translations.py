#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names every file with strings to translate, sorted; Dutch is complete. --write makes POTFILES anew."""
import pathlib
import re
import subprocess
import sys
import tempfile

MARK = re.compile(r'\b(?:N_|_|C_|NC_|ngettext)\s*\(\s*"')


def files_with_strings(root):
    for path in sorted((root / "src").rglob("*.c")):
        if MARK.search(path.read_text()):
            yield path
    for path in sorted((root / "ui").rglob("*.ui")):
        if 'translatable="yes"' in path.read_text():
            yield path
    yield from sorted((root / "data").glob("*.desktop.in"))
    yield from sorted((root / "data").glob("*.metainfo.xml.in"))


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
            done = subprocess.run(["msgfmt", "-c", "--statistics", "-o", "/dev/null", merged], capture_output=True,
                                  text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
            if done.returncode or "untranslated" in done.stderr or "fuzzy" in done.stderr:
                problems.append(f"{language}: {done.stderr.strip()}")
                untranslated = subprocess.run(["msgattrib", "--untranslated", "--no-wrap", merged], capture_output=True,
                                              text=True).stdout
                problems += re.findall(r'^msgid ".+"$', untranslated, re.MULTILINE)[:20]
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
