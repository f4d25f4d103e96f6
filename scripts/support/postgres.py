"""A PostgreSQL server for one test run: in a temporary folder, on a free port, as a user without rights.

The tests connect as a role that is no superuser, so that row-level security holds them as it holds the product.
"""

import os
import pathlib
import secrets
import shutil
import socket
import subprocess
import tempfile

from support import packages
from support.console import stop
from support.processes import at_the_end


def start() -> str:
    """Starts the server and gives its URL; it is stopped and removed when the command ends."""
    tools = packages.postgres_tools()
    if not tools:
        stop(f"The tests need PostgreSQL {packages.OLDEST_POSTGRES} or newer, and this system has none: install it.")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="trellis-pg-", dir="/tmp"))
    at_the_end(lambda: shutil.rmtree(folder, ignore_errors=True))
    password, port = secrets.token_hex(16), _free_port()
    (folder / "password").write_text(password)
    if os.geteuid() == 0:
        # The server refuses to run as root; its package brings an account for it.
        shutil.chown(folder, "postgres")
        shutil.chown(folder / "password", "postgres")
    _run(
        tools / "initdb",
        "-D",
        folder / "data",
        "-U",
        "trellis",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-A",
        "scram-sha-256",
        f"--pwfile={folder / 'password'}",
        "--no-sync",
    )
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    _run(tools / "pg_ctl", "-D", folder / "data", "-o", settings, "-l", folder / "log", "-w", "start")
    at_the_end(lambda: _run(tools / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"))
    # It may also look at the bytes of its tables: what was erased must not be there either.
    role = (
        f"CREATE ROLE tests LOGIN CREATEROLE PASSWORD '{password}'; GRANT CREATE ON DATABASE postgres TO tests; "
        "GRANT pg_checkpoint, pg_read_server_files TO tests; "
        "GRANT EXECUTE ON FUNCTION pg_read_binary_file(text, bigint, bigint, boolean) TO tests"
    )
    subprocess.run(
        [tools / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", role, "postgres"],
        check=True,
        env={**os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(port), "PGUSER": "trellis", "PGPASSWORD": password},
    )
    return f"postgres://tests:{password}@127.0.0.1:{port}/postgres"


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    # Its own session: an interrupt is for the test run, which then stops the server itself.
    # Output goes to a file, not a pipe: the server keeps it open for as long as it lives.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            words,
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        output.seek(0)
        said = output.read().decode(errors="replace").strip()
    if done.returncode != 0:
        stop(f"The test database could not be started; {pathlib.Path(words[0]).name} said: {said}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
