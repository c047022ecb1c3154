"""Terminals in a tmux server of their own."""
import itertools
import os
import signal
import subprocess
import time
from pathlib import Path

from .report import LIMIT, Failed

CONFIGURATION = """
set -g status off
set -g remain-on-exit on
set -g remain-on-exit-format ""
set -g escape-time 0
set -g default-terminal tmux-256color
set -g exit-empty off
set -g destroy-unattached off
set -g history-limit 2000
set -g bell-action none
"""


class Server:
    """A tmux server nobody else uses."""

    def __init__(self, folder):
        self.socket = str(Path(folder) / "tmux")
        self.numbers = itertools.count(1)
        configuration = Path(folder) / "tmux.conf"
        configuration.write_text(CONFIGURATION)
        self.ask("-f", str(configuration), "start-server")

    def ask(self, *words, give=None, check=True):
        """Runs a tmux command and returns what it printed."""
        environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C.UTF-8", "HOME": "/nonexistent"}
        done = subprocess.run(
            ["tmux", "-u", "-S", self.socket, *words], input=give, capture_output=True, env=environment,
            timeout=LIMIT, check=False)
        if check and done.returncode != 0:
            raise Failed(f"tmux {words[0]}: {done.stderr.decode()}")
        return done.stdout.decode("utf-8", "replace")

    def end(self):
        """Ends the server and all that runs in it."""
        self.ask("kill-server", check=False)


class Screen:
    """One terminal and the program on it."""

    # A shell keeps the exit status: tmux now and then loses it. What ends the program leaves the shell alive.
    SCRIPT = 'trap : INT QUIT HUP TERM; "$@"; echo $? >"$0"'

    def __init__(self, server, command, environment, folder, rows, columns):
        self.server = server
        self.name = f"t{next(server.numbers)}"
        self.last = ""
        self.status = Path(folder) / f"status-{self.name}"
        variables = [f"{name}={value}" for name, value in environment.items()]
        server.ask(
            "new-session", "-d", "-s", self.name, "-x", str(columns), "-y", str(rows), "-c", str(folder), "env", "-i",
            *variables, "sh", "-c", self.SCRIPT, str(self.status), *command)

    # Doing

    def keys(self, *names):
        """Presses keys by tmux's names: Enter, F2, C-c, Escape."""
        self.server.ask("send-keys", "-t", self.name, *names)
        return self

    def type(self, text):
        """Types text."""
        self.server.ask("send-keys", "-t", self.name, "-l", "--", text)
        return self

    def send(self, data):
        """Sends bytes as they are."""
        for start in range(0, len(data), 500):
            part = data[start:start + 500]
            self.server.ask("send-keys", "-t", self.name, "-H", *(f"{byte:02x}" for byte in part))
        return self

    def paste(self, text):
        """Pastes text, marked as such if the program asked for that."""
        buffer = f"b-{self.name}"
        self.server.ask("load-buffer", "-b", buffer, "-", give=text.encode())
        self.server.ask("paste-buffer", "-p", "-d", "-b", buffer, "-t", self.name)
        return self

    def resize(self, columns, rows):
        """Makes the terminal another size."""
        self.server.ask("resize-window", "-t", self.name, "-x", str(columns), "-y", str(rows))
        return self

    def signal(self, number, pid=None):
        """Sends a signal to the program."""
        os.kill(pid or self.pid, number)
        return self

    def close(self):
        """Ends the terminal and whatever still runs in it."""
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.server.ask("kill-session", "-t", self.name, check=False)

    # Seeing

    def fact(self, name):
        """A fact tmux knows: pane_pid, alternate_on, cursor_flag."""
        return self.server.ask("display-message", "-p", "-t", self.name, f"#{{{name}}}").strip()

    def processes(self):
        """The processes that were started in the terminal and still run, the shell that keeps the status apart."""
        try:
            shell = int(self.fact("pane_pid"))
        except (Failed, ValueError):
            return []
        return children(shell)

    @property
    def pid(self):
        """The program that was started in the terminal."""
        running = self.processes()
        if len(running) != 1:
            raise Failed(f"{len(running)} programs run on the terminal, expected 1")
        return running[0]

    @property
    def lives(self):
        """Whether the program still runs."""
        return not self.status.exists()

    @property
    def text(self):
        """What is on the screen, without blanks at the ends of lines."""
        self.last = self.server.ask("capture-pane", "-p", "-t", self.name).rstrip("\n")
        return self.last

    @property
    def styled(self):
        """What is on the screen, with its colours and styles."""
        return self.server.ask("capture-pane", "-p", "-e", "-t", self.name)

    def until(self, holds, what, limit=LIMIT):
        """Waits until `holds(text)` is true; fails with the screen where it never is."""
        end = time.monotonic() + limit
        while True:
            text = self.text
            if holds(text):
                return self
            if time.monotonic() > end:
                raise Failed(f"never saw {what}; the screen:\n{text}")
            time.sleep(0.02)

    def see(self, *wanted, limit=LIMIT):
        """Waits until all of this is on the screen; a sentence may run over the end of a line."""
        return self.until(
            lambda text: all(one in text or one in text.replace("\n", "") for one in wanted),
            " and ".join(map(repr, wanted)), limit)

    def lose(self, *unwanted, limit=LIMIT):
        """Waits until none of this is on the screen any more."""
        return self.until(
            lambda text: not any(one in text for one in unwanted), f"{unwanted!r} go", limit)

    def still(self, quiet=0.25, limit=LIMIT):
        """Waits until the screen has not changed for a moment, clocks apart; returns it."""
        end = time.monotonic() + limit
        before, since = self.text, time.monotonic()
        while time.monotonic() - since < quiet:
            if time.monotonic() > end:
                raise Failed(f"the screen never came to rest:\n{before}")
            time.sleep(0.03)
            now = self.text
            if now != before:
                before, since = now, time.monotonic()
        return before

    def ended(self, limit=LIMIT):
        """Waits until the program has ended; its exit status, 128 and the number of the signal that ended it."""
        end = time.monotonic() + limit
        while not (self.status.exists() and self.status.read_text().endswith("\n")):
            if time.monotonic() > end:
                raise Failed(f"the program never ended; the screen:\n{self.text}")
            time.sleep(0.02)
        return int(self.status.read_text())


def children(pid):
    """The processes a process started."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
