"""Ratings on real terminals: given by the applicant, followed up by the supervisor, bent by nobody."""
import signal
import sqlite3

from checks.path import sign_in
from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import piece, say


@check("a bad rating on three terminals: finished, woken, rated, rung at the supervisor's, followed to publication")
def whole_loop(place):
    place.make()
    window, pad, desk = place.screen("window", "1"), place.screen("rate", "1"), place.screen(
        "supervisor", rows=48, columns=132)
    sign_in(window)
    enter(desk, "S01")
    desk.see(say("view.loops")).keys("3")
    pad.see(say("rate.rest"), say("rate.clerk", staff="C01"))
    serve(place, window)
    window.keys("F5").see(say("window.idle"))
    pad.see(say("rate.please", ticket="B001"), say("rating.level.5"), say("rating.level.1"))
    pad.keys("1").see(say("rate.chosen")).keys("2").see("[✓]").keys("+").type("没人管").keys("Enter")
    pad.see(say("rate.answer.how"), say("rate.box.nobody")).keys("Down", "Enter").see(say("rate.thanks"))
    expect("没人管" not in window.text and say("rating.level.1") not in window.text, "the clerk sees nothing of it")
    loop = place.json("rectification", "list")[0]["id"]
    desk.see(loop, piece("supervisor.new_rating")[:3], say("loop.state.received"))
    pad.see(say("rate.rest"))
    desk.keys("C-n").see("没人管")
    for key, choices, words, state in (
        ("F2", "1", "已致歉", "contacted"), ("F3", "", "属实", "upheld"), ("F5", "", "已加人", "rectified"),
        ("F7", "11", "满意", "followed_up"),
    ):
        desk.keys(key).see(say("supervisor.key.record"))
        for choice in choices:
            desk.keys(choice, "Enter")
        desk.type(words).keys("F4").see(words, say("loop.state." + state))
    place.run("rating", "record", loop, "--level", 4, "--channel", "phone", "--staff", "G01")
    desk.see(say("loop.state.re_rated"))
    desk.keys("F8").see(say("supervisor.key.record")).type("已公开答复").keys("F4").see(say("supervisor.none.all"))
    story = place.json("rectification", "show", loop)
    equal(story["rectification"]["state"], "published", "the loop")
    equal([step["event"].split("_", 1)[1] for step in story["steps"]],
          ["given", "contacted", "upheld", "rectified", "followed_up", "given", "published"], "its steps")
    expect(place.json("verify")["sound"], "a sound journal")
    spoil(place)
    place.run("verify", status=3)


@check("nobody answers: not rated; a terminal killed while somebody chooses asks again; the visit can be rated later")
def unanswered(place):
    place.make()
    settings(place, "answer_within: 20")
    window = place.screen("window", "1")
    sign_in(window)
    serve(place, window)
    pad = place.screen("rate", "1")
    pad.see(say("rate.rest"))
    window.keys("F5").see(say("window.idle"))
    pad.see(say("rating.level.5")).keys("2").see(say("rate.chosen"))
    pad.signal(signal.SIGKILL)
    pad.ended()
    again = place.screen("rate", "1")
    again.see(say("rate.please", ticket="B001"))
    again.see(say("rate.rest"), limit=60)
    again.until(lambda _: [one["level"] for one in place.json("rating", "list")] == [None], "a visit nobody rated")
    place.run("rating", "record", "B001", "--level", 5, "--staff", "C01", status=1)
    exit_door = place.screen("rate")
    exit_door.see(say("rate.entry")).type("B001").keys("Enter").see(say("rating.level.5"))
    exit_door.keys("3").see(say("rate.chosen")).keys("Enter").see(say("rate.thanks"))
    rating = place.json("rating", "list")
    equal([(one["level"], one["channel"]) for one in rating], [(3, "kiosk")], "rated at the exit")
    place.run("rating", "record", "B001", "--level", 5, status=1)


@check("a store that is gone while somebody chooses: they are thanked, and the rating is sent when it is back")
def gone(place):
    place.make()
    window, pad = place.screen("window", "1"), place.screen("rate", "1")
    sign_in(window)
    serve(place, window)
    window.keys("F5").see(say("window.idle"))
    pad.see(say("rating.level.5")).keys("4").see(say("rate.chosen"))
    away = place.folder / "away"
    away.mkdir()
    files = list(place.folder.glob("hall.db*"))
    for file in files:
        file.rename(away / file.name)
    pad.keys("Enter").see(say("rate.thanks")).see(say("rate.rest"), say("shell.danger"))
    for file in files:
        (away / file.name).rename(file)
    pad.until(lambda _: [one["level"] for one in place.json("rating", "list")] == [4], "the rating, once", limit=40)
    pad.lose(say("shell.danger"), limit=20)
    expect(place.json("verify")["sound"], "a sound journal")


@check("the mouse rates, and only there: it is off again on leaving, however the screen ends")
def mouse(place):
    place.make()
    place.run("window", "open", 1)
    pad = place.screen("rate", "1")
    pad.see(say("rate.rest"))
    expect(takes_mouse(pad), "a rating screen takes the mouse")
    place.run("ticket", "issue", "--matter", MATTER)
    for step in ("call", "start", "finish"):
        place.run("window", step, 1)
    pad.see(say("rating.level.5"))
    row = next(number for number, line in enumerate(pad.text.split("\n"), 1) if say("rating.level.5") in line)
    pad.send(f"\x1b[<0;8;{row}M\x1b[<0;8;{row}m".encode())
    pad.see(say("rate.chosen"), say("rating.level.5")).keys("Enter").see(say("rate.thanks")).see(say("rate.rest"))
    pad.send(b"\x03\x1c\x1a").see(say("rate.rest"))
    pad.keys("F10").see(say("rate.key.leave_anyway"))
    expect(pad.lives, "no key somebody tries ends a screen in the hall")
    pad.signal(signal.SIGTERM)
    pad.ended()
    expect(not takes_mouse(pad), "the terminal is given back without it")
    board = place.screen("board")
    board.see(say("board.to_window", window=1))
    expect(not takes_mouse(board), "a board takes no mouse")


def enter(screen, staff):
    """Signs somebody in."""
    screen.see(say("sign_in.staff")).type(staff).keys("Enter").type("2468").keys("Enter").lose(say("sign_in.staff"))


def serve(place, window):
    """Somebody is being served."""
    place.run("ticket", "issue", "--matter", MATTER)
    window.see(say("window.line", n=1)).keys("F2").see(say("window.state.called"))
    window.keys("F4").see(say("intake.form"))


def settings(place, *lines):
    """Changes rules of ratings."""
    config = place.folder / "config"
    place.run("config", "export", config)
    file = config / "hall.yaml"
    names = [line.split(":")[0] for line in lines]
    text = [line for line in file.read_text("utf-8").split("\n") if line.strip().split(":")[0] not in names]
    text.insert(text.index("ratings:") + 1, "\n".join("  " + line for line in lines))
    file.write_text("\n".join(text), "utf-8")
    place.run("config", "import", config)


def spoil(place):
    """Changes one byte of the first rating behind the program's back."""
    with sqlite3.connect(place.hall) as database:
        database.execute("DROP TRIGGER event_is_never_changed")
        body = database.execute("SELECT min(seq), body FROM event WHERE kind = 'rating_given'").fetchone()
        database.execute("UPDATE event SET body = ? WHERE seq = ?", (body[1].replace('"level":1', '"level":5'), body[0]))
    database.close()


def takes_mouse(screen):
    """Whether the program at the screen asked its terminal for the mouse."""
    return screen.fact("mouse_any_flag") == "1"
