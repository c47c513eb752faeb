"""Lines too long for any ballot file, refused before the file has been read to its end."""

from __future__ import annotations

from folkmoot.core.tally.errors import BallotError

LONGEST_LINE = 1_000_000
LONGEST_DOCUMENT = 1 << 28
DOCUMENTS = (b"{", b"[", b"<")


class LongLines:
    """A watch on a file that comes piece by piece; it holds numbers, never the pieces.

    A document (JSON, XML) may be one long line, up to a bound of its own; papers may not.
    """

    def __init__(self) -> None:
        self.longest = 0
        self.number = 1
        self.open = 0

    def feed(self, piece: bytes) -> None:
        """The next piece.

        Raises:
            BallotError: with the number of the line that is too long.
        """
        if not self.longest:
            start = piece[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
            self.longest = LONGEST_DOCUMENT if start.startswith(DOCUMENTS) else LONGEST_LINE
        at, ahead = 0, self.open
        while len(piece) - at + ahead > self.longest:
            # The last line end within what one line may measure; none there is a line too long.
            end = piece.rfind(b"\n", at, at + self.longest - ahead + 1)
            if end < 0:
                line = self.number + piece.count(b"\n", 0, at)
                raise BallotError(line, f"longer than {self.longest:,} characters")
            at, ahead = end + 1, 0
        self.number += piece.count(b"\n")
        last = piece.rfind(b"\n")
        self.open = self.open + len(piece) if last < 0 else len(piece) - last - 1
