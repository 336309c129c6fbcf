"""Fetching a page: HTTP and HTTPS alone, bounded in time and size, and never led into somebody's private network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from ..errors import GeneratorError, shown

STEP_SECONDS = 15.0  # of waiting for one step of a connection
ALL_SECONDS = 60.0  # of one page with its redirects
MOST_BYTES = 5_000_000  # of a page; the article in it may have a fifth
REDIRECTS = 5
BLOCK = 65_536  # bytes read at a time, so that time and size are looked at in between
HEADERS = {"User-Agent": "fact-digest (one page at a time, by hand)", "Accept": "text/html, */*;q=0.5"}
_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


class FetchError(GeneratorError):
    """A page cannot be had, and why, in words."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave."""

    url: str
    """After its redirects."""
    body: bytes
    kind: str
    """Its media type: "text/html"."""


def fetch(url: str, trusted: str = "", now: Callable[[], float] = time.monotonic) -> Page:
    """The page at an address.

    Args:
        url: of the page.
        trusted: an address that a person typed; its own host alone may lie in a private network.
        now: the clock.

    Raises:
        FetchError: it cannot be had.
    """
    until = now() + ALL_SECONDS
    own = _host(urlsplit(trusted or url))
    for _ in range(REDIRECTS + 1):
        parts = urlsplit(url)
        status, headers, body = _get(parts, own, lambda: until - now())
        target = headers.get("Location")
        if status in _MOVED and target:
            url = urljoin(url, target)
            continue
        if status != 200:
            raise FetchError(f"{shown(url)}: the server answers {status}")
        return Page(url, body, headers.get_content_type())
    raise FetchError(f"{shown(url)}: more than {REDIRECTS} redirects")


def _host(parts: SplitResult) -> tuple[str, int]:
    try:
        return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError(f"{shown(parts.geturl())}: no address of a page") from error


def _get(
    parts: SplitResult, own: tuple[str, int], left: Callable[[], float]
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Status, head and body of one answer."""
    name = shown(parts.geturl())
    host, port = _host(parts)
    if parts.scheme not in _PORTS or not host or parts.username:
        raise FetchError(f"{name}: only http:// and https:// addresses are fetched")
    secure = parts.scheme == "https"
    connection = (_Secure if secure else _Plain)(host, port, timeout=min(STEP_SECONDS, max(0.1, left())))
    connection.private = (host, port) == own
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers=HEADERS)
        answer = connection.getresponse()
        body = b"" if answer.status in _MOVED else _read(answer, name, left)
        return answer.status, answer.headers, body
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{name}: {_reason(error)}") from error
    finally:
        connection.close()


def _read(answer: http.client.HTTPResponse, name: str, left: Callable[[], float]) -> bytes:
    blocks, size = [], 0
    while block := answer.read1(BLOCK):
        blocks.append(block)
        size += len(block)
        if size > MOST_BYTES:
            raise FetchError(f"{name}: larger than {MOST_BYTES:,} bytes")
        if left() <= 0:
            raise FetchError(f"{name}: takes longer than {ALL_SECONDS:.0f} seconds")
    return b"".join(blocks)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {STEP_SECONDS:.0f} seconds"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    return (getattr(error, "strerror", "") or str(error) or type(error).__name__).lower()


class _Plain(http.client.HTTPConnection):
    """A connection that is given up before a word is said if it has led into a private network."""

    private = False
    """Whether it may."""

    def connect(self) -> None:
        super().connect()
        address = ipaddress.ip_address(str(self.sock.getpeername()[0]).split("%")[0])
        if not self.private and not _is_public(address):
            self.close()
            raise FetchError(f"{shown(self.host)}: leads into a private network ({address})")


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


class _Secure(http.client.HTTPSConnection, _Plain):
    """The same with TLS, which is begun only after that look."""
