"""One address, one house."""

from __future__ import annotations

import socket

import pytest

from folkmoot.ops import serving
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
