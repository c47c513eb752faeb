"""Amending sentences read: real ones with the operation that lawyers coded for each.

From ``../shared/data/rulebooks/dc-law-instructions``, and our own as parties and unions word them.
Prints the page of ``docs/conformance/wording.md`` and the time. Usage: bin/bench instructions
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from folkmoot.ops.wording_measured import PAIRS
from folkmoot.ops.wording_page import wording_page

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared/data"


def main() -> int:
    """Print the shares; the exit code says whether the bars were met and nothing was wrong."""
    if not (DATA / PAIRS).is_file():
        print(f"the real instructions are not here: {DATA / PAIRS}")
        return 2
    began = time.process_time()
    page, good = wording_page(DATA, ROOT / "tests/core/lawtext/party_wordings.json")
    print(page[: page.index("## What does not agree")])
    print(f"  {time.process_time() - began:.1f} s of CPU")
    print(f"  {'met   ' if good else 'MISSED'} at least 92 %, parties 90 %, nothing wrong certain")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
