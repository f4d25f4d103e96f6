"""The main job from four spreadsheets to confirmed placements: once by keyboard alone, once without JavaScript."""

import pathlib
import re
import time
import traceback

from openpyxl import load_workbook
from playwright.sync_api import Browser
from pypdf import PdfReader

from checks import Checks
from hands import Keyboard, Pointer
from harness import Trellis, chromium, demo_server

SPREADSHEETS = pathlib.Path(__file__).resolve().parents[2] / "demo" / "spreadsheets"
# In the order in which they build on each other, with the word in the name of their demo file.
KINDS = {"cohorts": "cohorts", "capacity": "places", "students": "students", "contacts": "contacts"}
PROPOSING_SECONDS = 120


class Journey:
    """One coordinator's day with a fresh demo system, told in steps that build on each other."""

    def __init__(self, hands: Keyboard | Pointer, server: Trellis, output: pathlib.Path, checks: Checks) -> None:
        self.hands, self.page, self.server, self.output, self.checks = hands, hands.page, server, output, checks

    def steps(self) -> list:
        return [
            self.sign_in,
            *(lambda kind=kind: self.import_spreadsheet(kind) for kind in KINDS),
            self.undo_and_repeat_the_last_import,
            self.propose,
            self.choose_an_alternative,
            self.lock_one,
            self.reject_one,
            self.propose_again_and_compare,
            self.accept_one_and_undo,
            self.accept_all,
            self.print_a_student,
            self.export_placements,
        ]

    def sign_in(self) -> None:
        self.page.goto(self.server.link("coordinator"))
        self.hands.press("^Sign in$")
        self.expect("/sign-in" not in self.page.url, "the link and its button do not sign in")
        self.expect(self.says("today"), "the first page is not what needs you today")

    def import_spreadsheet(self, kind: str) -> None:
        self.upload(kind)
        self.expect(self.says(r"\b(new|changed|no change|needs fixing|close match)\b"), f"{kind}: nothing to review")
        offered = self.page.get_by_role("button", name=re.compile(r"^Import [\d,]+ rows?")).first.inner_text()
        self.hands.press(r"^Import [\d,]+ rows?")
        self.expect(self.banner(), f"{kind}: nothing says that {offered!r} was done")

    def undo_and_repeat_the_last_import(self) -> None:
        # The newest change is the import of the contacts, the one before it that of the students.
        kind = "students"
        before = self.total("/students")
        self.upload(kind)
        self.expect(
            self.page.get_by_role("button", name=re.compile(r"^Import [\d,]+ rows?")).count() == 0,
            "the same file again is not recognised as unchanged",
        )
        self.page.goto(self.server.base + "/history")
        self.hands.press("^Undo (?=.*[Ss]tudent)")
        self.expect(self.total("/students") < before, "undoing an import takes nothing away")
        self.upload(kind)
        self.hands.press(r"^Import [\d,]+ rows?")
        self.expect(self.total("/students") == before, "an import that was undone does not come back whole")

    def propose(self) -> None:
        self.start_run()
        self.expect(self.proposals().count() > 0, "a run proposes nothing")

    def choose_an_alternative(self) -> None:
        self.open_proposal(0)
        self.hands.press("^Move here")
        self.expect(self.banner(), "nothing says that the student was moved")

    def lock_one(self) -> None:
        self.open_proposal(0)
        self.locked = self.page.locator("h1").inner_text().split()[-1]
        self.hands.press("^Lock")
        self.expect(self.says("locked"), "a locked proposal does not say so")

    def reject_one(self) -> None:
        self.open_proposal(1)
        self.hands.open("^Reject this place")
        self.hands.type("[Ww]hy", "The ward moves to another site in spring.")
        self.hands.press("^Reject")
        self.expect(self.banner(), "nothing says that the proposal was rejected")

    def propose_again_and_compare(self) -> None:
        self.start_run()
        self.page.goto(f"{self.page.url.split('?')[0]}?q={self.locked}")
        self.expect(self.says("locked"), "the second run does not keep the lock")
        self.page.goto(f"{self.server.base}/runs")
        self.hands.press("^Compare")
        self.expect(self.says("run 1") and self.says("run 2"), "two runs cannot be seen side by side")
        self.page.go_back()

    def accept_one_and_undo(self) -> None:
        before = self.total("/placements")
        self.open_latest_run()
        self.open_proposal(0)
        self.hands.press("^Accept")
        self.hands.press("^Undo$")
        self.expect(self.total("/placements") == before, "undoing an acceptance leaves the placement")
        self.open_latest_run()
        self.open_proposal(0)
        self.hands.press("^Accept")
        self.expect(self.total("/placements") == before + 1, "accepting one proposal does not make one placement")

    def accept_all(self) -> None:
        before = self.total("/placements")
        self.open_latest_run()
        self.hands.press("^Accept all")
        self.expect(self.total("/placements") > before + 1, "accepting all makes no placements")

    def print_a_student(self) -> None:
        self.page.goto(self.server.base + "/students?placed=yes")
        self.page.locator("main table a[href^='/students/']").first.click()
        self.hands.follow("print|summary|one page")
        file = self.output / f"{self.hands.name}-student.pdf"
        self.page.pdf(path=file, format="A4", prefer_css_page_size=True)
        self.expect(len(PdfReader(file).pages) == 1, "a student's page does not print on one sheet")

    def export_placements(self) -> None:
        shown = self.total("/placements")
        self.page.goto(self.server.base + "/placements")
        file = self.hands.download("Excel|XLSX")
        kept = self.output / f"{self.hands.name}-placements.xlsx"
        kept.write_bytes(file.read_bytes())
        rows = [row for row in load_workbook(kept, read_only=True).active.iter_rows(values_only=True) if any(row)]
        self.expect(len(rows) >= shown + 1, f"the export has {len(rows)} rows, the list {shown}")

    def upload(self, kind: str) -> None:
        file = next(file for file in sorted(SPREADSHEETS.iterdir()) if KINDS[kind] in file.name)
        self.page.goto(f"{self.server.base}/imports/new/{kind}")
        self.hands.upload("", file)
        self.hands.press("^(Upload|Continue|Review)")

    def start_run(self) -> None:
        self.page.goto(f"{self.server.base}/runs")
        self.hands.press("^(Propose|Start|Run)")
        until = time.monotonic() + PROPOSING_SECONDS
        while self.proposals().count() == 0 and time.monotonic() < until:
            self.page.wait_for_timeout(500)
            self.page.goto(self.page.url)

    def open_latest_run(self) -> None:
        self.page.goto(f"{self.server.base}/runs")
        self.page.goto(self.server.base + self.page.locator("main table a[href^='/runs/']").first.get_attribute("href") + "?state=open")

    def open_proposal(self, index: int) -> None:
        self.open_latest_run()
        self.page.goto(self.server.base + self.proposals().nth(index).get_attribute("href"))

    def proposals(self):
        """The proposals on the page; the run's page is asked for those that wait for a decision."""
        return self.page.locator("main table a[href^='/proposals/']")

    def total(self, path: str) -> int:
        """The number of rows that a list says it has."""
        self.page.goto(self.server.base + path)
        said = re.search(r"([\d,]+) (?:student|placement)", self.page.locator("main").inner_text())
        return int(said[1].replace(",", "")) if said else 0

    def says(self, words: str) -> bool:
        return bool(re.search(words, self.page.locator("main").inner_text(), re.IGNORECASE))

    def banner(self) -> bool:
        return self.page.locator("[class*=notification-banner]").count() > 0

    def expect(self, holds: object, otherwise: str) -> None:
        self.checks.expect(holds, f"{self.hands.name}: {otherwise}")


def journeys(output: pathlib.Path) -> Checks:
    """Both ways through the main job, each on a system of its own."""
    checks = Checks()
    folder = output / "journey"
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for hands in (Keyboard, Pointer):
            with demo_server() as server:
                _travel(browser, hands, server, folder, checks)
    return checks


def _travel(browser: Browser, hands: type, server: Trellis, folder: pathlib.Path, checks: Checks) -> None:
    context = browser.new_context(java_script_enabled=hands is Keyboard, viewport={"width": 1280, "height": 900})
    journey = Journey(hands(context.new_page()), server, folder, checks)
    failed_before = len(checks.failures)
    for number, step in enumerate(journey.steps(), start=1):
        began = time.monotonic()
        try:
            step()
        except Exception as error:
            traceback.print_exc(limit=-3)
            checks.expect(False, f"{hands.name}: step {number} could not be done: {error}")
        journey.page.screenshot(path=folder / f"{hands.name}-{number:02}.png".replace(" ", "-"), full_page=True)
        name = getattr(step, "__name__", "step").replace("_", " ")
        print(f"  {hands.name} {number:02} {name}: {time.monotonic() - began:.1f} s", flush=True)
        if len(checks.failures) > failed_before and number == 1:
            break
    context.close()
