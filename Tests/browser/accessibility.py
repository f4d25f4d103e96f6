"""What every page must hold: WCAG 2.2 AA as far as a machine can tell, and our own rules for pages."""

import importlib.resources
import pathlib

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from checks import Checks

PROBES = pathlib.Path(__file__).with_name("probes.js").read_text()
AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
# 1280 pixels at 200 %.
ZOOMED = {"width": 640, "height": 450}
MOST_STOPS = 400
FORCED_COLOUR_STOPS = 8


class Visitor:
    """One signed-in person's browser windows: one with JavaScript, one without. Pages are checked one after another."""

    def __init__(
        self, browser: Browser, base: str, output: pathlib.Path, checks: Checks, state: dict | None = None
    ) -> None:
        self.base, self.output, self.checks = base, output, checks
        output.mkdir(parents=True, exist_ok=True)
        self.context = browser.new_context(viewport=DESKTOP, storage_state=state)
        self.plain_context = browser.new_context(viewport=DESKTOP, storage_state=state, java_script_enabled=False)
        self.links: set[str] = set()
        self.console: list[str] = []
        self.off_site: list[str] = []
        self.page = self._listen(self.context)
        self.plain = self.plain_context.new_page()

    def close(self) -> None:
        """Closes both windows."""
        self.context.close()
        self.plain_context.close()

    def visit(self, name: str, path: str, status: int = 200, sheets: int | None = None) -> None:
        """Checks one page at all widths; `sheets` is the number of A4 sheets it must print on."""
        self.name = name
        page, expect = self.page, self.checks.expect
        self.console.clear()
        self.off_site.clear()
        page.set_viewport_size(DESKTOP)
        page.emulate_media(media="screen", reduced_motion="no-preference", forced_colors="none")
        answer = page.goto(self.base + path)
        if not expect(
            answer and answer.status == status, f"{name}: answers {answer and answer.status}, not {status} ({path})"
        ):
            return
        (self.output / f"{name}.html").write_text(answer.text(), encoding="utf-8")
        self._probe(page)
        self._facts()
        self._axe("1280")
        page.screenshot(path=self.output / f"{name}-1280.png", full_page=True)
        expect(
            not page.evaluate("trellisProbe.smallTargets()"),
            f"{name}: targets under 24 px {self._last(page, 'smallTargets')}",
        )
        page.emulate_media(reduced_motion="reduce")
        moving = page.evaluate("trellisProbe.moving()")
        expect(not moving, f"{name}: moves although less motion is asked for {moving[:3]}")
        self._keyboard()
        self._forced_colours()
        self._print(sheets)
        self._narrow(path)
        self._without_script(path)
        noise = [line for line in self.console if not (status >= 400 and f"status of {status}" in line)]
        expect(not noise, f"{name}: the console says {noise[:3]}")
        expect(not self.off_site, f"{name}: asks other sites {self.off_site[:3]}")

    def _listen(self, context: BrowserContext) -> Page:
        def heard(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.console.append(message.text)

        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith((self.base, "data:", "blob:")) else self.off_site.append(r.url),
        )
        return page

    def _probe(self, page: Page) -> None:
        page.evaluate(PROBES)

    @staticmethod
    def _last(page: Page, probe: str) -> list[str]:
        return page.evaluate(f"trellisProbe.{probe}()")[:3]

    def _facts(self) -> None:
        facts, name, expect = self.page.evaluate("trellisProbe.facts()"), self.name, self.checks.expect
        self.links.update(link.split("#")[0] for link in facts["links"] if link.startswith(self.base))
        expect(facts["language"].startswith("en"), f"{name}: the language is {facts['language']!r}, not en")
        expect(facts["title"].strip(), f"{name}: has no title")
        expect(facts["headings"] == 1, f"{name}: has {facts['headings']} first-level headings")
        expect(facts["mains"] == 1, f"{name}: has {facts['mains']} main parts")
        expect(not facts["twice"], f"{name}: ids used twice {facts['twice'][:3]}")
        expect(not facts["nowhere"], f"{name}: links within the page to nothing {facts['nowhere'][:3]}")
        expect(not facts["stuck"], f"{name}: forms without a button {facts['stuck'][:3]}")
        expect(not facts["inline"], f"{name}: inline style or script {facts['inline'][:3]}")

    def _axe(self, where: str) -> None:
        self.page.evaluate(AXE)
        violations = self.page.evaluate("tags => trellisProbe.axe(tags)", TAGS)
        for violation in violations:
            print(f"  axe {self.name} {where}: {violation['id']}: {violation['help']} {violation['nodes']}", flush=True)
        self.checks.expect(not violations, f"{self.name} {where}: axe finds {[v['id'] for v in violations]}")

    def _keyboard(self) -> None:
        page, name, expect = self.page, self.name, self.checks.expect
        page.evaluate("trellisProbe.toTop()")
        stops, dull = [], []
        for _ in range(MOST_STOPS):
            page.keyboard.press("Tab")
            seen = page.evaluate("trellisProbe.focus()")
            if seen["before"] and not seen["before"]["changed"]:
                dull.append(seen["before"]["name"])
            stop = seen["stop"]
            if stop is None or (stops and stop["id"] == stops[0]["id"]):
                break
            stops.append(stop)
        else:
            expect(False, f"{name}: more than {MOST_STOPS} tab stops, or a trap")
        expect(not dull, f"{name}: look the same with the focus {dull[:3]}")
        first = stops[0]["name"] if stops else "nothing"
        if expect(first.startswith("Skip to"), f"{name}: the first tab stop is {first!r}, not the skip link"):
            page.evaluate("trellisProbe.toTop()")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            hash = page.evaluate("location.hash")
            expect(hash == "#maincontent", f"{name}: the skip link does not lead to the main part")
        for complaint, wrong in [
            ("have no name", [stop["html"] for stop in stops if not stop["name"]]),
            ("are off screen with the focus", [stop["name"] for stop in stops if not stop["onScreen"]]),
            ("are covered with the focus", [stop["name"] for stop in stops if stop["covered"]]),
        ]:
            expect(not wrong, f"{name}: tab stops that {complaint} {wrong[:3]}")

    def _forced_colours(self) -> None:
        self.page.emulate_media(forced_colors="active")
        self.page.evaluate("trellisProbe.toTop()")
        bare = []
        for _ in range(FORCED_COLOUR_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate("trellisProbe.focus()")["stop"]
            if stop is None:
                break
            if not stop["outlined"]:
                bare.append(stop["name"])
        self.checks.expect(not bare, f"{self.name}: no outline with the focus in forced colours {bare[:3]}")
        self.page.emulate_media(forced_colors="none")

    def _print(self, sheets: int | None) -> None:
        page, name, expect = self.page, self.name, self.checks.expect
        page.emulate_media(media="print")
        expect(not page.evaluate("trellisProbe.visible('header nav')"), f"{name}: prints the navigation")
        if sheets is not None:
            from pypdf import PdfReader

            file = self.output / f"{name}.pdf"
            page.pdf(path=file, format="A4", prefer_css_page_size=True, tagged=True, outline=True)
            printed = len(PdfReader(file).pages)
            expect(printed == sheets, f"{name}: prints on {printed} sheets, not {sheets}")
        page.emulate_media(media="screen")

    def _narrow(self, path: str) -> None:
        page, name, expect = self.page, self.name, self.checks.expect
        for size, where in [(PHONE, "320"), (ZOOMED, "200 %")]:
            page.set_viewport_size(size)
            page.goto(self.base + path)
            self._probe(page)
            over = page.evaluate("trellisProbe.sideways()")
            expect(not over, f"{name} {where}: scrolls sideways {over}")
            if size is PHONE:
                page.screenshot(path=self.output / f"{name}-320.png", full_page=True)
                self._axe(where)
            page.evaluate("trellisProbe.spaceText()")
            over = page.evaluate("trellisProbe.sideways()")
            expect(not over, f"{name} {where}: scrolls sideways with wide text {over}")

    def _without_script(self, path: str) -> None:
        page, name, expect = self.plain, self.name, self.checks.expect
        page.set_viewport_size(DESKTOP)
        page.goto(self.base + path)
        expect(page.locator("h1").first.is_visible(), f"{name}: no heading without JavaScript")
        hidden = page.locator("main form button:not([type=button])").filter(visible=False).count()
        closed = page.locator("main details:not([open]) form button:not([type=button])").count()
        expect(hidden <= closed, f"{name}: {hidden - closed} buttons are hidden without JavaScript")
        page.set_viewport_size(PHONE)
        for part in ("header", "main"):
            edges = page.locator(f"{part} :is(a, button, input):visible").evaluate_all(
                "all => all.filter(e => { for (let p = e.parentElement; p; p = p.parentElement)"
                " if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) return false; return true; })"
                ".map(e => e.getBoundingClientRect().right)"
            )
            expect(
                max(edges, default=0) <= PHONE["width"] + 1,
                f"{name}: the {part} is too wide at 320 px without JavaScript",
            )
