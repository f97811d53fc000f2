# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the numbered .sql files as one C array, in order: embed.py OUTPUT FILE…"""

import sys

output, *files = sys.argv[1:]

with open(output, "w", encoding="utf-8") as header:
    header.write("static const char *const migrations[] = {\n")
    for name in sorted(files):
        with open(name, encoding="utf-8") as sql:
            for line in sql:
                text = line.rstrip("\n").replace("\\", "\\\\").replace('"', '\\"')
                header.write(f'  "{text}\\n"\n')
        header.write("  ,\n")
    header.write("};\n")
