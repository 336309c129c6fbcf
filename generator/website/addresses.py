"""Addresses between our pages: written as those of files, read as the site at hand names its pages."""

from __future__ import annotations

import re
from collections.abc import Callable

_TARGET = re.compile(r'(?<= href=")[A-Za-z0-9._-]+(?=["#])')
"""What our markup links to inside the site: a file name, before an anchor or alone. The quotation marks of article
text are escaped, so nothing but markup of ours can look like this."""


def readdress(page: str, address: Callable[[str], str | None]) -> str:
    """The page with every link to one of our files as ``address`` gives it; None leaves a link as it is.

    ``href="conflicts.html#c-1"`` becomes ``href="../conflicts/#c-1"`` where the site has an address for each folder.
    """

    def new(match: re.Match[str]) -> str:
        found = address(match[0])
        return match[0] if found is None else found

    return _TARGET.sub(new, page)
