"""Proof that the checks can fail: a page with planted faults, of which each must be found, and its mended twin."""

import http.server
import pathlib
import threading

from accessibility import Visitor
from checks import Checks
from harness import chromium

GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/good.css"></head>
<body><a class="skip" href="#maincontent">Skip to main content</a>
<header><nav aria-label="Main"><a class="button" href="/good">Home</a></nav></header>
<main id="maincontent"><h1>A page</h1><form method="post" action="/good"><label for="name">Name</label>
<input id="name" name="name"><button>Save</button></form></main></body></html>"""
GOOD_STYLE = """body{margin:0;color:#212b32;background:#fff;font:16px sans-serif;overflow-wrap:anywhere}
a,button,input{display:inline-block;min-height:32px;min-width:32px;max-width:100%;box-sizing:border-box}
a:focus,button:focus,input:focus{outline:4px solid #212b32;background:#ffeb3b;color:#212b32}
@media print{header,.skip{display:none}}"""
BAD = """<!doctype html><html><head><meta charset="utf-8"><title> </title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/bad.css"></head>
<body><header><nav><a href="/bad">Home</a><a href="/gone">Gone</a></nav></header>
<main><h1>One</h1><h1>Two</h1><p id="same" style="color:#ccc">Pale</p><p id="same">Twice</p>
<a href="#nowhere">Nowhere</a>
<form><input name="name"></form><button class="tiny"></button><div class="wide">Wide</div>
<img src="http://other.invalid/picture.png"><script>console.error("planted")</script></main>
<div class="cover"></div></body></html>"""
BAD_STYLE = """*{outline:none!important}.tiny{width:10px;height:10px;padding:0;transition:all 1s}.wide{width:1400px}
.cover{position:fixed;inset:0 0 auto 0;height:300px;background:#fffc}"""
PAGES = {
    "/good": ("text/html", GOOD),
    "/good.css": ("text/css", GOOD_STYLE),
    "/bad": ("text/html", BAD),
    "/bad.css": ("text/css", BAD_STYLE),
}
# A part of each sentence that the faulty page must bring about.
PLANTED = [
    "the language is",
    "has no title",
    "2 first-level headings",
    "ids used twice",
    "links within the page to nothing",
    "forms without a button",
    "inline style or script",
    "1280: axe finds",
    "320: axe finds",
    "targets under 24 px",
    "moves although",
    "look the same with the focus",
    "not the skip link",
    "have no name",
    "are covered with the focus",
    "no outline with the focus in forced colours",
    "prints the navigation",
    "320: scrolls sideways",
    "the console says",
    "asks other sites",
]


class _Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, text = PAGES.get(self.path, ("text/plain", ""))
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *values: object) -> None:
        """Requests are not worth a line."""


def control(output: pathlib.Path) -> Checks:
    """Holds when the sound page passes and the faulty page fails in every planted way."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    checks, faults = Checks(), Quiet()
    with chromium() as browser:
        for path, into in [("good", checks), ("bad", faults)]:
            visitor = Visitor(browser, base, output / "control", into)
            visitor.visit(path, f"/{path}")
            visitor.close()
    server.shutdown()
    for sentence in PLANTED:
        checks.expect(any(sentence in fault for fault in faults.failures), f"control: the checks overlook {sentence!r}")
    return checks


class Quiet(Checks):
    """Checks that are meant to fail and therefore do not say so."""

    def expect(self, holds: object, otherwise: str) -> bool:
        if holds:
            self.passed += 1
        else:
            self.failures.append(otherwise)
        return bool(holds)
