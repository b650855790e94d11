"""A certificate's file: where it lies, its checksum, and whether it is still the one that was entered."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from planner.domain.ce_ledger import Certificate
from planner.errors import BadInput


class Proof(NamedTuple):
    """A file as it is today: `data` is None where it can't be read; `problem` says so, or that it has changed."""

    data: bytes | None
    problem: str | None


def certificate_at(path: str | Path, where: str) -> Certificate:
    """A file to be kept as proof; `BadInput`, naming `where`, for one that isn't there or can't be read."""
    try:
        place = Path(path).expanduser().absolute()
        return Certificate(str(place), sha256(place.read_bytes()).hexdigest())
    except (OSError, ValueError, RuntimeError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        message = f"{where}: '{path}' can't be read ({why}). Name the certificate's file."
        raise BadInput(message) from problem


def proof_of(certificate: Certificate | None) -> Proof:
    """The certificate of an activity, read anew."""
    if certificate is None:
        return Proof(None, "no certificate was entered")
    try:
        data = Path(certificate.path).read_bytes()
    except (OSError, ValueError):
        return Proof(None, f"not found at {certificate.path}")
    same = sha256(data).hexdigest() == certificate.sha256
    return Proof(data, None if same else f"changed since it was entered: {certificate.path}")
