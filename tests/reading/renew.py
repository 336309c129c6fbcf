"""Puts the ferry's recorded answers under the names of today's questions, after a change of what a model is shown.

python -m tests.reading.renew
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.reading.by_model import read_by_model
from generator.reading.recorded import Answer, Recorded
from generator.reading.request import Request
from tests.reading.story import FERRY, HOW, recorded, texts_of


def main() -> None:
    answers = {task: recorded(task) for task in ("facts", "differences", "rows", "review")}
    folder = Recorded(FERRY)
    for path in folder.folder.glob("*.json"):
        path.unlink()

    def asking(requests: Sequence[Request], /) -> list[Any]:
        for request in requests:
            folder.keep(request, Answer(answers[request.task], "", request.model, "json_schema"))
        return [answers[request.task] for request in requests]

    read_by_model(texts_of(FERRY), replace(HOW, name="written-by-hand"), asking)


if __name__ == "__main__":
    main()
