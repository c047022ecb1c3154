"""What no manual foresees: held keys, floods, garbage, two at one window."""
import signal
import time

from checks.path import sign_in
from stage.large import large
from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import piece, say

SIGN = "居民身份证换领"


@check("pasted floods, emoji, control bytes, mouse reports and broken UTF-8 in the search: no crash, nothing issued")
def floods(place):
    place.make()
    place.run("window", "open", 1)
    guide = place.screen("guide")
    guide.see(piece("guide.search.hint"), say("guide.key.issue"))
    for text in ["身" * 10_000, "sfz\n\nF2\n\n" * 500, "👩‍👩‍👧‍👦🇨🇳é́́́́" * 200, "\u202e\u200b\u0000\x07\x1b[2J" * 50, "？／０–９ＳＦＺ"]:
        guide.paste(text)
        guide.keys("C-n").see(piece("guide.search.hint"))
    for data in [b"\xff\xfe\xc3(\xe4\xbd", b"\x1b[M !!\x1b[<0;10;10M\x1b[<0;10;10m\x1b[<64;1;1M", b"\x1b[200~" + b"x" * 300,
                 b"\x1b[201~\x1b[", b"\x1b]0;title\x07\x1bPq\x1b\\", bytes(range(1, 3)) + bytes(range(4, 17)), b"\x12\x13\x16\x1d\x1e\x1f"]:
        guide.send(data)
        guide.keys("Escape", "Escape", "Escape", "C-n").see(say("guide.key.issue"))
    guide.keys("Escape", "Escape").see(piece("guide.search.hint"))
    guide.type("sfzhl").see(SIGN)
    guide.keys("C-s", "C-q")
    equal(guide.ended(), 0, "exit status after Ctrl-S and Ctrl-Q")
    equal(place.json("ticket", "list"), [], "tickets")


@check("a key held down calls one person, issues one ticket, finishes nobody unseen")
def held(place):
    place.make()
    window = place.screen("window", "1")
    sign_in(window)
    guide = place.screen("guide")
    guide.type("sfzhl").see(piece("guide.windows"))
    guide.keys(*["F2"] * 40).see(say("guide.issued.title"))
    guide.still()
    equal(len(place.json("ticket", "list")), 1, "tickets after F2 held down")
    guide.keys("Escape").lose(say("guide.issued.title")).keys(*["F9"] * 40).see(say("guide.recorded.answered")).still()
    equal(place.json("status")["figures"]["diverted"], 1, "enquiries after F9 held down")
    guide.type("sfzhl").see(piece("guide.windows")).keys(*["F2"] * 40).see(piece("guide.issued_before")).still()
    equal(len(place.json("ticket", "list")), 1, "tickets of the same matter after F2 held down again")
    for _ in range(4):
        place.run("ticket", "issue", "--matter", MATTER)
    window.see(say("window.line", n=5))
    window.keys(*["F2"] * 40).see(say("window.state.called"))
    window.still()
    equal(states(place), {"called": 1, "waiting": 4}, "after F2 held down")
    window.keys(*["F3"] * 40).still()
    expect(place.json("ticket", "show", "B001")["ticket"]["calls"] <= 2, "many calls after F3 held down")
    window.keys(*["F4"] * 40).see(say("intake.form")).still()
    window.keys(*["F5"] * 40).see(say("window.idle"))
    equal(states(place), {"finished": 1, "waiting": 4}, "after F5")


def states(place):
    """How many tickets are in each state."""
    counts = {}
    for ticket in place.json("ticket", "list"):
        counts[ticket["state"]] = counts.get(ticket["state"], 0) + 1
    return counts


@check("the same clerk twice, and another clerk, at one window: asked before anybody is relieved, nobody called twice")
def twice(place):
    place.make()
    first, second = place.screen("window", "1"), place.screen("window", "1")
    sign_in(first)
    sign_in(second)
    for _ in range(3):
        place.run("ticket", "issue", "--matter", MATTER)
    first.see(say("window.line", n=3))
    second.see(say("window.line", n=3))
    first.keys("F2")
    second.keys("F2")
    first.see(say("window.state.called"))
    second.see(say("window.state.called"))
    equal(states(place), {"called": 1, "waiting": 2}, "after both pressed F2")
    third = place.screen("window", "1")
    third.see(say("sign_in.staff")).type("C02").keys("Enter").type("2468").keys("Enter")
    third.see(say("window.relieve.no")).keys("Enter").see(say("sign_in.staff"))
    equal(place.json("window", "list")[0]["staff"], "C01", "the clerk")
    third.type("C02").keys("Enter").type("2468").keys("Enter").see(say("window.relieve.no"))
    third.keys("Down", "Enter").see(say("window.state.called"))
    first.see(say("window.why.not_mine")[:12])
    first.keys("F4").still()
    equal(states(place), {"called": 1, "waiting": 2}, "after the relieved clerk pressed F4")
    third.keys("F4").see(say("intake.form"))


@check("a storm of sizes, also while keys are typed, leaves the screen whole; Ctrl-C ends it cleanly")
def sizes(place):
    place.make()
    place.run("window", "open", 1)
    guide = place.screen("guide")
    guide.type("sfz").see(SIGN)
    for step in range(60):
        guide.resize(20 + step * 37 % 180, 3 + step * 11 % 60)
        if step % 7 == 0:
            guide.keys("Down")
    for columns, rows in ((1, 1), (2, 2), (500, 200), (80, 24)):
        guide.resize(columns, rows)
    guide.see(SIGN, say("guide.key.issue"))
    lines = guide.still().split("\n")
    equal(len(lines), 24, "rows")
    guide.keys("C-c")
    equal(guide.ended() in (0, 128 + signal.SIGINT), True, "exit status after Ctrl-C")
    equal(guide.fact("alternate_on"), "0", "the second screen")


@check("a frozen screen catches up; a stopped terminal holds nobody up; a clerk's terminal lost keeps the window")
def frozen(place):
    place.make()
    window, board = place.screen("window", "1"), place.screen("board")
    sign_in(window)
    board.see(say("window.state.idle"))
    board.signal(signal.SIGSTOP)
    began = time.monotonic()
    for _ in range(3):
        place.run("ticket", "issue", "--matter", MATTER)
    place.run("window", "call", 1)
    expect(time.monotonic() - began < 20, "others waited for a stopped board")
    board.signal(signal.SIGCONT)
    board.see(say("board.to_window", window=1))
    window.signal(signal.SIGKILL)
    window.ended()
    equal(place.json("window", "list")[0]["state"], "called", "the window after its terminal was lost")
    again = place.screen("window", "1")
    sign_in(again)
    again.until(lambda text: "B001" in large(text), "B001").keys("F4").see(say("intake.form"))


@check("--plain: the guide desk and a window as lines through pipes, with nothing but text")
def plain(place):
    place.make()
    place.run("window", "open", 1)
    said = place.run("guide", "--plain", give="sfzhl\nF2\nEsc\n？\nF99\n身份证\nF1\n".encode()).out
    expect(say("guide.issued.plain", ticket="B001") in said, said)
    expect(say("guide.help.issue") in said and "\x1b" not in said, said)
    said = place.run("window", "1", "--plain", give=b"C01\n2468\nF2\nF5\nF4\nF5\n").out
    for wanted in (say("window.state.called"), say("window.why.called"), say("window.finished", ticket="B001")):
        expect(wanted in said, f"{wanted} not in:\n{said}")
    expect("2468" not in said, "the PIN is read out")
    equal(states(place), {"finished": 1}, "tickets")
    place.run("board", "--plain", "--lang", "en", give=b"F10\n")
