"""The record as pages, and as the files of a transparency log (c2sp.org/tlog-tiles)."""

from __future__ import annotations

import json
from datetime import datetime
from importlib import resources

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.record import proofs, queries
from folkmoot.apps.record.act_types import in_words
from folkmoot.apps.record.keys import verifier
from folkmoot.apps.record.signing import latest_checkpoint
from folkmoot.core.ledger import tiles
from folkmoot.core.ledger.receipts import MAX_RECEIPT_BYTES
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import moment_words

PAGE = 50
FOR_GOOD = "public, max-age=31536000, immutable"


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    before, whole = request.GET.get("before", ""), request.GET.get("lane") == "both"
    shown = queries.entries(
        before=int(before) if before.isdigit() else None, most=PAGE, public_lane=not whole
    )
    return render(
        request,
        "record/index.html",
        {
            "head": queries.head(),
            "checkpoint": latest_checkpoint(at=now()),
            "entries": shown,
            "whole": whole,
            "older": shown[-1].seq if len(shown) == PAGE and shown[-1].seq > 0 else None,
        },
    )


@public
@require_safe
def outages(request: HttpRequest) -> HttpResponse:
    """When nobody was served, newest first: what moved deadlines on."""
    noted = queries.entries_about("service:outages")
    rows = [
        (
            format_html('<a href="/record/{}">{}</a>', each.seq, each.seq),
            moment_words(datetime.fromisoformat(each.body["begun"])),
            moment_words(datetime.fromisoformat(each.body["ended"])),
            length_words(each.body["seconds"]),
        )
        for each in sorted(noted, key=lambda each: -each.seq)
    ]
    columns = [
        {"label": _("Entry")},
        {"label": _("Nobody was served from")},
        {"label": _("to")},
        {"label": _("That is"), "number": True},
    ]
    return render(request, "record/outages.html", {"rows": rows, "columns": columns})


def length_words(seconds: int) -> str:
    """A length of time in hours and minutes; less than a minute counts as one."""
    hours, minutes = divmod(max(1, -(-seconds // 60)), 60)
    parts = [_("%(n)d h") % {"n": hours}] if hours else []
    if minutes or not hours:
        parts.append(_("%(n)d min") % {"n": minutes})
    return " ".join(parts)


@public
@require_safe
def entry(request: HttpRequest, seq: int) -> HttpResponse:
    """One act, what stands of it in clear, and its proof."""
    found = queries.entry(seq)
    if found is None:
        raise Http404(f"The record has no entry {seq}; it holds {queries.head().size}.")
    return render(
        request,
        "record/entry.html",
        {
            "entry": found,
            "act": {
                "label": _("Take the proof with you"),
                "url": f"/record/{seq}.tlog-proof",
                "note": _("Anybody can check it, without us and without this server."),
            },
            "about": [in_words(ref) for ref in found.refs],
            "text": json.dumps(json.loads(found.data), indent=2, ensure_ascii=False),
            "fields": [
                (key.replace("_", " ").capitalize(), in_words(value))
                for key, value in found.body.items()
                if key != "sealed"
            ],
            "head": queries.head(),
        },
    )


@public
@require_safe
def entry_proof(request: HttpRequest, seq: int) -> HttpResponse:
    """The proof of an entry as a file."""
    if queries.entry(seq) is None:
        raise Http404(f"The record has no entry {seq}.")
    return _file(proofs.receipt_file(seq, at=now()), f"entry-{seq}.tlog-proof")


@public
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """A receipt: what it is for, and whether its proof is ready.

    Whoever holds the code may see it: the page names nobody.
    """
    row = queries.receipt(code)
    if row is None:
        raise Http404("There is no such receipt. Compare its letters with your copy.")
    batch = row.private_act.batch if row.private_act else None
    seq = batch.entry_id if batch else row.entry_id
    context = {
        "receipt": row,
        "sentence": queries.receipt_sentence(row),
        "private": row.private_act is not None,
        "seq": seq,
        "proof_url": f"/record/{seq}",
        "download_url": f"/record/receipts/{row.code}.tlog-proof",
    }
    return render(request, "record/receipt.html", context)


@public
@require_safe
def receipt_proof(request: HttpRequest, code: str) -> HttpResponse:
    """The file that proves a receipt to anybody, without us."""
    row = queries.receipt(code)
    data = proofs.file_of(row, at=now()) if row else None
    if row is None or data is None:
        raise Http404("There is no proof under this code yet.")
    return _file(data, f"{row.code}.tlog-proof")


@public
@require_safe
def receipt_promise(request: HttpRequest, code: str) -> HttpResponse:
    """The signed promise of a private act."""
    row = queries.receipt(code)
    if row is None or row.private_act is None:
        raise Http404("There is no promise under this code.")
    return _file(row.private_act.promise.encode(), f"{row.code}.promise")


@public
def check(request: HttpRequest) -> HttpResponse:
    """Check a receipt that somebody brings."""
    verdict = None
    if request.method == "POST":
        upload = request.FILES.get("file")
        data = upload.read(MAX_RECEIPT_BYTES + 1) if upload else b""
        verdict = proofs.check(data or request.POST.get("text", "").replace("\r", "").encode())
    status = 422 if verdict is not None and not verdict else 200
    context = {"verdict": verdict, "key": verifier().text, "text": request.POST.get("text", "")}
    return render(request, "record/check.html", context, status=status)


@public
@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The signed head of the log."""
    response = HttpResponse(latest_checkpoint(at=now()).note, content_type="text/plain")
    response["Cache-Control"] = "no-cache"
    return response


@public
@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The log's public key."""
    return HttpResponse(verifier().text + "\n", content_type="text/plain")


@public
@require_safe
def verifier_program(request: HttpRequest) -> HttpResponse:
    """The one-file verifier, for a machine that has Python and nothing of ours."""
    program = resources.files("folkmoot.core.ledger").joinpath("verify_record.py").read_bytes()
    return _file(program, "verify_record.py", content_type="text/x-python")


@public
@require_safe
def tile(request: HttpRequest, rest: str) -> HttpResponse:
    """A tile or a bundle of entries, as other programs read them."""
    try:
        ref = tiles.TileRef.parse(f"tile/{rest}")
        data = _tile(ref)
    except tiles.TileError as error:
        raise Http404(str(error)) from None
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Cache-Control"] = FOR_GOOD
    return response


def _tile(ref: tiles.TileRef) -> bytes:
    # A leaf-level count for entries and level 0, 256 times fewer for each level above.
    level = max(ref.level, 0)
    reached = queries.head().size // tiles.TILE_WIDTH**level
    first = ref.index * tiles.TILE_WIDTH
    if first + ref.width > reached:
        raise tiles.TileError("the log does not reach that tile", place=ref.path)
    if ref.level == tiles.ENTRIES:
        return tiles.bundle_bytes(queries.entry_bytes(begin=first, end=first + ref.width))
    return tiles.tile_bytes(ref, hash_at=queries.hash_at)


def _file(
    data: bytes, name: str, *, content_type: str = "text/plain; charset=utf-8"
) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Last-Modified"] = http_date(now().timestamp())
    return response
