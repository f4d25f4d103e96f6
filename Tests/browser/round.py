"""A capacity round on a phone: opened, found in the outbox, looked at by a mail scanner, answered in two presses, seen."""

import pathlib
import re
import time
import urllib.request

from playwright.sync_api import Browser, Page

from checks import Checks
from harness import Trellis, chromium, demo_server
from scanner import SCANNER

PHONE = {"width": 360, "height": 740}


class Round:
    """One round, told in steps that build on each other."""

    def __init__(self, browser: Browser, server: Trellis, folder: pathlib.Path) -> None:
        self.browser, self.server, self.folder = browser, server, folder
        self.checks = Checks()
        self.page = browser.new_context(viewport=PHONE).new_page()
        # The employer's phone runs no scripts: everything must work all the same.
        self.phone = browser.new_context(viewport=PHONE, java_script_enabled=False, is_mobile=True).new_page()

    def steps(self) -> list:
        return [self.open_a_round, self.find_the_mail, self.scan, self.answer, self.see_the_round, self.see_the_weeks]

    def open_a_round(self) -> None:
        page = self.page
        self.server.sign_in(page, "coordinator")
        page.goto(f"{self.server.base}/rounds")
        page.get_by_role("button", name="Open a round").click()
        page.get_by_label("Name of the round").fill("Summer round")
        self.year = page.get_by_label("Year that you ask about").input_value()
        closing = time.gmtime(time.time() + 21 * 86_400)
        group = page.get_by_role("group", name="Last day to answer")
        for label, number in (("Day", closing.tm_mday), ("Month", closing.tm_mon), ("Year", closing.tm_year)):
            group.get_by_label(label, exact=True).fill(str(number))
        self.fits(page, "the form of a round")
        page.get_by_role("button", name="Continue").click()
        asked = page.get_by_role("checkbox", checked=True).count()
        self.expect(asked > 5, f"only {asked} employers can be asked")
        self.expect(page.get_by_text("left out").count() > 0, "nothing says who is left out and why")
        self.fits(page, "the choice of employers")
        page.get_by_role("button", name="Open the round").click()
        page.wait_for_load_state()
        self.address = page.url.split("?")[0]
        self.expect("/rounds/" in self.address, f"opening a round leads to {page.url}")
        self.fits(page, "the page of the round")
        self.picture(page, "opened")

    def find_the_mail(self) -> None:
        """Looks into the outbox, where the mails of a demo end."""
        self.page.goto(f"{self.server.base}/demo/mail")
        links = [link.get_attribute("href") or "" for link in self.page.locator("main a[href*='/task/']").all()]
        for path in [link[link.index("/task/") :] for link in links]:
            self.phone.goto(self.server.base + path)
            if self.phone.get_by_role("button", name=re.compile("^Same as last year")).count():
                self.link = self.server.base + path
                self.employer = self.phone.locator("h1 [class*=caption]").first.inner_text().split("\n")[0].strip()
                return
        raise LookupError("no letter of the round leads to an employer that offered places last year")

    def scan(self) -> None:
        """Opens the link, and what its buttons lead to, as mail scanners do."""
        before = self.history()
        sheet = self.phone.content()
        targets = [self.link] + [
            self.server.base + href.replace("&amp;", "&") for href in re.findall(r'href="(/task/[^"]+say=[^"]+)"', sheet)
        ]
        self.expect(len(targets) > 3, "the answers are not links that a scanner would open")
        for target in targets:
            for method in ("HEAD", "GET", "GET", "GET"):
                request = urllib.request.Request(target, method=method, headers=SCANNER)
                with urllib.request.urlopen(request, timeout=10) as answer:
                    self.expect(answer.status == 200, f"{method} of a link of the round answers {answer.status}")
                    kept = answer.headers["Cache-Control"] or ""
                    self.expect("no-store" in kept, "a page of the round may be kept")
        page = self.browser.new_page()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
        page.goto(self.link)
        page.wait_for_timeout(500)
        page.close()
        self.expect(not sent, f"opening a link of the round sends {sent} by itself")
        self.expect(self.history() == before, "a scanner that opens a link of the round changes something")
        self.expect(self.row("Owes an answer").count() == 1, "an employer whose link was scanned has answered")

    def answer(self) -> None:
        phone = self.phone
        phone.goto(self.link)
        self.fits(phone, "the page of the employer")
        self.picture(phone, "asked")
        # The first press shows what it means, the second one sends it.
        phone.get_by_role("button", name=re.compile("^Same as last year")).first.click()
        phone.wait_for_load_state()
        self.fits(phone, "the check of an answer")
        self.picture(phone, "check")
        phone.get_by_role("button", name="Confirm").click()
        phone.wait_for_load_state()
        self.expect(phone.get_by_text("Thank you").count() > 0, "nothing thanks for an answer")
        self.fits(phone, "the page after an answer")
        self.picture(phone, "thanks")

    def see_the_round(self) -> None:
        self.expect(self.row("Answered").count() == 1, "the round does not show who has answered")
        self.expect(self.row("By the link").count() == 1, "the round does not say how an answer came")
        self.picture(self.page, "round")
        self.organisation = self.row("Answered").first.locator("a[href^='/organisations/']").first.get_attribute("href")

    def see_the_weeks(self) -> None:
        page = self.page
        number = self.organisation.rsplit("/", 1)[1]
        page.goto(f"{self.server.base}/weeks?employer={number}")
        page.get_by_label("Academic year").select_option(self.year)
        page.get_by_role("button", name="Change year").click()
        page.goto(f"{self.server.base}/weeks?employer={number}")
        cells = page.locator("main table td").all_inner_texts()
        self.expect(any(re.match(r"0 of [1-9]", cell.strip()) for cell in cells), "the weeks show no place of the round")
        self.picture(page, "weeks")

    def row(self, state: str):
        """The row of the employer on the page of the round, if it says so."""
        self.page.goto(self.address)
        return self.page.locator("main tbody tr").filter(has_text=self.employer).filter(has_text=state)

    def history(self) -> str:
        """How many changes there are."""
        self.page.goto(f"{self.server.base}/history")
        return self.page.locator("main table caption").first.inner_text()

    def fits(self, page: Page, name: str) -> None:
        wide = page.evaluate("document.documentElement.scrollWidth") if page is not self.phone else self.width()
        self.expect(wide <= PHONE["width"], f"{name} is {wide} px wide on a phone")

    def width(self) -> int:
        """The widest thing on the phone, which runs no scripts."""
        boxes = [box.bounding_box() for box in self.phone.locator("main *").all()[:400]]
        return int(max(box["x"] + box["width"] for box in boxes if box))

    def picture(self, page: Page, name: str) -> None:
        page.screenshot(path=self.folder / f"round-{name}.png", full_page=True)

    def expect(self, holds: object, otherwise: str) -> None:
        self.checks.expect(holds, f"round: {otherwise}")


def rounds(folder: pathlib.Path) -> Checks:
    with demo_server() as server, chromium() as browser:
        story = Round(browser, server, folder)
        for step in story.steps():
            try:
                step()
            except Exception as error:
                story.picture(story.page, "stopped")
                story.expect(False, f"{step.__name__.replace('_', ' ')} could not be done: {error}")
                break
        return story.checks
