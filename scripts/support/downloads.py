"""What comes from the Python package index: front-end assets, postcode data, the tests' Python packages."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

from support.console import say, stop
from support.toolchain import ROOT

ASSETS = ROOT / "assets"
FRONTEND = ROOT / "scripts" / "setup-frontend"
GEOGRAPHY = ROOT / "scripts" / "setup-geography"
REQUIREMENTS = ROOT / "Tests" / "requirements.txt"


def tools() -> pathlib.Path:
    """The folder that keeps tools and downloads between runs."""
    return pathlib.Path(os.environ.get("TRELLIS_TOOLS") or ROOT / ".tools").resolve()


def lacks_geography() -> bool:
    """Whether the postcode data is missing here or was made by an older script."""
    return not _is_current(ASSETS / "geo" / ".version", GEOGRAPHY)


def lacks_frontend() -> bool:
    """Whether the front-end assets are missing here or were made by an older script."""
    return not (_is_current(ASSETS / ".frontend", FRONTEND) and (ASSETS / "nhsuk.css").exists())


def fetch_geography() -> None:
    """Puts the postcode data into the assets, from what an earlier run kept where there is one."""
    if not lacks_geography():
        return
    kept = tools() / "geo"
    if not _is_current(kept / ".version", GEOGRAPHY):
        shutil.rmtree(kept, ignore_errors=True)
        _run([sys.executable, GEOGRAPHY, kept], "The postcode data could not be fetched")
        (kept / ".version").write_text(_digest(GEOGRAPHY))
    shutil.rmtree(ASSETS / "geo", ignore_errors=True)
    shutil.copytree(kept, ASSETS / "geo")


def fetch_frontend() -> None:
    """Puts the front-end assets into place."""
    if lacks_frontend():
        _run([FRONTEND, ASSETS], "The front-end assets could not be fetched")
        (ASSETS / ".frontend").write_text(_digest(FRONTEND))


def virtual_environment() -> pathlib.Path:
    """The Python of a virtual environment that holds exactly the pinned test packages."""
    folder = tools() / "venv"
    python, version = folder / "bin" / "python", folder / ".version"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if python.exists() and version.exists() and version.read_text() == wanted:
        return python
    say("Installing the Python packages of the tests.")
    shutil.rmtree(folder, ignore_errors=True)
    _run([sys.executable, "-m", "venv", folder], "No virtual environment could be made")
    _run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", REQUIREMENTS],
        "The Python packages of the tests could not be installed",
    )
    version.write_text(wanted)
    return python


def playwright_browser(python: pathlib.Path) -> str:
    """Chromium as Playwright brings it, for systems that have no package of it."""
    say("Installing Chromium through Playwright: this system has no package of it.")
    _run([python, "-m", "playwright", "install", "--with-deps", "chromium"], "Chromium could not be installed")
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    return subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()


def _digest(script: pathlib.Path) -> str:
    return hashlib.sha256(script.read_bytes()).hexdigest()


def _is_current(note: pathlib.Path, script: pathlib.Path) -> bool:
    """Whether a note beside fetched files says that the script as it is now has made them."""
    return note.exists() and note.read_text() == _digest(script)


def _run(command: list[str | pathlib.Path], trouble: str) -> None:
    done = subprocess.run(list(map(str, command)), check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        stop(f"{trouble}: check that this machine reaches the Python package index, then try again.")
