"""A real calendar server on this machine: Radicale on a free port, with one account; and a way to cut connections."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from calendars.places import quick_folder
from planner.calendars.server import Account

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

USER, PASSWORD = "ann", "s3cret ä%@/"
SETTINGS = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {store}
"""
PIECE = 512


@contextmanager
def radicale(folder: Path) -> Iterator[int]:
    """The port of a Radicale whose settings and log are in `folder`."""
    port = _free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    command = [sys.executable, "-m", "radicale", "-C", str(folder / "settings")]
    with quick_folder() as store, (folder / "log").open("w") as log:
        (folder / "settings").write_text(SETTINGS.format(port=port, folder=folder, store=store))
        yield from _running(command, log, port)


def _running(command: list[str], log: IO[str], port: int) -> Iterator[int]:
    with subprocess.Popen(command, stderr=log, stdout=log) as server:
        try:
            _await(server, port)
            yield port
        finally:
            server.terminate()


def account(port: int, *, path: str = "", password: str = PASSWORD) -> Account:
    """How to reach it."""
    return Account(f"http://127.0.0.1:{port}/{path}", USER, password)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    """Returns when the server takes connections; fails when it has ended instead."""
    while server.poll() is None:
        with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), timeout=1)):
            return
    message = "Radicale did not start."
    raise AssertionError(message)


@contextmanager
def cutting(port: int, after: int) -> Iterator[Relay]:
    """A relay to `port` that breaks every connection once `after` bytes of answers went through in all."""
    relay = Relay(port, after)
    try:
        yield relay
    finally:
        relay.close()


class Relay:
    """Passes on what comes to `port`; `left` is how many bytes of answers it still lets through."""

    def __init__(self, target: int, left: int) -> None:
        self._target, self.left = target, left
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Takes no more connections."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                for source, sink, counted in ((client, server, False), (server, client, True)):
                    threading.Thread(target=self._pass, args=(source, sink, counted), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while self.left > 0 and (piece := source.recv(PIECE)):
                sink.sendall(piece[: self.left] if counted else piece)
                self.left -= len(piece) if counted else 0
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
