"""Bodies of two gigabytes: cut at the limit, with neither memory nor disk filled by them."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]
MOST_MB = 5
HUGE = 2 * 2**30
PIECE = bytes(65_536)
# What lies in buffers of the network on both sides besides what the service takes in.
IN_FLIGHT = 24 * 2**20
FORM = "multipart/form-data; boundary=cut"
BEGINNING = (
    b'--cut\r\nContent-Disposition: form-data; name="hotline"\r\n\r\n113\r\n'
    b'--cut\r\nContent-Disposition: form-data; name="audio"; filename="a.wav"\r\n\r\n'
)
SERVE = f"""
import sys, time
from pathlib import Path
from running_console import RunningConsole
with RunningConsole(Path(sys.argv[1]), max_upload_mb={MOST_MB}).served() as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@dataclass
class Served:
    """The web application in a process of its own, so that its memory and files can be seen."""

    process: subprocess.Popen[str]
    port: int
    temporary: Path

    @property
    def most_memory(self) -> int:
        """The most memory in bytes that it has had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024

    def files(self) -> list[tuple[str, int]]:
        """Temporary files with their sizes: in the folder, and open without a name."""
        found = [(str(f), f.stat().st_size) for f in self.temporary.rglob("*") if f.is_file()]
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                name = str(link.readlink())
                if name.startswith(str(self.temporary)):
                    found.append((name, link.stat().st_size))
            except FileNotFoundError:
                continue
        return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    temporary = folder / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent}", "TMPDIR": str(temporary)}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    port = int(process.stdout.readline().rsplit(":", 1)[1])
    yield Served(process, port, temporary)
    process.communicate("", timeout=30)


def pieces(beginning: bytes, total: int) -> Iterator[bytes]:
    """So many bytes of a body, made as they are sent."""
    yield beginning
    for _ in range((total - len(beginning)) // len(PIECE)):
        yield PIECE


def send(served: Served, path: str, kind: str, beginning: bytes, declared: bool) -> tuple[int, int]:
    """Send a huge body until the service answers: (status, bytes sent); it need not be polite."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n"
    head += f"Content-Length: {HUGE}\r\n" if declared else "Transfer-Encoding: chunked\r\n"
    sent = 0
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as line:
        line.sendall(f"{head}\r\n".encode())
        try:
            for piece in pieces(beginning, HUGE):
                if select.select([line], [], [], 0)[0]:
                    break
                framed = piece if declared else b"%x\r\n%s\r\n" % (len(piece), piece)
                line.sendall(framed)
                sent += len(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it hung up; its answer lies in the buffer, or was lost with the line
        try:
            answer = line.recv(65_536)
        except ConnectionResetError:
            answer = b""
    return int(answer.split()[1]) if answer else 413, sent


@pytest.mark.parametrize("declared", [False, True], ids=["chunked", "declared"])
@pytest.mark.parametrize(
    ("path", "kind", "beginning"),
    [
        ("/api/calls", FORM, BEGINNING),
        ("/api/voice", FORM, BEGINNING),
        ("/api/chat", "application/json", b'{"text": "'),
        ("/api/receipts", "application/json", b'{"receipt": "'),
        ("/console/sign-in", "application/x-www-form-urlencoded", b"name="),
    ],
)
def test_two_gigabytes_are_cut(
    served: Served, path: str, kind: str, beginning: bytes, declared: bool
) -> None:
    """413 long before the end; memory and temporary files stay within what a call may have, and
    no file is left. A body that says how long it is is not even taken in."""
    before = served.most_memory
    status, sent = send(served, path, kind, beginning, declared)
    assert status == 413
    taken = 0 if declared else 2 * MOST_MB * 2**20
    assert sent <= taken + IN_FLIGHT
    assert served.most_memory - before < 4 * MOST_MB * 2**20
    assert sum(size for _, size in served.files()) <= (MOST_MB + 1) * 2**20


def test_nothing_is_left_and_the_next_caller_is_answered(served: Served) -> None:
    """After all of them the folder is empty, and an ordinary mistake is told as ever."""
    small = BEGINNING.replace(b"113", b"999") + b"RIFF\r\n--cut--\r\n"
    head = f"POST /api/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as line:
        line.sendall(f"{head}Content-Length: {len(small)}\r\n\r\n".encode() + small)
        assert line.recv(65_536).split()[1] == b"422"
    assert served.files() == []


def test_slightly_too_large_is_told_in_words(served: Served) -> None:
    """A client that sends all of it before it reads gets the answer, not a lost line."""
    body = BEGINNING + bytes((MOST_MB + 1) * 2**20) + b"\r\n--cut--\r\n"
    head = f"POST /api/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n"
    head += f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as line:
        line.sendall(head.encode() + body)
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    assert answer.split()[1] == b"413"
    assert b"larger than 5 MB" in answer
