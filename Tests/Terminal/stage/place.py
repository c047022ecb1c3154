"""A folder with a hall and a home of its own, and the program run in it."""
import json
import os
import shutil
import signal
import subprocess
import threading
from pathlib import Path

from .report import LIMIT, Failed
from .screen import Screen

ROOT = Path(__file__).resolve().parents[3]
MATTER = "HZ-公安-001"


class Stage:
    """What all checks of a run share: the program, a folder, a tmux server, halls that were made once."""

    def __init__(self, binary, folder, server):
        self.binary = str(Path(binary).resolve())
        self.folder = Path(folder)
        self.server = server
        self.lock = threading.Lock()
        self.halls = {}

    def hall(self, options):
        """A fresh hall made with these options of `init`; made once, copied for each check."""
        with self.lock:
            if options not in self.halls:
                path = self.folder / f"made-{len(self.halls)}.db"
                place = Place(self, f"making-{len(self.halls)}")
                place.run("init", path, *options, hall=None)
                self.halls[options] = path
            return self.halls[options]


class Answer:
    """What one run of the program said."""

    def __init__(self, words, done):
        self.words = words
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    @property
    def json(self):
        """The one JSON value on standard output."""
        try:
            return json.loads(self.out)
        except ValueError as error:
            raise Failed(f"{self}\nis not one JSON value: {error}") from error

    def __str__(self):
        return f"$ halldesk {' '.join(self.words)}\nstatus {self.status}\n{self.out}{self.err}"


class Place:
    """Where one check works: nothing of it is shared with another, and all of it goes in the end."""

    def __init__(self, stage, name):
        self.stage = stage
        self.folder = stage.folder / name
        self.folder.mkdir()
        self.home = self.folder / "home"
        self.home.mkdir()
        self.hall = self.folder / "hall.db"
        self.screens = []
        self.children = []
        self.notes = []

    def make(self, *options):
        """Makes this place's hall."""
        made = self.stage.hall(options)
        shutil.copy(made, self.hall)
        shutil.copy(f"{made}-key", f"{self.hall}-key")

    def environment(self, **more):
        """What the program sees of the outside: nothing of whoever runs the tests."""
        base = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(self.home), "LANG": "C.UTF-8",
            "HALLDESK_LANG": "zh", "TERM": "tmux-256color", "HALLDESK_ASSETS": str(ROOT / "assets"),
        }
        base.update(more)
        return {name: value for name, value in base.items() if value is not None}

    def words(self, words, hall):
        """The command line for a hall; `hall` None names none, "own" this place's."""
        chosen = self.hall if hall == "own" else hall
        return ([] if chosen is None else ["--hall", str(chosen)]) + [str(word) for word in words]

    def ask(self, *words, hall="own", give=None, environment=None):
        """Runs a command and returns its answer, whatever it is."""
        words = self.words(words, hall)
        done = subprocess.run(
            [self.stage.binary, *words], input=give or b"", capture_output=True, timeout=LIMIT * 2, cwd=self.folder,
            env=environment or self.environment(), check=False)
        return Answer(words, done)

    def run(self, *words, status=0, **how):
        """Runs a command that must end with `status`."""
        answer = self.ask(*words, **how)
        if answer.status != status:
            raise Failed(f"{answer}\nexpected status {status}")
        return answer

    def json(self, *words, status=0, **how):
        """Runs a command with --json and returns what it printed."""
        return self.run(*words, "--json", status=status, **how).json

    def start(self, words, environment=None, **how):
        """Starts a process of this place, ended with it at the latest."""
        child = subprocess.Popen(
            words, cwd=self.folder, env=environment or self.environment(), start_new_session=True, **how)
        self.children.append(child)
        return child

    def shell(self, script, *words, **how):
        """Starts a bash script with the program as `$halldesk` and the hall as `$hall`."""
        how.setdefault("environment", self.environment(halldesk=self.stage.binary, hall=str(self.hall)))
        return self.start(["bash", "-c", script, "check", *map(str, words)], **how)

    def screen(self, *words, hall="own", **how):
        """Opens a terminal and runs a command of the program in it."""
        return self.terminal([self.stage.binary, *self.words(words, hall)], **how)

    def terminal(self, command, rows=24, columns=80, **environment):
        """Opens a terminal and runs a command in it."""
        screen = Screen(self.stage.server, command, self.environment(**environment), self.folder, rows, columns)
        self.screens.append(screen)
        return screen

    def end_screens(self):
        """Closes this place's terminals."""
        for screen in self.screens:
            screen.close()
        self.screens = []

    def end(self):
        """Ends everything this place started and removes it."""
        self.end_screens()
        for child in self.children:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            for pipe in (child.stdin, child.stdout, child.stderr):
                if pipe:
                    pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)
