"""All kinds of terminals, and the terminal as it was, however a screen ends."""
import re
import signal
import subprocess
import time
from pathlib import Path

from checks.path import sign_in
from stage.screen import children
from stage.report import LIMIT, Failed, check, equal, expect
from stage.words import piece, say

KINDS = ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"]
SIZES = [(80, 24), (132, 43)]
COLOUR = re.compile(r"\x1b\[[0-9;]*(?<![0-9])(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?![0-9])[0-9;]*m")


@check("every kind of terminal, at 80×24 and 132×43: search, help, too small and back, leave")
def kinds(place):
    place.make()
    place.run("window", "open", 1)
    for kind in KINDS:
        if subprocess.run(["infocmp", kind], capture_output=True, check=False).returncode != 0:
            place.notes.append(f"no description of {kind} here")
            continue
        for columns, rows in SIZES:
            guide = place.screen("guide", TERM=kind, columns=columns, rows=rows)
            guide.see(piece("guide.search.hint"), say("guide.key.issue"))
            guide.type("sfz").see("居民身份证换领", piece("guide.windows"))
            fits(guide.text, columns, rows)
            guide.keys("F1").see(say("shell.help"), say("guide.help.issue"))
            guide.keys("Escape").lose(say("shell.help.hint"))
            guide.resize(60, 15).see(piece("shell.too_small"), "60 × 15")
            guide.resize(columns, rows).see("居民身份证换领", say("guide.key.issue"))
            guide.resize(100, 30).see(say("guide.key.issue"))
            guide.until(lambda text: len(text.split("\n")) == 30, "30 rows")
            guide.keys("F10")
            equal(guide.ended(), 0, f"exit status on {kind}")
            guide.close()


@check("NO_COLOR and vt100 show no colour, the others do; LANG=C and a plain C locale draw Chinese as well")
def colours(place):
    place.make()
    for wanted, variables in [
            (True, {}), (False, {"NO_COLOR": "1"}), (False, {"TERM": "vt100"}), (True, {"LANG": "C"}),
            (True, {"LANG": None, "LC_ALL": "POSIX"})]:
        guide = place.screen("guide", **variables)
        guide.see(piece("guide.search.hint"), say("guide.key.issue"))
        guide.type("sfz").see("居民身份证换领")
        equal(bool(COLOUR.search(guide.styled)), wanted, f"colours with {variables}")
        guide.keys("F10")
        equal(guide.ended(), 0, "exit status")
    board = place.screen("board", TERM="vt100")
    board.see(say("board.calls"))
    expect("┌" not in board.text and "+-" in board.text, "lines of ASCII on a vt100")


@check("a screen ended by TERM, HUP, INT, QUIT or SEGV gives the terminal back as it was")
def restored(place):
    place.make()
    for kind in ["xterm-256color", "vt100"]:
        for number in [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGSEGV]:
            shell = Shell(place, f"{kind}-{number.name}", kind, "guide")
            shell.screen.see(piece("guide.search.hint"), say("guide.key.issue"))
            shell.screen.signal(number, shell.child())
            shell.given_back(kind != "vt100")
    shell = Shell(place, "left", "tmux-256color", "guide")
    shell.screen.see(piece("guide.search.hint")).keys("F10")
    shell.given_back(True)
    equal(shell.status(), "0", "exit status")
    shell = Shell(place, "refused", "nonsense", "guide")
    shell.given_back(True)
    equal(shell.status(), "2", "exit status")


@check("Ctrl-Z gives the terminal back, fg takes it again; a terminal that goes away ends the program")
def stopped(place):
    place.make()
    terminal = place.terminal(["bash", "--norc", "--noprofile", "-i"], PS1="ready> ")
    terminal.see("ready>")
    terminal.type(f"{place.stage.binary} --hall {place.hall} guide").keys("Enter")
    terminal.see(piece("guide.search.hint")).type("sfz").see("居民身份证换领")
    for _ in range(3):
        terminal.keys("C-z").see("ready>", "Stopped")
        equal((terminal.fact("alternate_on"), terminal.fact("cursor_flag")), ("0", "1"), "screen and cursor")
        terminal.type("fg").keys("Enter").see("居民身份证换领", "sfz", say("guide.key.issue"))
    (program,) = children(terminal.pid)
    terminal.close()
    gone(program)


@check("Esc never leaves a screen, from anywhere")
def escape(place):
    place.make()
    guide, board, window = place.screen("guide"), place.screen("board"), place.screen("window", "1")
    launcher = place.screen(hall=None)
    launcher.see(say("launcher.choose_hall"))
    window.see(say("sign_in.staff"))
    for screen in (guide, board, window, launcher):
        screen.keys(*["Escape"] * 5).still()
        expect(screen.lives, lambda: f"the program ended:\n{screen.text}")
    sign_in(window)
    for key in ("F1", "C-p", "F9", "F10"):
        window.keys(key).still()
        window.keys(*["Escape"] * 5).still()
        expect(window.lives, f"the program ended after {key}")
    for key in ("F1", "C-p", "F3", "F4", "F5", "F6", "F12", "Tab"):
        guide.keys(key).still(0.1)
        guide.keys(*["Escape"] * 3).still(0.1)
        expect(guide.lives, f"the program ended after {key}")
    window.see(say("window.present"))


@check("an unknown or too simple terminal, or a pipe: a sentence, and exit status 2")
def unfit(place):
    place.make()
    for kind, wanted in [("nonsense-9", "nonsense-9"), ("dumb", "--plain"), ("", "TERM")]:
        for words in (["guide"], ["window", "1"], ["board"], ["demo"]):
            screen = place.screen(*words, TERM=kind)
            equal(screen.ended(), 2, f"{words} on '{kind}'")
            screen.see(wanted)
    for words in (["guide"], ["window", "1"], ["board"], ["demo"]):
        for language, wanted in (("zh", "管道"), ("en", "pipe")):
            answer = place.run(*words, "--lang", language, status=2)
            equal(answer.out, "", "standard output")
            expect(wanted in answer.err and "--plain" in answer.err, answer)


class Shell:
    """A shell that notes the terminal's settings before and after a command of the program."""

    SCRIPT = 'echo here before; stty -a >"$1-1"; halldesk=$2; shift 2; "$halldesk" "$@"; echo $? >"$NOTE-0"; ' \
        'stty -a >"$NOTE-2"; exec sleep 1000'

    def __init__(self, place, name, kind, *words):
        self.note = str(place.folder / name)
        self.screen = place.terminal(
            ["sh", "-c", self.SCRIPT, "sh", self.note, place.stage.binary, *place.words(words, "own")], TERM=kind,
            NOTE=self.note, SWIFT_BACKTRACE="enable=no")

    def child(self):
        """The program's process."""
        (child,) = children(self.screen.pid)
        return child

    def given_back(self, alternate):
        """Fails unless the program has ended and the terminal is as it was."""
        end = time.monotonic() + LIMIT
        while not Path(self.note + "-2").exists() or not Path(self.note + "-2").read_text().endswith("\n"):
            expect(time.monotonic() < end, lambda: f"{self.note}: the program did not end:\n{self.screen.text}")
            time.sleep(0.02)
        equal(Path(self.note + "-2").read_text(), Path(self.note + "-1").read_text(), f"stty -a of {self.note}")
        if alternate:
            self.screen.see("here before")
        self.screen.lose(say("guide.key.issue"))
        equal((self.screen.fact("alternate_on"), self.screen.fact("cursor_flag")), ("0", "1"),
              f"alternate screen and cursor of {self.note}")

    def status(self):
        """The program's exit status."""
        return Path(self.note + "-0").read_text().strip()


def gone(pid):
    """Waits until a process has ended."""
    end = time.monotonic() + LIMIT
    while Path(f"/proc/{pid}").exists():
        if time.monotonic() > end:
            raise Failed(f"process {pid} lives on without its terminal")
        time.sleep(0.02)


def fits(text, columns, rows):
    """Fails where the screen does not fill the terminal exactly."""
    from stage.large import columns as places

    equal(len(text.split("\n")), rows, "rows")
    for line in text.split("\n"):
        expect(len(places(line)) <= columns, f"a line wider than {columns}: {line}")
