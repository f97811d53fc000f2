#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each header compiles alone."""
import concurrent.futures
import pathlib
import subprocess
import sys

PACKAGES = "gtk4 libsoup-3.0 json-glib-1.0 sqlite3 libical libarchive libsecret-1 pangocairo"


def main():
    root, build = map(pathlib.Path, sys.argv[1:3])
    flags = subprocess.run(["pkg-config", "--cflags", *PACKAGES.split()], capture_output=True, text=True, check=True)
    headers = sorted((root / "src").rglob("*.h"))

    def compile_alone(header):
        return header, subprocess.run(
            ["cc", "-std=gnu11", "-D_GNU_SOURCE", "-fsyntax-only", "-x", "c", f"-I{root / 'src'}", f"-I{build}",
             *flags.stdout.split(), header], capture_output=True, text=True)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        bad = [(h, done.stderr) for h, done in pool.map(compile_alone, headers) if done.returncode]
    for header, error in bad:
        print(f"{header.relative_to(root)} does not compile alone:\n{error}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
