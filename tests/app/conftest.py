"""The viewer itself, started on a free port with a store of its own; nothing but this machine can be reached."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, Request, WebSocket

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60


@dataclass(slots=True)
class Traffic:
    """What the page has asked for and said: addresses, and frames on the websocket."""

    addresses: list[str] = field(default_factory=list)
    frames: list[int] = field(default_factory=list)

    def count(self) -> tuple[int, int]:
        return len(self.addresses), len(self.frames)

    def strangers(self, home: str) -> list[str]:
        return [a for a in self.addresses if not a.startswith((home, "data:", "blob:", "about:"))]


@dataclass(slots=True)
class Viewer:
    """The viewer as opened: Streamlit's page, the map's frame in it, and what goes over the wire."""

    home: str
    page: Page
    frame: Frame
    traffic: Traffic

    def date(self) -> str:
        return self.frame.locator(".cl-date").inner_text()

    def go(self, day: str, place: str | None = None) -> None:
        self.frame.evaluate("([day, at]) => CL.app.set({ day: CL.dayOf(day), selected: at }, 'look')", [day, place])
        self.page.wait_for_timeout(60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(store: str, extra: dict[str, str] | None = None, home: str = "") -> tuple[subprocess.Popen[bytes], str]:
    """Start the viewer on a store, at an address it had before or a new one, and wait until it answers."""
    home = home or f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, "--server.port", home.rpartition(":")[2], "--server.headless", "true"],
        cwd=ROOT,
        env={**os.environ, "CLAIMLINE_STORE": store, **(extra or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{home}/_stcore/health", timeout=1):  # noqa: S310 - our own server
                return server, home
        except OSError:
            time.sleep(0.2)
    server.kill()
    raise AssertionError("the viewer did not start")


def stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the seeds."""
    server, address = serve(f"sqlite:///{tmp_path_factory.mktemp('store')}/claims.sqlite")
    yield address
    stop(server)


def open_viewer(page: Page, home: str, query: str = "") -> Viewer:
    traffic = Traffic()

    def keep(request: Request) -> None:
        traffic.addresses.append(request.url)

    def listen(wire: WebSocket) -> None:
        wire.on("framesent", lambda frame: traffic.frames.append(len(frame)))
        wire.on("framereceived", lambda frame: traffic.frames.append(len(frame)))

    page.on("request", keep)
    page.on("websocket", listen)
    page.goto(f"{home}/{query}")
    element = page.wait_for_selector("iframe[title^=Claimline]", timeout=PATIENCE_S * 1000)
    assert element is not None
    frame = element.content_frame()
    assert frame is not None
    frame.wait_for_selector("body[data-ready]", timeout=PATIENCE_S * 1000)
    page.wait_for_timeout(600)
    return Viewer(home=home, page=page, frame=frame, traffic=traffic)


@pytest.fixture
def viewer(page: Page, home: str) -> Viewer:
    return open_viewer(page, home)


@pytest.fixture
def opened(page: Page, home: str) -> Callable[[str], Viewer]:
    return lambda query: open_viewer(page, home, query)
