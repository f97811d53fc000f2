#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of the translations says what is wrong with one, and nothing of one that is right."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check-translations.py")
SOURCE = ('a (_ ("_Save “%s”…")); b (ngettext ("%u day", "%u days", n)); c (_ ("name")); d (_ ("Dear {name},"));'
          ' e (_ ("Room,Seats"));\n')
LIBRARY_SOURCE = 'a (g_dngettext (GETTEXT_PACKAGE,\n"%u day", "%u days", n));\n'
RIGHT = {"_Save “%s”…": "„%s“ _speichern…", "name": "Name", "Dear {name},": "Guten Tag {Name},",
         "Room,Seats": "Raum,Plätze"}
DAYS = ("%u Tag", "%u Tagen")
HEADER = ('msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n'
          'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')


class Translations(unittest.TestCase):
    def check(self, days=DAYS, texts=None):
        translations = RIGHT | (texts or {})
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ("src/app", "src/network", "ui", "data", "po"):
                (root / name).mkdir(parents=True)
            (root / "src/app/a.c").write_text(SOURCE)
            (root / "src/network/b.c").write_text(LIBRARY_SOURCE)
            (root / "po/POTFILES").write_text("src/app/a.c\nsrc/network/b.c\n")
            (root / "po/LINGUAS").write_text("de\n")
            text = "".join(f'msgid "{key}"\nmsgstr "{value}"\n\n' for key, value in translations.items())
            text += f'msgid "%u day"\nmsgid_plural "%u days"\nmsgstr[0] "{days[0]}"\nmsgstr[1] "{days[1]}"\n'
            (root / "po/de.po").write_text(HEADER + text)
            done = subprocess.run([sys.executable, CHECK, root], capture_output=True, text=True)
        self.assertEqual(done.returncode, int(bool(done.stdout.strip())), done.stderr)
        return done.stdout.strip()

    def test_a_right_one_is_right(self):
        self.assertEqual(self.check(), "")

    def test_one_that_is_missing_is_named(self):
        self.assertIn('msgid "name"', self.check(texts={"name": "", "Dear {name},": "Guten Tag,"}))

    def test_a_plural_that_is_missing_is_named(self):
        self.assertIn('msgid "%u day"', self.check(days=("%u Tag", "")))

    def test_a_wrong_placeholder_is_refused(self):
        self.assertIn('msgid "%u day"', self.check(days=("%s Tag", "%u Tagen")))

    def test_foreign_quotation_marks_are_refused(self):
        self.assertIn("quotation marks", self.check(texts={"_Save “%s”…": "“%s” _speichern…"}))

    def test_a_lost_mnemonic_is_refused(self):
        self.assertIn("a letter to press", self.check(texts={"_Save “%s”…": "„%s“ speichern…"}))

    def test_a_lost_ellipsis_is_refused(self):
        self.assertIn("ends in “…”", self.check(texts={"_Save “%s”…": "„%s“ _speichern"}))

    def test_a_field_without_a_name_is_refused(self):
        self.assertIn("no field “Vorname”", self.check(texts={"Dear {name},": "Guten Tag {Vorname},"}))

    def test_a_list_with_another_length_is_refused(self):
        self.assertIn("another length", self.check(texts={"Room,Seats": "Raum"}))


if __name__ == "__main__":
    unittest.main()
