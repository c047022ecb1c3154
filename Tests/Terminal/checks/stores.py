"""Stores that are copied, damaged, taken away, locked or full while they are used."""
import csv
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from checks.path import sign_in
from stage.place import MATTER, ROOT
from stage.report import LIMIT, Skipped, check, equal, expect
from stage.words import piece, say

LOOP = """
for i in $(seq 40); do "$halldesk" --hall "$hall" ticket issue --matter "$1" --json >/dev/null || echo "status $?"; done
"""
NOBODY = 65534


@check("a backup while others write is whole and sound, and never overwrites")
def backup(place):
    place.make()
    place.run("window", "open", 1)
    writers = [place.shell(LOOP, MATTER) for _ in range(2)]
    copies = 0
    while any(writer.poll() is None for writer in writers):
        copies += 1
        copy = place.folder / f"copy-{copies}.db"
        head = place.json("backup", copy)["head"]
        expect(place.json("verify", hall=copy)["head"] == head, "another head")
        place.run("verify", "--head", head)
        place.run("status", hall=copy)
        place.run("backup", copy, status=3)
    equal([writer.returncode for writer in writers], [0, 0], "the writers")
    equal(len(place.json("ticket", "list")), 80, "tickets")
    expect(copies > 1, "no backup fell into the writing")


@check("config export → check → init --from gives the same hall; CSV files in GBK, too")
def round_trip(place):
    place.make()
    first, second, gbk = (place.folder / name for name in ("first", "second", "gbk"))
    place.run("config", "export", first)
    equal([one for one in place.json("check", first) if one["severity"] == "error"], [], "problems")
    copy = place.folder / "copy.db"
    place.run("init", copy, "--from", first, hall=None)
    place.run("config", "export", second, hall=copy)
    same(first, second)
    place.run("config", "import", second)
    sign_in(place.screen("window", "1", hall=copy))

    shutil.copytree(first, gbk)
    for file in gbk.glob("*.csv"):
        file.write_bytes(file.read_text(encoding="utf-8-sig").replace("\n", "\r\n").encode("gb18030"))
    from_gbk = place.folder / "gbk.db"
    place.run("init", from_gbk, "--from", gbk, hall=None)
    again = place.folder / "again"
    place.run("config", "export", again, hall=from_gbk)
    same(first, again)


def same(one, other):
    """Fails unless two folders hold the same tables and settings."""
    names = sorted(path.name for path in one.iterdir())
    equal(sorted(path.name for path in other.iterdir()), names, "files")
    for name in names:
        equal(content(other / name), content(one / name), name)


def content(path):
    """A table's rows, or a file's text."""
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines())) if path.suffix == ".csv" else text


@check("a store deleted or replaced while screens are open: they say so, nothing crashes, nothing is made up")
def vanished(place):
    place.make()
    guide, window, board = place.screen("guide"), place.screen("window", "1"), place.screen("board")
    sign_in(window)
    guide.type("sfzhl").see(piece("guide.windows"))
    board.see(say("board.no_calls"))
    for path in place.folder.glob("hall.db*"):
        path.unlink()
    trouble = say("shell.danger")
    guide.keys("F2").see(trouble, "删除")
    window.keys("F9", "1").see("删除")
    for screen in (guide, window, board):
        expect(screen.lives, "a screen ended")
    expect(not place.hall.exists(), "a screen made the store again")
    for screen in (guide, board):
        screen.keys("Escape", "F10")
        equal(screen.ended(), 0, "exit status")
    place.run("status", status=3)


@check("a store of a newer format is refused with a sentence and exit 3, also while screens are open")
def newer(place):
    place.make()
    place.run("window", "open", 1)
    guide = place.screen("guide")
    guide.type("sfzhl").see(piece("guide.windows"))
    with sqlite3.connect(place.hall) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    guide.keys("F2").see("99", "升级")
    guide.keys("F10")
    equal(guide.ended(), 0, "exit status")
    for words in (["status"], ["ticket", "issue", "--matter", MATTER], ["verify"], ["backup", place.folder / "x.db"]):
        equal(place.json(*words, status=3)["error"]["code"], "store_newer_format", words)
    for screen in (place.screen("guide"), place.screen("window", "1"), place.screen("board")):
        equal(screen.ended(), 3, "exit status")
        screen.see("99")


@check("a journal edited behind the program's back is found by verify, exit 3")
def edited(place):
    place.make()
    place.run("window", "open", 1)
    for _ in range(3):
        place.run("ticket", "issue", "--matter", MATTER)
    head = place.json("verify")["head"]
    with sqlite3.connect(place.hall) as database:
        (table,) = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if {"seq", "hash", "body"} <= {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            and name != "snapshot" and name != "day_summary"]
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute(f"UPDATE {table} SET body = replace(body, 'B002', 'B009') WHERE body LIKE '%B002%'")
    database.close()
    equal(place.json("verify", status=3)["error"]["code"], "store_damaged", "the code")
    place.run("verify", "--head", head, status=3)


@check("a store that may only be read: looking works, acting is refused with exit 3 and a sentence on the screen")
def read_only(place):
    place.make()
    place.run("window", "open", 1)
    who = []
    if os.getuid() == 0:
        if not shutil.which("setpriv") or not reachable(place.stage.binary) or not reachable(str(ROOT / "assets")):
            raise Skipped("the program cannot be run as somebody who may not write")
        who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        place.stage.folder.chmod(0o711)
    # Others' side files would let a reader take part; a copy on a medium that cannot be written has none.
    for side in place.folder.glob("hall.db-*"):
        side.unlink()
    place.hall.chmod(0o444)
    place.folder.chmod(0o555)
    try:
        def run(*words):
            return subprocess.run(
                [*who, place.stage.binary, "--hall", str(place.hall), *words], capture_output=True, cwd="/",
                env=place.environment(), timeout=LIMIT, check=False)
        equal(run("status").returncode, 0, "status")
        equal(run("ticket", "list", "--json").returncode, 0, "ticket list")
        equal(run("verify").returncode, 0, "verify")
        refused = run("ticket", "issue", "--matter", MATTER, "--json")
        equal(refused.returncode, 3, "issuing")
        expect(b"store_read_only" in refused.stdout, refused.stdout)
    finally:
        place.folder.chmod(0o755)


def reachable(path):
    """Whether anybody may go to this file."""
    return all(parent.stat().st_mode & 0o001 for parent in Path(path).resolve().parents)


FULL = """
set -e
mount -t tmpfs -o size=1536k none "$1"
cp "$hall" "$1/hall.db"; hall=$1/hall.db
"$halldesk" --hall "$hall" window open 1 >/dev/null
dd if=/dev/zero of="$1/filler" bs=1k count=100000 2>/dev/null || true
set +e
"$halldesk" --hall "$hall" ticket issue --matter "$2" --json; echo "status $?"
rm "$1/filler"
"$halldesk" --hall "$hall" ticket issue --matter "$2" --json; echo "status $?"
"$halldesk" --hall "$hall" verify --json; echo "verify $?"
"""


@check("a full disk: the action is refused with exit 3, nothing is lost, and it goes on when there is room again")
def full(place):
    place.make()
    disk = place.folder / "disk"
    disk.mkdir()
    namespace = ["unshare", "--mount"] + ([] if os.getuid() == 0 else ["--map-root-user"])
    able = subprocess.run(
        [*namespace, "mount", "-t", "tmpfs", "none", str(disk)], capture_output=True, check=False).returncode
    if able != 0:
        raise Skipped("no disk can be mounted here")
    done = subprocess.run(
        [*namespace, "bash", "-c", FULL, "full", str(disk), MATTER], capture_output=True, timeout=LIMIT, check=False,
        env=place.environment(halldesk=place.stage.binary, hall=str(place.hall)))
    said = done.stdout.decode() + done.stderr.decode()
    lines = done.stdout.decode().splitlines()
    expect('"store_full"' in lines[0], said)
    equal([line for line in lines if " " in line and "{" not in line],
          ["status 3", "status 0", "verify 0"], said)
    expect('"B001"' in said and '"sound":true' in said, said)


@check("two who make the same hall at once: one does, the other is told, the hall is whole")
def made_twice(place):
    both = [place.shell('"$halldesk" init "$hall"', stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    equal(sorted(one.wait(LIMIT) for one in both), [0, 3], "exit statuses")
    expect(place.json("verify")["sound"], "a sound journal")
    equal(len(place.json("window", "list")), 6, "windows")


@check("only the program's own files lie beside the store, and nothing in the home folder")
def tidy(place):
    place.make()
    place.run("window", "open", 1)
    place.run("ticket", "issue", "--matter", MATTER)
    place.run("backup", place.folder / "copy.db")
    beside = {path.name for path in place.folder.iterdir()} - {"home"}
    expect(beside <= {"hall.db", "hall.db-turn", "hall.db-bell", "hall.db-key", "copy.db"}, beside)
    equal(list(place.home.rglob("*")), [], "files in the home folder")


@check("the first hall of a user is made in the data folder, from the launcher or by init")
def standard(place):
    data = place.home / ".local" / "share" / "halldesk" / "hall.db"
    launcher = place.screen(hall=None)
    launcher.see(say("launcher.sample"))
    launcher.keys("3").see(say("launcher.choose_role"))
    launcher.keys("Escape").see(say("launcher.choose_hall"), piece("launcher.existing"))
    launcher.keys("F10")
    equal(launcher.ended(), 0, "exit status")
    expect(data.exists(), "no hall in the data folder")
    equal(place.json("status", hall=None)["hall"]["windows"], 6, "windows")
    place.run("init", hall=None, status=3)
