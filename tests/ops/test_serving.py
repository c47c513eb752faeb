"""One address, one house."""

from __future__ import annotations

import argparse
import os
import socket
from pathlib import Path

import pytest

from folkmoot.ops import serving
from folkmoot.ops.commands import demo
from folkmoot.ops.failure import CommandFailed


def test_a_second_server_at_the_same_address_is_refused_and_says_what_to_do() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as granian listens
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandFailed) as no:
            serving.serve(host="127.0.0.1", port=port, processes=1)
        said = str(no.value)
    assert f"127.0.0.1:{port}" in said
    assert "--port" in said
    assert serving.port_trouble("127.0.0.1", port) == ""


def test_what_built_the_demonstration_does_not_serve_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Building prints paper; threads of the typesetter are missed in a forked worker for ever."""
    became: list[list[str]] = []

    def become(_program: str, words: list[str]) -> None:
        became.append(words)
        raise SystemExit(0)

    monkeypatch.setattr(demo.os, "execv", become)
    monkeypatch.setattr(demo.house, "open_house", lambda **_: None)
    monkeypatch.setattr(demo.house, "migrate", lambda: None)
    monkeypatch.setattr(demo, "_build_unless_there", lambda **_: True)
    monkeypatch.setenv("FOLKMOOT_VAR", str(tmp_path))
    monkeypatch.setenv("FOLKMOOT_ORIGIN", "http://127.0.0.1:8000")
    monkeypatch.setenv("FOLKMOOT_AS_OWNER", "1")
    asked = argparse.ArgumentParser()
    demo.add_arguments(asked)
    with pytest.raises(SystemExit):
        demo.run(asked.parse_args(["--port", "8123"]))
    assert became[0][1:] == [
        "-m", "folkmoot.ops.main", "serve", "--host", "127.0.0.1", "--port", "8123"
    ]  # fmt: skip
    assert "FOLKMOOT_AS_OWNER" not in os.environ
