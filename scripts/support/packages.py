"""Packages of the operating system: which are missing, and how they get here."""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from support.console import say, stop

# Debian package -> the pkg-config module it brings, which is how other systems are asked.
LIBRARIES = {
    "pkg-config": "",
    "libsqlite3-dev": "sqlite3",
    "libpq-dev": "libpq",
    "coinor-libcbc-dev": "cbc",
    "libzip-dev": "libzip",
    "libxlsxwriter-dev": "xlsxwriter",
    "libcurl4-openssl-dev": "libcurl",
    "zlib1g-dev": "zlib",
}
OLDEST_POSTGRES = 15
INSTALL_TRIES = 3


def needed_to_run() -> list[str]:
    """The packages without which `make run` cannot work and that this machine lacks."""
    missing = _missing_libraries()
    if not shutil.which("git"):
        missing.append("git")
    if not _importable("pip"):
        missing.append("python3-pip")
    return missing


def needed_to_test() -> list[str]:
    """The packages that `make test` needs beyond those of `make run` and that this machine lacks."""
    missing = []
    if not browser() and _is_debian():
        missing.append("chromium")
    if not shutil.which("pdfinfo"):
        missing.append("poppler-utils")
    if not any(pathlib.Path("/usr/share/fonts").rglob("Liberation*")):
        missing.append("fonts-liberation")
    if not postgres_tools():
        missing.append("postgresql")
    if not (_importable("ensurepip") and _importable("venv")):
        missing.append("python3-venv")
    return missing


def browser() -> str | None:
    """The Chromium that the tests drive: the one named by TRELLIS_CHROMIUM, or one installed here."""
    named = os.environ.get("TRELLIS_CHROMIUM")
    if named:
        return named
    return next(filter(None, map(shutil.which, ["chromium", "google-chrome", "google-chrome-stable"])), None)


def postgres_tools() -> pathlib.Path | None:
    """The folder with the `initdb` and `pg_ctl` of the newest PostgreSQL here that is not too old."""
    if folder := os.environ.get("TRELLIS_POSTGRES_TOOLS"):
        return pathlib.Path(folder)
    found = []
    for initdb in pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"):
        version = initdb.parts[-3]
        if version.isdigit() and int(version) >= OLDEST_POSTGRES:
            found.append((int(version), initdb.parent))
    return max(found)[1] if found else None


def install(packages: list[str]) -> None:
    """Installs packages with apt-get, or says which line would do it when this user may not."""
    if not packages:
        return
    command = f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        stop(
            f"Trellis needs these libraries, by their Debian names: {', '.join(packages)}. Install them and try again."
        )
    root = _as_root()
    if root is None:
        stop(f"Trellis needs packages that only root may install. Run: {command}")
    # A folder of its own: another apt-get that ends at the same time empties the common one.
    with tempfile.TemporaryDirectory(prefix="trellis-apt-") as archives:
        pathlib.Path(archives).chmod(0o755)
        (pathlib.Path(archives) / "partial").mkdir()
        apt = [
            *root,
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "NEEDRESTART_MODE=a",
            "apt-get",
            "-q",
            "-o",
            "DPkg::Lock::Timeout=300",
            "-o",
            "Acquire::Retries=3",
            "-o",
            "APT::Sandbox::User=root",
        ]
        for attempt in range(1, INSTALL_TRIES + 1):
            subprocess.run([*apt, "update"], check=False, stdin=subprocess.DEVNULL)
            done = subprocess.run(
                [*apt, "-o", f"Dir::Cache::archives={archives}", "install", "-y", "--no-install-recommends", *packages],
                check=False,
                stdin=subprocess.DEVNULL,
            )
            if done.returncode == 0:
                return
            if attempt < INSTALL_TRIES:
                say(f"apt-get failed; trying again ({attempt + 1} of {INSTALL_TRIES}).")
                time.sleep(5 * attempt)
    stop(f"apt-get could not install what Trellis needs. Read what it said above, mend it, or run: {command}")


def _missing_libraries() -> list[str]:
    if shutil.which("dpkg-query"):
        answer = subprocess.run(
            ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *LIBRARIES, "pkgconf"],
            capture_output=True,
            text=True,
            check=False,
        )
        there = {line.split()[1] for line in answer.stdout.splitlines() if line.startswith("installed ")}
        if "pkgconf" in there:
            there.add("pkg-config")
        return [package for package in LIBRARIES if package not in there]
    if not shutil.which("pkg-config"):
        return list(LIBRARIES)
    return [package for package, module in LIBRARIES.items() if module and _pkg_config_lacks(module)]


def _pkg_config_lacks(module: str) -> bool:
    return subprocess.run(["pkg-config", "--exists", module], check=False).returncode != 0


def _importable(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _is_debian() -> bool:
    """Ubuntu has no chromium package, only a pointer to its snap."""
    release = pathlib.Path("/etc/os-release")
    return release.exists() and "\nID=debian" in "\n" + release.read_text()


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None
