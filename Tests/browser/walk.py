"""Visits every page in every role, and follows every link that those pages hold. Two processes share the work."""

import os
import pathlib
import re
import sys
import traceback
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from urllib.parse import urlsplit

from accessibility import Visitor
from checks import Checks
from harness import ROLES, Route, Trellis, chromium

PROCESSES = 2
# How the paths of pages begin or end that are handed over on paper: each on one sheet of A4.
ON_ONE_SHEET = re.compile(r"/summary$|^/one-pagers/.")
# A list's links to itself, sorted and filtered in other ways, are one link many times over.
LINKS_PER_PATH = 4
# Those who are not the coordinator are shown one page of each shape that they find by following links.
STARTS = {"provider": "/", "employer": "/", "anyone": "/sign-in"}
MOST_FOUND = 40
# Answers for programs, which are no pages.
FOR_PROGRAMS = {"/healthz", "/readyz", "/metrics", "/.well-known/security.txt"}
MISSING = Route(name="missing", path="/there-is-no-such-page", role="coordinator")


def walk(server: Trellis, output: pathlib.Path, only: str = "") -> Checks:
    """Checks all pages that `trellis routes` lists, or those whose name holds `only`; then what the others can see."""
    routes = [route for route in [*server.routes(), MISSING] if only in route.name and _is_page(route.path)]
    checks = Checks()
    checks.expect(len(routes) > (0 if only else 20), f"only {len(routes)} pages are listed")
    parts = [(routes[start::PROCESSES], list(STARTS)[start::PROCESSES]) for start in range(PROCESSES)]
    if only:
        parts = [(part, []) for part, _ in parts]
    states = {role: _session(server, role) for role in ROLES}
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for visited in pool.map(_visit, [server.base] * PROCESSES, parts, [states] * PROCESSES, [output] * PROCESSES):
            checks.add(visited)
    return checks


def _session(server: Trellis, role: str) -> dict:
    with chromium() as browser:
        page = browser.new_page()
        server.sign_in(page, role)
        return page.context.storage_state()


def _visit(base: str, part: tuple[list[Route], list[str]], states: dict[str, dict], output: pathlib.Path) -> Checks:
    checks = Checks()
    listed, explorers = part
    with chromium() as browser:
        for role in sorted({route.role for route in listed} | set(explorers)):
            visitor = Visitor(browser, base, output / role, checks, states.get(role))
            for route in listed:
                if route.role == role:
                    _visit_one(visitor, route)
            if role in explorers:
                _explore(visitor, role)
            _follow(visitor, role)
            visitor.close()
    return checks


def _explore(visitor: Visitor, role: str) -> None:
    """Visits one page of each shape that is found by following links from the start."""
    seen: set[str] = set()
    waiting = [STARTS[role]]
    while waiting and len(seen) < MOST_FOUND:
        path = waiting.pop(0)
        shape = _shape(path)
        if shape not in seen:
            seen.add(shape)
            _visit_one(visitor, Route(name=shape.strip("/") or "start", path=path, role=role))
            found = {urlsplit(link).path for link in visitor.links}
            waiting += sorted(path for path in found if _is_page(path) and _shape(path) not in seen)
    visitor.checks.expect(len(seen) > 1, f"{role}: no page links to another")


def _is_page(path: str) -> bool:
    """Whether a browser shows what is there; files are handed over, and some answers are for programs."""
    return path not in FOR_PROGRAMS and "." not in path.rsplit("/", 1)[-1]


def _shape(path: str) -> str:
    """A path with its ids left out."""
    return re.sub(r"/[^/]{32,}", "/id", path)


def _visit_one(visitor: Visitor, route: Route) -> None:
    before = len(visitor.checks.failures)
    try:
        visitor.visit(
            _file_name(route.name),
            route.path,
            status=404 if route == MISSING else 200,
            sheets=1 if ON_ONE_SHEET.search(urlsplit(route.path).path) else None,
        )
    except Exception as error:
        traceback.print_exc(limit=3, file=sys.stdout)
        visitor.checks.expect(False, f"{route.name}: could not be checked: {error}")
    failed = len(visitor.checks.failures) - before
    print(f"  {route.role} {route.name} {route.path}: {f'{failed} failed' if failed else 'ok'}", flush=True)


def _file_name(name: str) -> str:
    """The name of a route as the name of a file: `students/{id}/edit` becomes `students-id-edit`."""
    return re.sub(r"\W+", "-", name).strip("-")


def _follow(visitor: Visitor, role: str) -> None:
    """Asks for every link that was on the pages; none may lead nowhere or to something its reader may not see."""
    seen: dict[str, int] = {}
    for link in sorted(visitor.links):
        path = urlsplit(link).path
        seen[path] = seen.get(path, 0) + 1
        if seen[path] <= LINKS_PER_PATH:
            status = visitor.context.request.get(link).status
            visitor.checks.expect(status < 400, f"{role}: a link leads to {status}: {link.removeprefix(visitor.base)}")


def output_folder() -> pathlib.Path:
    """Where pages and pictures are kept for a person to look at."""
    return pathlib.Path(os.environ.get("TRELLIS_OUTPUT", "test-output"))
