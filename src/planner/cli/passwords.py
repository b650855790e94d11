"""Where a password comes from: a command that prints it, or the system's keyring. It is never shown, logged or kept."""

from __future__ import annotations

from planner.errors import BadInput


def password(user: str, host: str, command: str | None) -> str:
    """The password of that user there; `BadInput`, without a word of what was printed, where there is none."""
    found = _printed(command) if command else _kept(user, host)
    if not found:
        missing = (
            "--password-command printed no password" if command else f"There is no password for '{user}' at {host}"
        )
        hint = f"Store it with `keyring set {host} {user}`, or name a program that prints it with --password-command."
        message = f"{missing}. {hint}"
        raise BadInput(message)
    return found


def _printed(command: str) -> str:
    """The first line that the command writes; what it says on stderr, or asks at the terminal, is its own business."""
    import shlex
    import subprocess

    try:
        told = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, check=False)  # noqa: S603  # the student's own command
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or problem
        message = f"--password-command: '{command}' can't be run: {why}."
        raise BadInput(message) from problem
    if told.returncode:
        message = f"--password-command: '{command}' failed with exit code {told.returncode}."
        raise BadInput(message)
    lines = told.stdout.decode(errors="surrogateescape").splitlines()
    return lines[0] if lines else ""


def _kept(user: str, host: str) -> str | None:
    """What the keyring has; without the package, or where the keyring can't be asked, nothing."""
    from importlib import import_module

    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(host, user)
    except keyring.errors.KeyringError:
        return None
    return str(found) if found else None
