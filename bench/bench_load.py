"""Many requests at once: with wrk where it is installed, else with threads of our own, which are slower themselves."""

import http.client
import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.parse
from dataclasses import dataclass

SECONDS = 4
LATENCY_SCRIPT = """done = function(summary, latency, requests)
  io.write(string.format("RESULT %f %f %d\\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


@dataclass(frozen=True)
class Load:
    """Requests a second, and the time in milliseconds that 99 of 100 requests kept to."""

    rate: float
    p99: float


def load(url: str, headers: dict[str, str], connections: int) -> Load:
    """Asks for one address for some seconds; an answer that is not a success ends the measurement."""
    return _with_wrk(url, headers, connections) if shutil.which("wrk") else _with_threads(url, headers, connections)


def _with_wrk(url: str, headers: dict[str, str], connections: int) -> Load:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LATENCY_SCRIPT)
        script.flush()
        given = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
        command = ["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}s", "-s", script.name, *given, url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, p99, errors = re.search(r"RESULT (\S+) (\S+) (\d+)", said).groups()
    if int(errors):
        raise SystemExit(f"{errors} requests to {url} failed.")
    return Load(float(rate), float(p99))


def _with_threads(url: str, headers: dict[str, str], connections: int) -> Load:
    parts, times, lock = urllib.parse.urlsplit(url), [], threading.Lock()
    until = time.perf_counter() + SECONDS

    def ask() -> None:
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        mine = []
        while time.perf_counter() < until:
            began = time.perf_counter()
            connection.request("GET", parts.path or "/", headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{url} answers {answer.status}.")
            mine.append((time.perf_counter() - began) * 1000)
        with lock:
            times.extend(mine)

    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not times:
        raise SystemExit(f"{url} answered nothing.")
    return Load(len(times) / SECONDS, sorted(times)[int(len(times) * 0.99)])
