"""A running server, and a client that signs in as a person does."""

import html.parser
import http.client
import http.cookiejar
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
START_SECONDS = 30


def timed_command(*words: object, success: tuple[int, ...] = (0,)) -> tuple[float, float]:
    """Runs a command; gives its wall time in seconds and its greatest resident memory in megabytes."""
    began = time.perf_counter()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in success:
        raise SystemExit(f"{' '.join(map(str, words))} ended with {process.returncode}: {complaint.strip()[-500:]}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


class Server:
    """`trellis serve` on a free port, for the length of a `with`."""

    def __init__(self, binary: str, data: pathlib.Path) -> None:
        self.binary, self.data = binary, data

    def __enter__(self) -> "Server":
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", str(self.data), "--port", str(port), "--assets", str(ROOT / "assets")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not self._is_ready():
            if self.process.poll() is not None or time.perf_counter() - began > START_SECONDS:
                self.__exit__()
                raise SystemExit("The server did not become ready.")
            time.sleep(0.002)
        self.start_seconds = time.perf_counter() - began
        return self

    def __exit__(self, *error: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _is_ready(self) -> bool:
        try:
            return urllib.request.urlopen(f"{self.base}/readyz", timeout=2).status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError, http.client.HTTPException):
            return False

    def resident_megabytes(self) -> float:
        """The memory that the server holds now."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def signed_in(self, role: str) -> "Client":
        """A client that has opened a sign-in link and pressed its button."""
        links = subprocess.run(
            [self.binary, "demo", "--data", str(self.data), "--links", "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
        link = urllib.parse.urlsplit(json.loads(links.stdout)[role])
        client = Client(self.base)
        client.press_button(urllib.parse.urlunsplit(("", "", link.path, link.query, "")))
        return client


class Client:
    """A browser without a screen: keeps cookies, sends forms."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def seconds(self, path: str) -> float:
        """How long a page takes, from asking to its last byte."""
        began = time.perf_counter()
        with self.opener.open(self.base + path, timeout=30) as answer:
            answer.read()
        return time.perf_counter() - began

    def weighed(self, path: str) -> tuple[float, int]:
        """How long a page takes as a browser asks for it, compressed, and how many bytes come over the wire."""
        request = urllib.request.Request(self.base + path, headers={"Accept-Encoding": "gzip"})
        began = time.perf_counter()
        with self.opener.open(request, timeout=30) as answer:
            size = len(answer.read())
        return time.perf_counter() - began, size

    def text(self, path: str) -> str:
        """What a page or a file holds."""
        with self.opener.open(self.base + path, timeout=30) as answer:
            return answer.read().decode()

    def headers(self) -> dict[str, str]:
        """What another client must send to be taken for this one."""
        return {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)}

    def press_button(self, path: str) -> None:
        """Opens a page and sends the form in its main part."""
        with self.opener.open(self.base + path, timeout=30) as answer:
            form = _Form(answer.read().decode())
        request = urllib.request.Request(
            urllib.parse.urljoin(self.base + path, form.action),
            urllib.parse.urlencode(form.fields).encode(),
            {"Origin": self.base},
        )
        with self.opener.open(request, timeout=30) as answer:
            answer.read()
        if not list(self.cookies):
            raise SystemExit("Signing in gave no session.")


class _Form(html.parser.HTMLParser):
    """The first form in the main part of a page, with its hidden fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.fields = "", {}
        self._in_main = self._in_form = self._done = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "main":
            self._in_main = True
        elif tag == "form" and self._in_main and not self._done:
            self._in_form, self.action = True, values.get("action") or ""
        elif tag in ("input", "button") and self._in_form and values.get("name"):
            self.fields[values["name"]] = values.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._in_form:
            self._in_form, self._done = False, True
