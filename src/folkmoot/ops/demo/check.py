"""Every main page of the demonstration, fetched from a real server as everybody."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

from folkmoot.ops.demo.browsing import Answer, Reader
from folkmoot.ops.demo.page import VISITOR, Page
from folkmoot.ops.demo.pages import main_pages
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.server_process import serving_from


def check_pages(*, host: str, port: int) -> int:
    """Fetch each page as the visitor and as each persona, print a line for each.

    Args:
        host: where the server of this check listens.
        port: which port it takes, if that is free; else any other.

    Returns:
        0 if every answer was the one that was due, else 1.
    """
    from django.db import connection

    stamp, pages = _of_the_story()
    connection.close()
    folder = Path(os.environ["FOLKMOOT_VAR"])
    began, fetched, wrong = monotonic(), 0, []
    with serving_from(folder, host=host, port=port) as address:
        readers = _readers(address, stamp["personas"])
        for page in pages:
            for name, reader in readers.items():
                answer, fetched = reader.get(page.path), fetched + 1
                fault = fault_of(page, name, answer)
                line = _line(name, page, answer)
                print(f"{line}  {fault}" if fault else line, flush=True)
                wrong += [f"{line}  {fault}"] if fault else []
    if letters := letters_lost():
        print(letters, flush=True)
        wrong.append(letters)
    took = monotonic() - began
    if wrong:
        print(f"{len(wrong)} of {fetched} answers are wrong:", *wrong, sep="\n")
        return 1
    print(
        f"{fetched} of {fetched} answers as they should be: {len(pages)} pages as "
        f"{len(readers)} people, {took:.0f} s"
    )
    return 0


def letters_lost() -> str:
    """How many letters of the house could not be handed over and why; empty if none."""
    from django_tasks_db.models import DBTaskResult

    lost = DBTaskResult.objects.filter(status="FAILED", task_path__endswith=".mail.deliver")
    why = lost.values_list("exception_class_path", flat=True).first()
    return f"{lost.count()} letters could not be handed over ({why})" if why is not None else ""


def fault_of(page: Page, name: str, answer: Answer) -> str:
    """What is wrong with an answer; empty if nothing is."""
    status, leads_to = page.expected(name)
    if answer.status != status:
        return f"expected {status}"
    if not answer.location.startswith(leads_to):
        return f"leads to {answer.location}, not to {leads_to}"
    if not answer.body and not leads_to:
        return "is empty"
    if answer.kind == "text/html" and not leads_to:
        if b"</html>" not in answer.body[-20:]:
            return "is cut short"
        if b"<h1" not in answer.body:
            return "has no heading"
    return ""


def _of_the_story() -> tuple[dict[str, list[dict[str, str]]], tuple[Page, ...]]:
    from folkmoot.apps.motions.queries import history
    from folkmoot.platform.installation import installation

    stamp = installation().demonstration
    if stamp is None:
        raise CommandFailed("this is no demonstration; its pages cannot be foretold")
    sent = next((step for step in history(stamp["story"]["hero"]) if step.step == "submit"), None)
    if sent is None or sent.seq is None:
        raise CommandFailed("the motion of the story was never sent: it has no receipt to check")
    return stamp, main_pages(stamp["story"], receipt=sent.receipt, entry=sent.seq)


def _readers(address: str, personas: Iterable[dict[str, str]]) -> dict[str, Reader]:
    readers = {VISITOR: Reader(address)}
    for persona in personas:
        reader = Reader(address)
        reader.become(persona["key"])
        readers[persona["name"].partition(" ")[0].lower()] = reader
    return readers


def _line(name: str, page: Page, answer: Answer) -> str:
    size, took = len(answer.body) / 1000, answer.seconds * 1000
    return f"{answer.status} {took:6.0f} ms {size:7.1f} kB  {name:8} {page.path}"
