"""What the benchmark needs beside Trellis: the peers' Python packages and commands."""

import hashlib
import pathlib
import platform
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
PACKAGES = {"cbc": "coinor-cbc", "glpsol": "glpk-utils"}


def python(build: pathlib.Path) -> pathlib.Path:
    """The Python of a virtual environment under the build folder that holds exactly the pinned packages."""
    folder = build.absolute() / "bench-venv"
    python, version = folder / "bin" / "python", folder / ".version"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if python.exists() and version.exists() and version.read_text() == wanted:
        return python
    print("Installing the peers' Python packages.", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    install = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", REQUIREMENTS]
    subprocess.run([python, *install], check=True)
    version.write_text(wanted)
    return python


def missing(peers: list[str]) -> list[str]:
    """The Debian packages of commands that these peers need and that this machine lacks."""
    commands = {"CBC": "cbc", "GLPK": "glpsol"}
    needed = [commands[peer] for peer in peers if peer in commands]
    return [PACKAGES[command] for command in needed if not shutil.which(command)]


def machine() -> str:
    """The processor, its cores and the system, in a line."""
    about = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8") if pathlib.Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"^model name\s*:\s*(.*)$", about, re.MULTILINE)
    cores = about.count("processor\t:")
    release = pathlib.Path("/etc/os-release")
    system = re.search(r'^PRETTY_NAME="?([^"\n]*)', release.read_text(), re.MULTILINE) if release.exists() else None
    return ", ".join(
        [
            model.group(1) if model else platform.processor(),
            f"{cores} cores",
            system.group(1) if system else platform.system(),
        ]
    )


def versions(peers: list[str]) -> dict[str, str]:
    """Which version of each peer is measured."""
    pinned = dict(re.findall(r"^(\S+?)==([^\s;]+)", REQUIREMENTS.read_text(), re.MULTILINE))
    known = {"HiGHS": pinned["highspy"], "CP-SAT": pinned["ortools"], "OR-Tools flow": pinned["ortools"]}
    for peer, words, pattern in [
        ("CBC", ["cbc", "-quit"], r"Version:\s*(\S+)"),
        ("GLPK", ["glpsol", "--version"], r"GLPSOL.*?(\d+\.\d+)"),
    ]:
        if shutil.which(words[0]):
            said = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL).stdout
            found = re.search(pattern, said)
            known[peer] = found.group(1) if found else "?"
    return {peer: known[peer] for peer in peers if peer in known}
