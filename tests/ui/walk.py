#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through every page and dialog as a person does, and leaves a screenshot of each in a folder.

    tests/ui/walk.py FOLDER      on a display of its own, with `samenhulp` in the path (or in $SAMENHULP)
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore")
SETTLE = 1.2
LISTS = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "lists"
PAGES = ["today", "groups", "experts", "questions", "practices", "workshops", "topics", "calendar", "knowledge", "roadmap",
         "progress"]
# Commands that show nothing by themselves, or end the program.
NO_DIALOG = {"win.close", "win.undo", "win.find", "win.search", "win.back", "win.add", "app.quit", "app.new-region",
             "app.open-region"}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def walk_tree(accessible):
    yield accessible
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield from walk_tree(child)


class Walk:
    def __init__(self, folder):
        self.folder = folder
        self.number = 0
        self.program = None

    def start(self, name, **environment):
        """Starts the program; a name of None means: without a region."""
        variables = {**os.environ, "GTK_A11Y": "atspi", **environment}
        if name is None:
            variables.pop("SAMENHULP_DATABASE", None)
            variables["XDG_CONFIG_HOME"] = str(self.folder / ".empty")
        self.program = subprocess.Popen([os.environ.get("SAMENHULP", "samenhulp")], env=variables)
        for _ in range(150):
            if self.windows():
                break
            time.sleep(0.1)
        else:
            sys.exit("the window did not show within 15 seconds")
        time.sleep(2 * SETTLE)

    def stop(self):
        self.program.terminate()
        self.program.wait()
        for _ in range(50):
            if self.application() is None:
                return
            time.sleep(0.1)

    def application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and (child.get_name() or "").lower() == "samenhulp":
                return child
        return None

    def windows(self):
        application = self.application()
        if application is None:
            return []
        return [w for w in (application.get_child_at_index(i) for i in range(application.get_child_count())) if w]

    def window_id(self):
        return run("xdotool", "search", "--onlyvisible", "--name", "Samenhulp").split("\n")[0]

    def shoot(self, name):
        time.sleep(SETTLE)
        self.number += 1
        subprocess.run(["import", "-window", "root", self.folder / f"{self.number:02d}-{name}.png"], check=True)

    def key(self, *keys):
        for key in keys:
            run("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.15)

    def open_first_row(self):
        """Of the page that was just gone to by its keys, which puts the focus in its list."""
        time.sleep(SETTLE)
        self.key("Return")
        time.sleep(SETTLE)

    def main_window(self):
        """While a dialog goes, the list of windows can be empty for a moment."""
        for _ in range(40):
            windows = self.windows()
            if windows:
                return windows[0]
            time.sleep(0.25)
        sys.exit("the window is gone")

    def actions(self):
        frame = self.main_window()
        count = Atspi.Action.get_n_actions(frame)
        return {Atspi.Action.get_action_name(frame, i): i for i in range(count)}

    def activate(self, action):
        index = self.actions().get(action)
        if index is not None:
            Atspi.Action.do_action(self.main_window(), index)
        return index is not None

    def pages(self):
        for number, page in enumerate(PAGES, 1):
            # Figures lead to the first nine; from there on it is one page after the other.
            self.key(f"alt+{number}" if number <= 9 else "ctrl+Next")
            self.shoot(page)
            if page not in ("today", "calendar"):
                self.open_first_row()
                self.shoot(f"{page}-detail")
            if page == "experts" and self.press("Show full names", "Volledige namen"):
                self.shoot("experts-shown")
            if page != "calendar":
                self.key("ctrl+n")
                self.shoot(f"{page}-new")
                self.key("Escape")

    def search(self):
        self.key("alt+2", "ctrl+k")
        run("xdotool", "type", "--delay", "40", "ang")
        self.shoot("search")
        run("xdotool", "type", "--delay", "40", "zzzz")
        self.shoot("search-nothing")
        self.key("Escape")
        self.key("alt+2", "ctrl+f")
        run("xdotool", "type", "--delay", "40", "inl")
        self.shoot("find-in-groups")
        self.key("Escape")

    def dialogs(self):
        self.key("F10")
        self.shoot("menu")
        self.key("Escape")
        for name, keys in (("preferences", "ctrl+comma"), ("shortcuts", "F1")):
            self.key(keys)
            self.shoot(name)
            self.key("Escape")
        # The about dialog has no keys of its own: the last row of the menu.
        self.key("F10", "Up", "Return")
        self.shoot("about")
        self.key("Escape")
        # The other commands that open something: whatever the program offers.
        for action in sorted(self.actions()):
            if action.startswith(("win.", "app.")) and action not in NO_DIALOG and \
                    action not in ("app.preferences", "app.shortcuts"):
                before = len(self.windows())
                self.activate(action)
                time.sleep(SETTLE)
                if len(self.windows()) > before:
                    self.shoot("dialog-" + action.split(".")[1])
                    self.key("Escape")
                    time.sleep(0.5)

    def press(self, *names):
        """Presses the first button that is called by one of the names, in whatever language the program speaks."""
        for accessible in (a for window in self.windows() for a in walk_tree(window)):
            name = accessible.get_name() or ""
            if accessible.get_role_name() in ("push button", "button", "toggle button") and \
                    any(part in name for part in names) and Atspi.Action.get_n_actions(accessible) > 0:
                Atspi.Action.do_action(accessible, 0)
                return True
        return False

    def planning(self):
        """The plan of the workshop that comes first: before, and made."""
        self.key(f"alt+{PAGES.index('workshops') + 1}")
        time.sleep(SETTLE)
        self.key("Down", "Return")
        time.sleep(2 * SETTLE)
        self.press("Speed-Date Plan", "Speeddate-indeling")
        self.shoot("plan-before")
        self.key("alt+p", "alt+i")
        time.sleep(4 * SETTLE)
        self.shoot("plan")

    def step(self, name, button, shots):
        """One step of the workshop that is shown: its window, and the pages of that by Alt and a figure."""
        self.press(*name)
        time.sleep(SETTLE)
        self.press(*button)
        time.sleep(2 * SETTLE)
        for number, shot in enumerate(shots, 1):
            self.key(f"alt+{number}")
            self.shoot(shot)

    def workshop(self):
        """The steps of the workshop that comes first, and the windows they lead to."""
        self.key(f"alt+{PAGES.index('workshops') + 1}")
        time.sleep(SETTLE)
        self.key("Down", "Return")
        time.sleep(2 * SETTLE)
        self.shoot("workshop-steps")
        self.step(("Invitations", "Uitnodigingen"), ("Invitations…", "itnodigingen…"),
                  ("invitations-whom", "invitations-experts", "invitations-message", "invitations-registrations"))
        self.key("Escape")
        self.step(("Evening", "Avond"), ("Evening…", "vond…"), ("evening-door", "evening-rounds"))
        self.press("Pro_jector", "_beamer", "Projector", "beamer")
        time.sleep(SETTLE)
        self.shoot("evening-projector")
        self.key("Escape", "Escape")
        self.step(("Evaluation", "Evaluatie"), ("Evaluation…", "valuatie…"),
                  ("after-forms", "after-contacts", "after-thanks", "after-accreditation"))
        self.key("Escape")

    def importing(self):
        """A list, as far as one can see it before it changes anything."""
        subprocess.run([os.environ.get("SAMENHULP", "samenhulp"), "--import", LISTS / "groepen.csv"], check=False)
        self.shoot("import-columns")
        self.press("What Happens", "wat er gebeurt")
        self.shoot("import-preview")
        self.key("Escape")

    def synchronising(self):
        """A conflict between two computers: the chip, the lists behind it, and both sides side by side."""
        self.press("conflict")
        self.shoot("sync-popover")
        self.press("conflict needs you", "conflict wacht op jou")
        self.shoot("sync-page")
        self.key("Return")
        self.shoot("conflict")
        self.key("Escape")
        run("xdotool", "windowsize", "--sync", self.window_id(), "360", "700")
        self.shoot("sync-page-360")
        self.key("Return")
        self.shoot("conflict-360")
        self.key("Escape")

    def sizes(self):
        for width, height in ((360, 700), (720, 700)):
            self.key("alt+2")
            run("xdotool", "windowsize", "--sync", self.window_id(), str(width), str(height))
            self.shoot(f"width-{width}")
            self.open_first_row()
            self.shoot(f"width-{width}-detail")
            self.key("alt+Left")
        run("xdotool", "windowsize", "--sync", self.window_id(), "1240", "800")

    def large_text(self):
        """Returns a folder of settings with text half as large again."""
        folder = self.folder / ".large-text" / "gtk-4.0"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.ini").write_text("[Settings]\ngtk-font-name=Sans 15\n")
        return folder.parent

    def variants(self):
        for name, environment in (("dark", {"GTK_THEME": "Adwaita:dark"}),
                                  ("high-contrast", {"GTK_THEME": "Default-hc"}),
                                  ("large-text", {"XDG_CONFIG_HOME": str(self.large_text())}),
                                  ("dutch", {"LANGUAGE": "nl", "LC_ALL": "nl_NL.UTF-8"}),
                                  ("german", {"LANGUAGE": "de", "LC_ALL": "de_DE.UTF-8"})):
            self.start(name, **environment)
            self.shoot(name)
            self.key("alt+2")
            self.open_first_row()
            self.shoot(f"{name}-detail")
            self.stop()


class Office:
    """A hub and a second computer, which has changed what this one changed too."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "SAMENHULP_PASSWORD": "a made-up secret"}
        self.here = str(folder / "here.db")
        self.there = str(folder / "there.db")
        data = str(folder / "hub")
        subprocess.run([os.environ.get("SAMENHULP_HUB", "samenhulp-hub"), "--data", data, "user", "add", "ada", "--admin"],
                       env=self.environment, check=True)
        self.hub = subprocess.Popen([os.environ.get("SAMENHULP_HUB", "samenhulp-hub"), "--data", data, "--listen",
                                     "127.0.0.1:0"], env=self.environment, stdout=subprocess.PIPE, text=True)
        address = self.hub.stdout.readline().strip().removeprefix("listening on ")
        self.control(self.here, "demo", "--groups", "20")
        self.control(self.here, "server", "provision", address, "--region", "demo", "--user", "ada")
        self.control(self.there, "init", "--region", "Oostelijke Mijnstreek (demo)", "--slug", "demo")
        for database in (self.here, self.there):
            self.control(database, "server", "set", address, "--user", "ada")
            self.control(database, "sync")
        group = self.control(self.here, "list", "group", "--limit", "1", "--format", "csv").split("\n")[1].split(",")[0]
        self.control(self.here, "put", group, "place=Hier", "cost=gratis")
        self.control(self.there, "put", group, "place=Daar", author="Bea")
        for database in (self.here, self.there, self.here):
            self.control(database, "sync")

    def control(self, database, *arguments, author="Ada"):
        return subprocess.run([os.environ.get("SAMENHULPCTL", "samenhulpctl"), "--database", database, *arguments],
                              env={**self.environment, "SAMENHULP_AUTHOR": author}, check=True, capture_output=True,
                              text=True).stdout

    def close(self):
        self.hub.terminate()
        self.hub.wait()


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    manager = subprocess.Popen(["openbox", "--sm-disable"], stderr=subprocess.DEVNULL)
    Atspi.init()
    walk = Walk(folder)
    try:
        walk.start("main")
        walk.pages()
        walk.search()
        walk.dialogs()
        walk.importing()
        walk.sizes()
        walk.stop()
        walk.start("planning")
        walk.planning()
        walk.stop()
        with tempfile.TemporaryDirectory() as desk:
            office = Office(pathlib.Path(desk))
            walk.start("synchronising", SAMENHULP_DATABASE=office.here, SAMENHULP_PASSWORD="a made-up secret")
            walk.synchronising()
            walk.stop()
            office.close()
        walk.start("workshop")
        walk.workshop()
        walk.stop()
        walk.variants()
        walk.start(None)
        walk.shoot("welcome")
        walk.stop()
    finally:
        if walk.program is not None and walk.program.poll() is None:
            walk.program.kill()
        manager.terminate()
    print(f"{walk.number} screenshots in {folder}")


if __name__ == "__main__":
    main()
