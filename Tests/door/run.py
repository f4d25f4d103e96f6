"""Attacks from outside, on the real server with the demo system. usage: run.py [garbage] [polyglots]; else both.

garbage: what no person types, in every parameter of every form and list, as every role; no answer may be of 5xx, and
none may echo it unescaped. polyglots: scripts stored in every text field, then every page opened in a browser; none
runs, and the content policy is never broken.
"""

import html.parser
import http.cookiejar
import itertools
import pathlib
import secrets
import sys
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "browser"))

from checks import Checks  # noqa: E402
from harness import ROLES, Trellis, chromium, demo_server  # noqa: E402

GARBAGE = [
    "'\"><svg/onload=alert(1)>",
    "' OR '1'='1' --",
    "1; SELECT pg_sleep(5) --",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie:%20x=1",
    "-1",
    "99999999999999999999999999",
    "0x7fffffff",
    "1e309",
    "NaN",
    "2026-02-30",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "\u202e\u0000\ufffe😀".replace("\u0000", ""),
    "a" * 5_000,
    "",
    " ",
    "[]",
    '{"$gt":""}',
]
POLYGLOTS = [
    "<script>window.hit=1</script>",
    "\"><img src=x onerror=window.hit=1>",
    "'-window.hit=1-'",
    "javascript:/*--></title></style></textarea></script></xmp>"
    "<svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+window.hit=1//'>",
    "</option></select><svg onload=window.hit=1>",
    "<a href=javascript:window.hit=1 autofocus onfocus=window.hit=1>x</a>",
]
# Ending everybody's session or the whole demo is not what is tried here.
LEFT_ALONE = ("/sign-out", "/demo/clear")


class Form:
    """A form of a page: where it goes, what it sends, and which fields take any text."""

    def __init__(self, action: str, method: str) -> None:
        self.action = action
        self.method = method
        self.fields: list[list[str]] = []
        self.text: set[str] = set()

    def sent(self, changed: set[str], value: str) -> list[tuple[str, str]]:
        """The fields with some of them changed, and with a key that was never used."""
        fields = {name: value if name in changed else kept for name, kept in self.fields}
        if "_key" in fields and "_key" not in changed:
            fields["_key"] = secrets.token_hex(12)
        return list(fields.items())


class PageReader(html.parser.HTMLParser):
    """The forms and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.form: Form | None = None
        self.select: list[str] | None = None
        self.area: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and values.get("href", "").startswith("/"):
            self.links.append(values["href"].split("#")[0])
        if tag == "form":
            self.form = Form(values.get("action", ""), values.get("method", "get").lower())
            self.forms.append(self.form)
        if self.form is None or (tag != "option" and not values.get("name")):
            return
        if tag == "input":
            kind = values.get("type", "text")
            if kind in ("file", "submit") or (kind in ("checkbox", "radio") and "checked" not in values):
                return
            self.form.fields.append([values["name"], values.get("value", "")])
            if kind not in ("hidden", "checkbox", "radio"):
                self.form.text.add(values["name"])
        elif tag == "textarea":
            self.area = [values["name"], ""]
            self.form.fields.append(self.area)
            self.form.text.add(values["name"])
        elif tag == "select":
            self.select = [values["name"], ""]
            self.form.fields.append(self.select)
        elif tag == "option" and self.select is not None and ("selected" in values or not self.select[1]):
            self.select[1] = values.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area[1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


class Visitor:
    """Somebody who is signed in and asks without a browser."""

    def __init__(self, server: Trellis, role: str) -> None:
        self.base = server.base
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.asked = 0
        link = server.link(role)
        page = self.page(link[len(self.base) :])
        self.post(page.forms[0].action, [tuple(field) for field in page.forms[0].fields])

    def ask(self, path: str, data: bytes | None = None) -> tuple[int, str]:
        self.asked += 1
        request = urllib.request.Request(self.base + path, data=data)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode(errors="replace")

    def post(self, path: str, fields: list[tuple[str, str]]) -> tuple[int, str]:
        return self.ask(path, urllib.parse.urlencode(fields).encode())

    def page(self, path: str) -> PageReader:
        reader = PageReader()
        reader.feed(self.ask(path)[1])
        return reader


def forms(visitor: Visitor, paths: list[str]) -> dict[tuple[str, str], Form]:
    """One form of each kind."""
    found = {}
    for path in paths:
        for form in visitor.page(path).forms:
            shape = "/".join("{id}" if len(part) >= 32 else part for part in form.action.split("?")[0].split("/"))
            if not form.action.startswith(LEFT_ALONE):
                found.setdefault((form.method, shape), form)
    return found


def garbage() -> Checks:
    checks = Checks()
    with demo_server() as server:
        pages = [route.path for route in server.routes()]
        # Each field gets a part of the garbage, another part than its neighbours and than the last time.
        heap = itertools.cycle(GARBAGE)
        for role in ROLES:
            visitor = Visitor(server, role)
            for path in pages:
                for name in ["page", "sort", "q"]:
                    value = next(heap)
                    code, text = visitor.ask(f"{path}?{urllib.parse.urlencode({name: value})}")
                    checks.expect(code < 500, f"{role}: {path} {name}={value[:30]!r}: {code}")
                    checks.expect(GARBAGE[0] not in text, f"{role}: {path} {name}: the page holds what was sent")
            for (method, shape), form in forms(visitor, pages).items():
                for name in sorted({name for name, _ in form.fields}):
                    for value in (next(heap), next(heap)):
                        fields = form.sent({name}, value)
                        if method == "post":
                            code, text = visitor.post(form.action, fields)
                        else:
                            code, text = visitor.ask(f"{form.action}?{urllib.parse.urlencode(fields)}")
                        checks.expect(code < 500, f"{role}: {method} {shape} {name}={value[:30]!r}: {code}")
                        checks.expect(
                            GARBAGE[0] not in text, f"{role}: {method} {shape} {name}: the page holds what was sent"
                        )
            checks.expect(visitor.asked > 200, f"{role}: only {visitor.asked} requests")
            print(f"{role}: {visitor.asked} requests", flush=True)
        failures = server.log.read_text().count('"error_type"')
        checks.expect(failures == 0, f"the server's log has {failures} failures")
        checks.expect(server.stop() == 0, "the server does not end in order when it is asked to")
    return checks


def polyglots() -> Checks:
    checks = Checks()
    with demo_server() as server:
        pages = [route.path for route in server.routes()]
        stored = 0
        for role in ROLES:
            visitor = Visitor(server, role)
            for (method, _), form in forms(visitor, pages).items():
                if method != "post" or not form.text:
                    continue
                # Field by field, because one that takes numbers only would refuse the whole form.
                for number, name in enumerate(sorted(form.text)):
                    code, text = visitor.post(form.action, form.sent({name}, POLYGLOTS[number % len(POLYGLOTS)]))
                    stored += code == 200 and "error-summary" not in text
        checks.expect(stored > 10, f"only {stored} forms took a polyglot")
        print(f"{stored} forms stored", flush=True)
        shown = 0
        with chromium() as browser:
            for role in ROLES:
                context = browser.new_context()
                page = context.new_page()
                trouble: list[str] = []
                page.on("dialog", lambda dialog: (trouble.append("a dialog"), dialog.dismiss()))
                page.on("console", lambda said: "Content Security Policy" in said.text and trouble.append(said.text))
                server.sign_in(page, role)
                seen = set()
                lists = ["/organisations", "/students", "/offers", "/history"]
                extra = [link for path in lists for link in _links(page, server, path)]
                for path in [*pages, *extra]:
                    if path in seen or path.endswith((".csv", ".ics", ".xlsx", ".txt")) or path.startswith("/metrics"):
                        continue
                    seen.add(path)
                    trouble.clear()
                    page.goto(server.base + path)
                    hit = page.evaluate("window.hit")
                    shown += "window.hit" in page.locator("body").inner_text()
                    checks.expect(not hit and not trouble, f"{role}: {path}: {hit} {trouble[:1]}")
                context.close()
        checks.expect(shown > 5, f"only {shown} pages show what was stored, so nothing is proven")
    return checks


def _links(page, server: Trellis, path: str) -> list[str]:
    """The newest rows of a list, which hold what was stored."""
    page.goto(server.base + path)
    first = "links => links.slice(0, 25).map(link => link.getAttribute('href'))"
    return page.eval_on_selector_all("main a[href^='/']", first)


def main(words: list[str]) -> int:
    checks = Checks()
    checks.run({"garbage": garbage, "polyglots": polyglots}, words)
    for failure in checks.failures[:100]:
        print(f"FAIL {failure}")
    print(checks, flush=True)
    return 1 if checks.failures or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
