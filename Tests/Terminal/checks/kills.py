"""Writers killed at any moment."""
import random
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from stage.place import MATTER
from stage.report import Failed, check, equal, expect
from stage.words import say

KILLS = 200
WRITERS = 4
ISSUED = re.compile(rf"""{say("guide.issued.plain", ticket="")}([A-Z][0-9]+)|"number":"([A-Z][0-9]+)\"""")


@check("200 writers killed with SIGKILL under load: every acknowledged ticket is kept, the journal is sound and goes on")
def killed(place):
    place.make()
    place.run("window", "open", 1)
    with ThreadPoolExecutor(WRITERS) as pool:
        runs = list(pool.map(lambda seed: writer(place, seed), range(WRITERS)))
    acknowledged = [number for run in runs for number in run[0]]
    hits = sum(run[1] for run in runs)
    expect(hits == KILLS, f"{hits} kills hit a running writer")
    equal(len(set(acknowledged)), len(acknowledged), "acknowledged numbers, all different")
    expect(len(acknowledged) > 100, f"only {len(acknowledged)} tickets were acknowledged")
    verified = place.json("verify")
    expect(verified["sound"], "a sound journal")
    tickets = place.json("ticket", "list")
    kept = [ticket["number"] for ticket in tickets]
    equal(sorted(set(acknowledged) - set(kept)), [], "acknowledged but lost")
    equal(sorted(int(number[1:]) for number in kept), list(range(1, len(kept) + 1)), "numbers without a gap")
    place.run("ticket", "issue", "--matter", MATTER)
    place.run("doctor")
    place.notes.append(f"{len(acknowledged)} acknowledged, {len(kept)} kept")


def writer(place, seed):
    """Starts writers and kills each at a random moment, until its share of the kills has hit; what was acknowledged,
    and the hits."""
    chance = random.Random(seed)
    said, hits, usual, turn = [], 0, 0.0, 0
    while hits < KILLS // WRITERS:
        turn += 1
        if turn % 2:
            # A desk that goes on and on, killed after its first ticket.
            desk = start(place, "guide", "--plain")
            # Two matters in turn, as it asks before it issues the same twice.
            desk.stdin.write(b"sfzhl\nF2\nsfzbl\nF2\n" * 300)
            desk.stdin.flush()
            first = []
            while not any(ISSUED.search(line) for line in first):
                first.append(desk.stdout.readline().decode())
                if not first[-1]:
                    raise Failed("the desk ended without a ticket: " + "".join(first))
            said += first
            child, delay = desk, chance.uniform(0, 0.05)
        else:
            # A command, killed somewhere in its life; now and then one may live, to know how long that is.
            child, delay = start(place, "ticket", "issue", "--matter", MATTER, "--json"), chance.uniform(0, 1.2 * usual)
            if turn % 20 == 2:
                began = time.monotonic()
                said += child.communicate()[0].decode().splitlines()
                usual = time.monotonic() - began
                continue
        # The moment itself is what is tried; nothing is waited for.
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        # A line that was cut off was not acknowledged.
        said += child.communicate()[0].decode().split("\n")[:-1]
        hits += child.returncode == -signal.SIGKILL
    return [found[1] or found[2] for found in map(ISSUED.search, said) if found], hits


def start(place, *words):
    """Starts the program with pipes."""
    return subprocess.Popen(
        [place.stage.binary, "--hall", str(place.hall), *words], env=place.environment(), cwd=place.folder,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
