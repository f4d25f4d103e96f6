"""Two ways to use a page: by keyboard alone, and by pointer but without JavaScript. Both find things by name."""

import pathlib
import re
import time

from playwright.sync_api import FileChooser, Locator, Page

from accessibility import PROBES

MOST_STOPS = 400
FILE_WINDOW_SECONDS = 15


class Keyboard:
    """Uses a page with Tab, arrows, space and Enter; a thing that the keyboard does not reach is an error."""

    name = "keyboard"

    def __init__(self, page: Page) -> None:
        self.page = page
        # Listening from the start: a window that opens while the browser is still being told to hand it over is lost.
        self.windows: list[FileChooser] = []
        page.on("filechooser", lambda window: self.windows.append(window))

    def follow(self, name: str) -> None:
        """Opens the first link of that name."""
        self._reach(name, "a")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, name: str) -> None:
        """Presses the first button of that name, which leads to a page."""
        self._reach(name, "button", "input")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def open(self, name: str) -> None:
        """Opens the details of that name."""
        self._reach(name, "summary")
        self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        """Ticks the first checkbox of that name that is not ticked yet."""
        stop = self._reach(name, "input", wanted=lambda stop: stop["type"] == "checkbox" and not stop["checked"])
        assert stop["type"] == "checkbox"
        self.page.keyboard.press("Space")

    def choose(self, name: str) -> None:
        """Chooses the radio button of that name: Tab to its group, then arrows."""
        self._reach("", "input", wanted=lambda stop: stop["type"] == "radio")
        for _ in range(MOST_STOPS):
            stop = self.page.evaluate("trellisProbe.focus()")["stop"]
            if _matches(name, stop["name"]):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise LookupError(f"no radio button {name!r} is reached with the arrows on {self.page.url}")

    def type(self, name: str, text: str) -> None:
        """Replaces what a field of that name holds."""
        self._reach(name, "input", "textarea")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def upload(self, name: str, file: pathlib.Path) -> None:
        """Chooses a file. Where scripts run, a button stands in for the field."""
        self._reach(name, "input", "button", wanted=lambda stop: _matches("choose file", stop["name"]))
        self.windows.clear()
        self.page.keyboard.press("Enter")
        until = time.monotonic() + FILE_WINDOW_SECONDS
        while not self.windows and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        if not self.windows:
            raise LookupError(f"Enter on {name or 'the file button'!r} opens no file window on {self.page.url}")
        self.windows[-1].set_files(file)

    def download(self, name: str) -> pathlib.Path:
        """Presses a link or button that hands over a file."""
        self._reach(name, "a", "button")
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        return pathlib.Path(download.value.path())

    def _reach(self, name: str, *tags: str, wanted=lambda stop: True) -> dict:
        self.page.wait_for_load_state()
        self.page.evaluate(PROBES)
        self.page.evaluate("trellisProbe.toTop()")
        first = None
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate("trellisProbe.focus()")["stop"]
            if stop is None or stop["id"] == first:
                break
            first = first or stop["id"]
            if stop["tag"] in tags and _matches(name, stop["name"]) and wanted(stop):
                if stop["covered"] or not stop["onScreen"]:
                    raise LookupError(f"{name!r} has the focus and cannot be seen on {self.page.url}")
                return stop
        raise LookupError(f"the keyboard reaches no {'/'.join(tags)} {name!r} on {self.page.url}")


class Pointer:
    """Uses a page with the pointer. Made for a window without JavaScript, where everything must work all the same."""

    name = "without JavaScript"

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str) -> None:
        """Opens the first link of that name."""
        self._one("link", name).click()
        self.page.wait_for_load_state()

    def press(self, name: str) -> None:
        """Presses the first button of that name."""
        self._one("button", name).click()
        self.page.wait_for_load_state()

    def open(self, name: str) -> None:
        """Opens the details of that name."""
        self.page.locator("summary").filter(has_text=_pattern(name)).first.click()

    def tick(self, name: str) -> None:
        """Ticks the first checkbox of that name that is not ticked yet."""
        self.page.get_by_role("checkbox", name=_pattern(name), checked=False).first.check(force=True)

    def choose(self, name: str) -> None:
        """Chooses the radio button of that name."""
        self.page.get_by_role("radio", name=_pattern(name)).first.check(force=True)

    def type(self, name: str, text: str) -> None:
        """Replaces what a field of that name holds."""
        self.page.get_by_label(_pattern(name)).first.fill(text)

    def upload(self, name: str, file: pathlib.Path) -> None:
        """Chooses a file."""
        field = self.page.get_by_label(_pattern(name)) if name else self.page.locator("input[type=file]")
        field.first.set_input_files(file)

    def download(self, name: str) -> pathlib.Path:
        """Presses a link or button that hands over a file."""
        link = self.page.get_by_role("link", name=_pattern(name))
        with self.page.expect_download() as download:
            (link if link.count() else self.page.get_by_role("button", name=_pattern(name))).first.click()
        return pathlib.Path(download.value.path())

    def _one(self, role: str, name: str) -> Locator:
        found = self.page.get_by_role(role, name=_pattern(name))
        if found.count() == 0:
            raise LookupError(f"there is no {role} {name!r} on {self.page.url}")
        return found.first


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(name, re.IGNORECASE)


def _matches(name: str, text: str) -> bool:
    return bool(_pattern(name).search(text))
