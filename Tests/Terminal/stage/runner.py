"""Runs the checks, two at a time, and tells them in their order."""
import importlib
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import report
from .place import Place, Stage
from .screen import Server


def run(binary, words):
    """Runs the checks whose name has one of the words, or all; the exit status."""
    if not os.access(binary, os.X_OK):
        print(f"There is no program {binary}; build it first.", file=sys.stderr)
        return 2
    if not shutil.which("tmux"):
        print("tmux is needed for these checks.", file=sys.stderr)
        return 2
    # Ended from outside, the run still clears up.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    for path in sorted((Path(__file__).parents[1] / "checks").glob("*.py")):
        importlib.import_module(f"checks.{path.stem}")
    wanted = [one for one in report.checks if not words or any(word in name(one) for word in words)]
    folder = tempfile.mkdtemp(prefix="halldesk-terminal-")
    server = Server(folder)
    stage = Stage(binary, folder, server)
    failed = []
    try:
        with ThreadPoolExecutor(2) as pool:
            results = [(one, pool.submit(attempt, stage, one)) for one in wanted if not one.alone]
            for one, result in results:
                tell(one, result.result(), failed)
        for one in wanted:
            if one.alone:
                tell(one, attempt(stage, one), failed)
    finally:
        server.end()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(wanted) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def name(one):
    """How a check is called on the command line."""
    return f"{one.__module__.split('.')[-1]}.{one.__name__}"


def attempt(stage, one):
    """Runs one check in a place of its own: what failed, or what to remark, and how long it took."""
    start = time.monotonic()
    place = Place(stage, name(one))
    problem = None
    try:
        one(place)
    except report.Skipped as skipped:
        place.notes.append(f"skipped: {skipped}")
    except report.Failed as failure:
        problem = str(failure)
    except Exception:  # A check that breaks has failed; the others go on.
        problem = traceback.format_exc()
    finally:
        place.end()
    return problem, place.notes, time.monotonic() - start


def tell(one, result, failed):
    """Prints a check's line."""
    problem, notes, seconds = result
    remark = f" ({'; '.join(notes)})" if notes else ""
    print(f"{'FAILED' if problem else 'ok    '} {seconds:5.1f} s  {name(one)}: {one.sentence}{remark}", flush=True)
    if problem:
        failed.append(one)
        print("    " + problem.replace("\n", "\n    "), flush=True)
