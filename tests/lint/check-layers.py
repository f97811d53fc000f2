#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include against the layering: an arrow goes down only; and no layer asks for another's words."""
import pathlib
import re
import sys

# layer: (layers it may include, libraries it may include)
GLIB = {"glib", "glib-object", "gio", "glib-unix", "gobject", "glib-gettext"}
LAYERS = {
    "json": (set(), {"json-glib"}),
    "record": ({"json"}, set()),
    "documents": ({"json"}, {"nettle", "sqlite3"}),
    "planner": (set(), set()),
    "store": ({"json", "record", "documents"}, {"sqlite3"}),
    "network": ({"json", "record", "documents", "store", "planner"}, {"json-glib"}),
    "couch": ({"json"}, {"libsoup", "json-glib"}),
    "exchange": ({"json", "record", "documents", "store", "network", "planner"},
                 {"json-glib", "libical", "cairo", "cmark", "pango", "xlsxwriter", "archive"}),
    "sync": ({"json", "record", "documents", "store", "network", "couch"}, {"libsecret", "json-glib", "libsodium"}),
    "hub": ({"json", "documents", "couch"}, {"libsoup", "json-glib", "crypt", "libsodium"}),
    "ctl": ({"json", "record", "documents", "store", "network", "planner", "couch", "exchange", "sync"}, set()),
    "app": ({"json", "record", "documents", "store", "network", "planner", "couch", "exchange", "sync"},
            {"gtk", "cairo", "pango"}),
}
# These belong to one or two files of a layer; the rest of the layer calls those.
ONE_FILE = {"libsecret", "xlsxwriter", "archive", "cmark", "crypt", "libsodium", "nettle"}
PROGRAMS = {"app", "ctl", "hub"}
PLAIN_PLURAL = re.compile(r"\bngettext \(")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def library_of(header):
    for prefix in ("json-glib", "sqlite3", "libsoup", "libical", "cairo", "cmark", "pango", "xlsxwriter", "archive",
                   "libsecret", "crypt", "gtk", "gdk", "gsk", "sodium", "nettle"):
        if header.startswith(prefix):
            return {"gdk": "gtk", "gsk": "gtk", "sodium": "libsodium"}.get(prefix, prefix)
    return None


def main():
    root = pathlib.Path(sys.argv[1], "src")
    problems = []
    users = {}
    for path in sorted(root.rglob("*.[ch]")):
        layer = path.relative_to(root).parts[0]
        layers, libraries = LAYERS[layer]
        name = f"src/{path.relative_to(root)}"
        text = path.read_text()
        # <glib/gi18n-lib.h> says where _() looks, but leaves ngettext() to the program.
        if layer not in PROGRAMS and PLAIN_PLURAL.search(text):
            problems.append(f"{name}: write g_dngettext (GETTEXT_PACKAGE, …) for ngettext (…)")
        for kind, header in INCLUDE.findall(text):
            first = header.split("/")[0]
            if kind == '"':
                if first in LAYERS and first != layer and first not in layers:
                    problems.append(f"{name}: {layer} may not include {header}")
                elif "/" not in header and header != "samenhulp-config.h" and first not in LAYERS \
                        and not (root / layer).rglob(header):
                    problems.append(f"{name}: write {header} from src/")
                continue
            library = library_of(header)
            if library and library not in libraries:
                problems.append(f"{name}: {layer} may not use {library}")
            if library in ONE_FILE:
                users.setdefault((library, layer), set()).add(name)
    for (library, layer), names in sorted(users.items()):
        if len(names) > 1:
            problems.append(f"{library} is used in {len(names)} files of {layer}: {', '.join(sorted(names))}")
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
