"""A Trellis server for one test run, and the browser that visits it."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

BINARY = os.environ.get("TRELLIS_BIN", ".build/debug/trellis")
ASSETS = os.environ.get("TRELLIS_ASSETS", "assets")
CHROMIUM = os.environ.get("TRELLIS_CHROMIUM") or shutil.which("chromium")
ROLES = ["coordinator", "provider", "employer"]
START_SECONDS = 60
STOP_SECONDS = 15


@dataclass(frozen=True)
class Route:
    """A page that `trellis routes` lists: its name, its path, and the role that opens it."""

    name: str
    path: str
    role: str


class Trellis:
    """A running server on a free port, with a data folder of its own that holds the demo system."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.data = folder / "data"
        self.log = folder / "server.log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def command(self, *words: str) -> str:
        """Runs another command on the same data folder and gives what it printed."""
        done = subprocess.run(
            [BINARY, *words, "--data", str(self.data)],
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if done.returncode != 0:
            raise RuntimeError(f"trellis {' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def start(self) -> None:
        """Starts serving and waits until the server says that it is ready."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--data", str(self.data), "--port", str(self.port), "--assets", ASSETS],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended by itself: {self.log.read_text()[-2000:]}")
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                if urllib.request.urlopen(f"{self.base}/readyz", timeout=2).status == 200:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"the server was not ready after {START_SECONDS} s: {self.log.read_text()[-2000:]}")

    def stop(self) -> int:
        """Asks the server to end and gives its exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return -signal.SIGKILL

    def routes(self) -> list[Route]:
        """Every page there is, with real ids in the paths."""
        return [
            Route(**{key: row[key] for key in ("name", "path", "role")})
            for row in json.loads(self.command("routes", "--json"))
        ]

    def link(self, role: str) -> str:
        """A fresh link that signs somebody in, on this server's address."""
        url = urllib.parse.urlsplit(json.loads(self.command("demo", "--links", "--json"))[role])
        return self.base + urllib.parse.urlunsplit(("", "", url.path, url.query, ""))

    def sign_in(self, page: Page, role: str) -> None:
        """Opens a sign-in link and presses its button, as a person does."""
        page.goto(self.link(role))
        page.locator("main form button").first.click()
        page.wait_for_load_state()
        if page.locator("main").count() == 0 or "/sign-in" in page.url:
            raise RuntimeError(f"signing in as {role} led to {page.url}")


@contextlib.contextmanager
def demo_server() -> Iterator[Trellis]:
    """A server with a freshly filled demo system; it is stopped and removed at the end."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trellis-browser-"))
    server = Trellis(folder)
    try:
        server.command("demo")
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system; as root it runs without its sandbox, which root cannot use."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*arguments, "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()
