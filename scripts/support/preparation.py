"""Everything that has to be on the machine before Trellis is built: says it in a line, then does it."""

from support import downloads, packages
from support.console import say


def prepare_to_run() -> None:
    """Installs the libraries and fetches the assets that `make run` needs."""
    _install(packages.needed_to_run())
    downloads.fetch_frontend()
    downloads.fetch_geography()


def prepare_to_test() -> None:
    """Does the same for `make test`, with the test tools."""
    _install(packages.needed_to_run() + packages.needed_to_test())
    downloads.fetch_frontend()
    downloads.fetch_geography()


def _install(missing: list[str]) -> None:
    fetched = []
    if downloads.lacks_frontend():
        fetched.append("the NHS.UK frontend")
    if downloads.lacks_geography():
        fetched.append("postcode data (14 MB)")
    parts = []
    if missing:
        parts.append(f"install {', '.join(missing)}")
    if fetched:
        parts.append(f"fetch {' and '.join(fetched)}")
    if parts:
        say(f"Trellis is about to {' and '.join(parts)}.")
    packages.install(missing)
