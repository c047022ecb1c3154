"""The living sample hall."""
import re
import signal
from pathlib import Path

from stage.report import check, equal, expect
from stage.words import piece, say


@check("demo --speed 60: roles to choose, a hall that moves by itself and that others can join; leaving removes it")
def living(place):
    demo = place.screen("demo", "--speed", "60", "--seed", "3", hall=None, columns=100, rows=30)
    demo.see(say("launcher.choose_role"), say("role.guide"), "--hall /tmp/halldesk-")
    store = Path(re.search(r"--hall (/tmp/halldesk-\w+/hall\.db)", demo.text)[1])
    expect(store.exists(), f"no hall at {store}")
    demo.keys("1").see(piece("guide.search.hint"))
    demo.until(lambda text: re.search(r"等候 [1-9]\d* 人", text), "people waiting")
    first = len(place.json("ticket", "list", hall=store))
    board = place.screen("board", hall=store)
    board.see(say("shell.training"))
    demo.until(lambda _: len(place.json("ticket", "list", hall=store)) >= first + 5, "five more tickets")
    states = {ticket["state"] for ticket in place.json("ticket", "list", hall=store)}
    expect({"finished", "serving"} & states, states)
    header = demo.text.split("\n")[0]
    demo.until(lambda text: text.split("\n")[0] != header, "the header move")
    expect(place.json("verify", hall=store)["sound"], "a sound journal")
    demo.keys("Escape", "F10").see(say("launcher.choose_role"))
    demo.keys("2").see(say("launcher.choose_window"))
    demo.keys("1").see(say("sign_in.title", n=1), "2468")
    demo.keys("C-q").see(say("launcher.choose_role"))
    demo.keys("F10")
    equal(demo.ended(), 0, "exit status")
    expect(not store.parent.exists(), "the hall is still there")
    board.see(say("shell.danger"))
    expect(board.lives, "the board ended")


@check("the same seed gives the same applicants; a demo that is told to end, or loses its terminal, clears up too")
def seeds(place):
    stories = []
    for number in (signal.SIGTERM, signal.SIGHUP):
        demo = place.screen("demo", "--speed", "0.1", "--seed", "5", hall=None, columns=100, rows=30)
        demo.see(say("launcher.choose_role"))
        store = Path(re.search(r"--hall (/tmp/halldesk-\w+/hall\.db)", demo.text)[1])
        stories.append([
            (one["number"], one["matters"], one["issued_at"][10:16]) for one in place.json("ticket", "list", hall=store)])
        demo.signal(number)
        demo.ended()
        expect(not store.parent.exists(), f"the hall is still there after {number.name}")
    expect(len(stories[0]) > 3, stories[0])
    equal(stories[0], stories[1], "the two mornings")
