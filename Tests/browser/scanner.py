"""What mail scanners do to a link before its reader sees it: they open it. It must work afterwards."""

import urllib.request

from checks import Checks
from harness import ROLES, Trellis, chromium

SCANNER = {"User-Agent": "Mozilla/5.0 (compatible; link scanner)"}


def scan_links(server: Trellis) -> Checks:
    """Opens each role's sign-in link as scanners do, then signs in with it as its reader does, then tries it again."""
    checks = Checks()
    with chromium() as browser:
        for role in ROLES:
            link = server.link(role)
            for method in ("HEAD", "GET", "GET"):
                request = urllib.request.Request(link, method=method, headers=SCANNER)
                with urllib.request.urlopen(request, timeout=10) as answer:
                    checks.expect(answer.status == 200, f"{role}: {method} of a sign-in link answers {answer.status}")
                    checks.expect(
                        "no-store" in (answer.headers["Cache-Control"] or ""), f"{role}: a sign-in page may be kept"
                    )
            context = browser.new_context()
            page = context.new_page()
            sent: list[str] = []
            page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
            page.goto(link)
            page.wait_for_timeout(500)
            checks.expect(not sent, f"{role}: opening a sign-in link sends {sent} by itself")
            page.locator("main form button").first.click()
            page.wait_for_load_state()
            checks.expect("/sign-in" not in page.url, f"{role}: a sign-in link that was scanned does not sign in")
            context.close()
            page = browser.new_page()
            answer = page.goto(link)
            button = page.locator("main form button")
            if answer.status == 200 and button.count():
                button.first.click()
                page.wait_for_load_state()
            page.goto(f"{server.base}/students")
            checks.expect(
                "/sign-in" in page.url or page.locator("main table").count() == 0, f"{role}: a link signs in twice"
            )
            page.close()
    return checks
