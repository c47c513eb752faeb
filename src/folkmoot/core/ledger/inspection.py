"""What an inspection of an export has found, and the reading that it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from folkmoot.core.ledger.manifest import ManifestFile
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with an export.

    Attributes:
        place: the path, and where it can be told ``path: byte N`` or ``path: entry N`` (the
            entry's number in the whole record).
        reason: what is wrong there.
    """

    place: str
    reason: Reason

    def __str__(self) -> str:
        return f"{self.place}: {self.reason.sentence} ({self.reason.code})"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of checking an export.

    Attributes:
        origin: which log, or None if neither checkpoint nor manifest could be read.
        size: how many entries it says it has.
        root: the root that its entries really have; None if it could not be computed.
        entries: how many entries were read and checked.
        files: how many files were listed.
        faults: everything that is wrong; empty for a record that is whole.
    """

    origin: str | None
    size: int | None
    root: bytes | None
    entries: int
    files: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def verdict(self) -> Verdict:
        """The faults as a verdict, without their places."""
        return no(*(fault.reason for fault in self.faults)) if self.faults else yes()


class Inspection:
    """The export as it is listed and read, and the faults found so far."""

    __slots__ = ("_changed", "_files", "_read", "_trusted", "faults", "paths")

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes]) -> None:
        self.paths = frozenset(paths)
        self.faults: list[Fault] = []
        self._read = read
        self._files: Mapping[str, ManifestFile] = {}
        self._trusted = False
        self._changed: set[str] = set()

    def fault(self, place: str, code: str, says: str, **params: Value) -> None:
        """Note a fault."""
        self.faults.append(Fault(place, Reason(code, says, params)))

    def use_manifest(self, files: Iterable[ManifestFile], *, trusted: bool) -> None:
        """Compare what is read from now on with the manifest; blame by it only if trusted."""
        self._files = {file.path: file for file in files}
        self._trusted = trusted

    def raw(self, path: str) -> bytes | None:
        """A file's content; None if it is not listed or, with a fault, cannot be read."""
        if path not in self.paths:
            return None
        try:
            return self._read(path)
        except (LookupError, OSError):
            self.fault(path, "export.unreadable", "this file cannot be read")
            return None

    def fetch(self, path: str) -> bytes | None:
        """As ``raw``, compared with the manifest."""
        data = self.raw(path)
        if data is not None:
            self.compare(path, data)
        return data

    def compare(self, path: str, data: bytes) -> None:
        """Note a fault if a file is not as the manifest says."""
        file = self._files.get(path)
        if file is None or file.fits(data):
            return
        self._changed.add(path)
        if len(data) == file.length:
            self.fault(path, "export.changed_file", "this file is not the one that was exported")
            return
        self.fault(
            path,
            "export.changed_file",
            "this file has {found} bytes; {length} were exported",
            found=len(data),
            length=file.length,
        )

    def is_unchanged(self, path: str) -> bool:
        """Whether the log's own signature shows that the file is as it was exported."""
        return self._trusted and path in self._files and path not in self._changed
