"""One applicant's path, on three terminals."""
import os

from stage.large import large
from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import piece, say


@check("one applicant goes from the guide desk over the board to the window, on three terminals of one hall")
def whole_path(place):
    place.make()
    guide = place.screen("guide", "--staff", "G01")
    window = place.screen("window", "1")
    board = place.screen("board")
    story = Story(guide=guide, window=window, board=board)

    board.see(say("board.no_calls"), say("board.no_windows"))
    guide.see(piece("guide.search.hint"))
    window.see(say("sign_in.title", n=1))
    story.tell("三个终端打开同一个大厅", "three terminals on one hall")
    guide.type("sfzhl").see("居民身份证换领")
    guide.keys("F2").see(say("guide.no_window", name="")[:6])
    story.tell("没有窗口开着时，导台当场得知，不会发出空号", "no window is open: the desk is told, no silent ticket")

    sign_in(window)
    guide.see(piece("guide.windows"))
    board.see(say("board.window", n=1), say("window.state.idle"))
    story.tell("一号窗口登录（C01，密码 2468）", "window 1 signs in")

    guide.keys("Enter").see(say("guide.visit") + " 居民身份证换领")
    guide.keys("F2").see(say("guide.issued.title"))
    number = guide.until(large, "a large number") and large(guide.text)[0]
    window.see(number, say("window.line", n=1))
    board.see(say("board.no_calls"))
    story.tell("回车、F2：取号，大字显示", "Enter, F2: a ticket, shown large")

    window.keys("F2").until(lambda text: number in large(text), f"{number} large")
    board.until(lambda text: number in large(text), f"{number} large")
    board.see(say("board.to_window", window=1))
    guide.see(say("guide.issued.called", window=1))
    story.tell("窗口按 F2 叫号：大屏和导台同时显示", "F2 at the window: the board and the desk show the call")

    recall(window)
    equal(place.json("ticket", "show", number)["ticket"]["calls"], 2, "calls")
    story.tell("F3 重呼", "F3 calls again")
    window.keys("F4").see(say("intake.form"))
    story.tell("F4：人到了，受理打开", "F4: the person is there, the intake opens")
    take_in(window)
    file = place.json("case", "list")[0]
    equal((file["state"], file["ticket"]), ("accepted", ticket_id(place, number)), "the case")
    story.tell("证件号、姓名、电话，F12 材料齐全，F4 受理", "number, name, phone; F12: all papers are there; F4 accepts")
    hand_over(window)
    window.keys("F5").see(say("window.finished", ticket=number), say("window.idle"))
    guide.see(say("ticket.state.finished"))
    story.tell("F5：办结", "F5: finished")

    ticket = place.json("ticket", "show", number)["ticket"]
    equal((ticket["state"], ticket["number"], ticket["window"], ticket["matters"], ticket["channel"]),
          ("finished", number, 1, [MATTER], "guide"), "the ticket")
    expect(ticket["issued_at"] <= ticket["called_at"] <= ticket["started_at"] <= ticket["finished_at"], "times in order")
    expect(place.json("verify")["sound"], "a sound journal")
    story.end(place)
    guide.keys("Escape")
    for screen in (guide, board):
        screen.keys("F10")
        equal(screen.ended(), 0, "exit status")
    window.keys("F10").see(say("window.leave.close"))
    window.keys("Enter")
    equal(window.ended(), 0, "exit status")
    equal(place.json("window", "list")[0]["state"], "closed", "the window")


def sign_in(window, staff="C01", pin="2468"):
    """Signs a clerk in at a window's screen."""
    window.see(say("sign_in.staff"))
    window.type(staff).keys("Enter").type(pin).keys("Enter")
    window.see(say("window.present"))


def take_in(window, number="11010519491231002X", name="王小明", phone="13857212345"):
    """Types who applies, takes every paper as being in order, and accepts."""
    window.type(number).keys("Enter").type(name).keys("Enter").type(phone).keys("Enter")
    window.see(say("intake.mark.missing")).keys("F12").see("▶ 2 " + say("intake.step.accept"))
    window.keys("F4").see(say("casework.state.accepted"))


def hand_over(window):
    """Hands the accepted case over. Another key stands between, or the presses would be one key held down."""
    window.keys("Down", "Up", "F4").see(say("casework.state.in_review"))


def ticket_id(place, number):
    """The id of the ticket with this number today."""
    return place.json("ticket", "show", number)["ticket"]["id"]


def recall(window):
    """Calls again as soon as a press is no longer taken for a held key; the guard is seen first."""
    window.keys("F3").see(say("window.why.just_called"))
    # Another key between them, or the presses would be one key held down.
    window.until(lambda text: say("window.recalled", n=2) in text or not window.keys("Escape", "F3"), "a second call")


class Story:
    """The three screens at every step, for the documentation."""

    def __init__(self, **screens):
        self.screens = screens
        self.steps = []

    def tell(self, chinese, english):
        """Keeps what the screens show now."""
        if not os.environ.get("HALLDESK_TRANSCRIPT"):
            return
        shown = "\n".join(f"---- {name}\n{screen.still(0.1)}\n" for name, screen in self.screens.items())
        self.steps.append(f"==== {len(self.steps) + 1}. {chinese} / {english}\n{shown}")

    def end(self, place):
        """Writes the transcript where HALLDESK_TRANSCRIPT says."""
        path = os.environ.get("HALLDESK_TRANSCRIPT")
        if path:
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(self.steps))
            place.notes.append(f"transcript in {path}")
