"""The supervisor's live hall on real terminals: what others do is seen, hands reach the hall, days are played again."""
from checks.ratings import enter
from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import say


@check("the live hall: others' actions are seen, windows turned and moved by keys, a clerk was faster")
def hands(place):
    place.make()
    desk = place.screen("supervisor", rows=43, columns=132)
    enter(desk, "S01")
    desk.see(say("live.no_alarms"), say("live.total.issued", n=0))
    for window in (1, 4):
        place.run("window", "open", window)
    desk.see(say("live.state.idle"))
    for number in range(1, 4):
        place.run("ticket", "issue", "--matter", MATTER)
        desk.see(say("live.total.issued", n=number))
    # Window 1 takes one lane more, for today.
    desk.keys("Home", "F4").see(say("hand.assign.title", what=1)).keys("1", "Enter").type("公安").keys("F4")
    desk.see(say("hand.done.assign", n=1, accepts="", until="")[:6])
    # The supervisor looks at a ticket that a clerk calls meanwhile: it cannot be moved any more.
    desk.keys("Tab").keys("Home", "Enter").see("B001").keys("Home", "F6").see(say("hand.move.title", what="B001"))
    place.run("window", "call", 4)
    desk.keys("1", "Enter").type("老人").keys("F4")
    desk.see(say("refusal.not_movable", ticket="B001", state=say("ticket.state.called")))
    desk.keys("Escape", "Escape").see(say("live.column.trend"))
    equal(place.json("ticket", "show", "B001")["ticket"]["state"], "called", "the clerk's call stands")
    # The board says what it is told.
    board = place.screen("board")
    desk.keys("F7").see(say("hand.notice.title")).type("十二点起停电").keys("F4").see(say("hand.done.notice", text="十二点起停电"))
    board.see("十二点起停电")
    # A terminal that is gone leaves its window as it was; the hall goes on.
    clerk = place.screen("window", "4")
    clerk.signal(9)
    place.run("ticket", "issue", "--matter", MATTER)
    desk.see(say("live.total.issued", n=4), say("live.state.called"))
    desk.keys("F8").see(say("closing.title")).keys("Escape")
    expect(place.json("verify")["sound"], "a sound journal")


@check("reports, charts and files from the screen; a past day is played, stopped, turned back, and left")
def days(place):
    place.make("--training")
    at = lambda time, *words: place.run("--at", f"2031-03-0{time}", *words)
    for day in (3, 4):
        at(f"{day}T09:00", "window", "open", 1)
        for minute in range(1, 9):
            at(f"{day}T09:{minute:02}", "ticket", "issue", "--matter", MATTER)
        for minute in range(10, 40, 10):
            at(f"{day}T09:{minute}", "window", "call", 1)
            at(f"{day}T09:{minute + 1}", "window", "start", 1)
            at(f"{day}T09:{minute + 7}", "window", "finish", 1)
    report = place.json("report", "day", "2031-03-03")
    equal((report["visits"]["value"], report["served"]["value"]), (8, 3), "the day's figures")
    equal(report["mean_wait_minutes"]["value"], round((9 + 18 + 27) / 3, 2), "the mean wait")
    equal(report["abandoned"]["value"], 5, "what nobody closed is abandoned")
    played = place.screen("replay", "2031-03-03", "--speed", "600", rows=30, columns=100)
    played.see(say("replay.head", day="2031-03-03"), say("replay.at_end"), say("live.total.served", n=3))
    played.keys("F5").keys("F5").lose(say("live.total.served", n=3))
    played.keys("F6").keys("F6").see(say("live.total.served", n=3)).keys("F2").see("×600")
    played.keys("F10")
    equal(played.ended(), 0, "exit status")
    desk = place.screen("supervisor", rows=43, columns=132)
    enter(desk, "S01")
    desk.see(say("view.report")).keys("5").see(say("report.title.day"))
    desk.keys("F3").see(say("report.title.month"), " 16 ").keys("F7")
    desk.see("report-")
    folder = next(place.folder.glob("hall.db-documents/report-*"))
    expect((folder / "report.pdf").read_bytes().startswith(b"%PDF"), "a PDF")
    equal(len(list(folder.glob("*.svg"))), 4, "charts")
    expect((folder / "report.csv").read_text("utf-8-sig").startswith("group,id,name,figure,value"), "a table")
    place.run("replay", "2031-03-05", "--speed", "0", status=2)
    place.run("report", "month", "三月", status=2)


@check("waits are foretold beside the keys; a hall is planned on the screen and on the command line, and the plan adopted")
def foretold(place):
    place.make()
    for window in (1, 4):
        place.run("window", "open", window)
    issued = [place.json("ticket", "issue", "--matter", MATTER) for _ in range(8)]
    waits = [answer["wait_minutes"] for answer in issued]
    expect(all(wait["low"] <= wait["expected"] <= wait["high"] for wait in waits), "intervals in order")
    equal([answer["ahead"] for answer in issued], list(range(8)), "nobody is called yet")
    expect(waits[7]["expected"] > waits[2]["expected"] >= 1, "who comes later waits longer, and nobody no time")
    desk = place.screen("supervisor", rows=43, columns=132)
    enter(desk, "S01")
    desk.keys("7").see(say("planning.way.now"), say("planning.way.chain_3"))
    planned = place.json("plan", "skills", "--days", "4", "--windows", "5", "--out", str(place.folder / "plan"))
    equal(planned["after"]["windows"], 5, "windows of the plan")
    place.run("check", str(place.folder / "plan"))
    refused = place.run("simulate", "--load", "50", "--json", status=1)
    equal(refused.json["refused"]["code"], "overloaded", "too many people are named as such")
