"""The command line as scripts and kiosks rely on it."""
import re

from checks.path import sign_in
from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import piece, say

DAY = "2031-03-03"
TICKET = set(
    "id number lane state matters priority_group appointment issued_at called_at started_at finished_at window calls"
    " channel".split())
RATING = {"id", "ticket", "window", "level", "tags", "comment", "named", "channel", "at", "round"}
WINDOW = set("number name kind state staff ticket since accepts".split())


class Day:
    """A training hall whose clock a check turns by hand."""

    def __init__(self, place, day=DAY):
        self.place, self.day, self.minute = place, day, 0
        place.make("--training")

    def later(self, minutes=1):
        """The hall's time some minutes on."""
        self.minute += minutes
        return f"{self.day}T{9 + self.minute // 60:02d}:{self.minute % 60:02d}:00+08:00"

    def do(self, *words, status=0, minutes=1):
        """Runs a command a little later, as JSON."""
        return self.place.json("--at", self.later(minutes), *words, status=status)

    def no(self, code, *words, minutes=1):
        """Runs a command that a rule refuses with this code."""
        return refused(self.do(*words, status=1, minutes=minutes), code)


def refused(answer, code):
    """Fails unless this is a refusal with that code, in the contract's form."""
    equal(list(answer), ["refused"], "the object of a refusal")
    equal(answer["refused"]["code"], code, "the code")
    expect(re.fullmatch("[a-z]+(_[a-z]+)*", code) and answer["refused"]["message"], answer)
    return answer["refused"]


@check("every command answers --json with one value, through a whole scripted day")
def whole_day(place):
    hall = Day(place)
    hall.do("day", "open")
    equal(hall.do("matter", "search", "sfzhl")[0]["code"], MATTER, "the first matter found")
    expect(hall.do("matter", "show", MATTER)["matter"]["code"] == MATTER, "the matter")
    hall.no("no_open_window", "ticket", "issue", "--matter", MATTER)
    answer = hall.do("window", "open", 1)
    expect(WINDOW <= set(answer["window"]), answer)
    equal((answer["window"]["state"], answer["window"]["staff"], answer["ticket"]), ("idle", "C01", None), "window 1")
    hall.do("window", "open", 2)
    answer = hall.do("ticket", "issue", "--matter", MATTER, "--priority", "elderly", "--channel", "kiosk")
    expect(TICKET <= set(answer["ticket"]) and set(answer) >= {"ticket", "ahead", "wait_minutes", "windows"}, answer)
    equal((answer["ticket"]["channel"], answer["ticket"]["priority_group"], answer["windows"]),
          ("kiosk", "elderly", [1]), "the ticket")
    expect(set(answer["wait_minutes"]) == {"low", "expected", "high"}, answer)
    numbers = [answer["ticket"]["number"]]
    for _ in range(4):
        numbers.append(hall.do("ticket", "issue", "--matter", MATTER)["ticket"]["number"])
    equal(numbers, ["B001", "B002", "B003", "B004", "B005"], "numbers")
    equal([one["number"] for one in hall.do("queue")], numbers, "the line")

    answer = hall.do("window", "call", 1)
    equal((answer["ticket"]["number"], answer["window"]["state"], answer["ticket"]["state"]),
          ("B001", "called", "called"), "the call")
    hall.no("too_few_calls", "window", "no-show", 1)
    hall.do("window", "recall", 1)
    equal(hall.do("window", "recall", 1)["ticket"]["calls"], 3, "calls")
    equal(hall.do("window", "no-show", 1)["ticket"]["state"], "no_show", "the no-show")
    place.json("--at", hall.later(0), "window", "undo", 1)
    equal(hall.do("window", "no-show", 1)["ticket"]["state"], "no_show", "the no-show")
    hall.no("undo_too_late", "window", "undo", 1)
    equal(hall.do("ticket", "return", "B001")["ticket"]["state"], "waiting", "the return")
    equal([one["number"] for one in hall.do("queue")], ["B002", "B003", "B001", "B004", "B005"], "behind two")

    hall.do("window", "call", 1)
    hall.do("window", "start", 1)
    equal(hall.do("window", "hold", 1, "--reason", "去复印")["ticket"]["state"], "held", "the hold")
    equal(hall.do("window", "resume-held", 1)["ticket"]["state"], "serving", "going on")
    equal(hall.do("window", "transfer", 1, "--to", 1, status=1)["refused"]["code"], "same_window", "a transfer")
    answer = hall.do("window", "finish", 1)
    equal((answer["ticket"]["state"], answer["ticket"]["number"], answer["window"]["state"]),
          ("finished", "B002", "idle"), "finished")
    rating = hall.do("rating", "record", "B002", "--level", 2, "--tag", "207", "--comment", "等了很久")["rating"]
    expect(RATING <= set(rating), rating)
    equal((rating["ticket"].split("-")[1], rating["window"], rating["level"], rating["round"], rating["channel"]),
          ("B002", 1, 2, 1, "kiosk"), "the rating")
    hall.no("re_rating_not_open", "rating", "record", "B002", "--level", 5)
    hall.no("visit_not_finished", "rating", "record", "B003", "--level", 5)
    equal([one["level"] for one in hall.do("rating", "list", "--from", DAY)], [2], "ratings")
    loop = hall.do("rectification", "list")[0]["id"]
    for step, state in (
            (["contact"], "contacted"), (["uphold"], "upheld"), (["rectify"], "rectified"),
            (["follow-up", "--opinion", "satisfied"], "followed_up"), (["close"], "published")):
        answer = hall.do("rectification", step[0], loop, *step[1:], "--text", "已办", "--staff", "S01")
        equal(answer["rectification"]["state"], state, "the loop")
    hall.do("grievance", "file", "--kind", "complaint", "--text", "排队太久")
    equal(hall.do("report", "day", DAY)["positive_rate"]["value"], 0.0, "the day's share of positive ratings")
    hall.do("ticket", "cancel", "B005", "--reason", "本人不办了")
    hall.no("reason_needed", "window", "pause", 1)
    equal(hall.do("window", "pause", 1, "--reason", "午休")["window"]["state"], "paused", "the pause")
    equal(hall.do("window", "resume", 1)["window"]["state"], "idle", "the end of the pause")
    equal(hall.do("window", "assign", 2, "--accepts", "公安")["window"]["accepts"], "公安", "the rule")
    hall.do("window", "assign", 2, "--usual")
    equal({one["state"] for one in hall.do("window", "list")}, {"idle", "closed"}, "windows")

    hall.do("enquiry", "record", "--outcome", "papers", "--matter", MATTER, "--missing", "原居民身份证")
    booked = hall.do("appointment", "add", "--slot", f"{DAY} 10:00", "--matter", MATTER)["appointment"]["id"]
    dropped = hall.do("appointment", "add", "--slot", f"{DAY} 10:30", "--matter", MATTER)["appointment"]["id"]
    hall.do("appointment", "cancel", dropped)
    answer = hall.do("appointment", "check-in", booked, minutes=10)
    equal(answer["ticket"]["appointment"], booked, "the appointment")
    file = place.folder / "appointments.csv"
    file.write_text(f"id,date,slot,matters\nN1,{DAY},11:00,{MATTER}\nN2,{DAY},11:30,{MATTER};HZ-公安-002\n")
    hall.do("appointment", "import", file)
    hall.do("appointment", "import", file)
    equal(len([one for one in hall.do("appointment", "list") if one["id"] in ("N1", "N2")]), 2, "imported once")

    equal(hall.do("ticket", "show", "B002")["ticket"]["state"], "finished", "B002")
    expect(all(TICKET <= set(one) for one in hall.do("ticket", "list")), "fields of tickets")
    expect({"hall", "day", "windows", "figures"} <= set(hall.do("status")), "the status")
    head = hall.do("verify")["head"]
    for _ in range(3):
        hall.do("window", "call", 1)
        hall.do("window", "start", 1)
        hall.do("window", "finish", 1)
    answer = hall.do("day", "close")
    equal((answer["figures"]["tickets"], answer["figures"]["served"], answer["figures"]["cancelled"]),
          (6, 4, 1), "tickets, served, cancelled")
    expect(len(hall.do("replay", DAY)) > 30, "the day told again")
    equal(hall.do("verify", "--head", head)["sound"], True, "the journal")
    hall.do("backup", place.folder / "copy.db")
    hall.do("config", "export", place.folder / "out")
    hall.do("check", place.folder / "out")
    hall.do("config", "import", place.folder / "out")
    hall.do("doctor")


@check("exit 1 for a rule, 2 for bad usage or input with file, line and column, 3 for a store; JSON says the same")
def statuses(place):
    place.make()
    for code, *words in [
            ("unknown_window", "window", "call", "99"), ("unknown_window", "window", "screen", "99", "--plain"),
            ("unknown_ticket", "ticket", "show", "Z999"), ("unknown_matter", "ticket", "issue", "--matter", "nothing"),
            ("no_matters", "ticket", "issue"), ("window_closed", "window", "call", "1"),
            ("unknown_appointment", "appointment", "check-in", "Y9"), ("unknown_staff", "window", "open", "1", "--staff", "X")]:
        if "--plain" not in words:
            refused(place.json(*words, status=1), code)
        for language in ("zh", "en"):
            answer = place.run(*words, "--lang", language, status=1)
            expect(answer.out == "" and len(answer.err.splitlines()) == 1, answer)
    for words in [["frobnicate"], ["ticket"], ["window", "call"], ["window", "call", "one"], ["ticket", "issue", "--nix"],
                  ["--lang", "fr", "status"], ["--at", "soon", "status"], ["replay", "2026-13-01"],
                  ["verify", "--head", "x"], ["guide"], ["board"], ["demo"], ["demo", "--speed", "0"], []]:
        expect("error" in place.json(*words, status=2), words)
    broken = place.folder / "broken"
    place.run("config", "export", broken)
    windows = (broken / "windows.csv").read_text().splitlines()
    windows[2] = windows[2].replace("综窗", "总窗")
    (broken / "windows.csv").write_text("\n".join(windows))
    problems = place.json("check", broken, status=2)
    wrong = [(one["file"].split("/")[-1], one["line"], one["column"]) for one in problems if one["severity"] == "error"]
    equal(wrong, [("windows.csv", 3, 8)], "the place of the error")
    expect("windows.csv:3:8" in place.run("check", broken, status=2).out + place.run("check", broken, status=2).err,
           "the place in words")
    place.run("config", "import", broken, status=2)
    file = place.folder / "bad.csv"
    file.write_text(f"id,date,slot,matters\nA,2031-01-01,09:00,{MATTER}\nB,2031-01-01,9 Uhr,{MATTER}\n")
    error = place.json("appointment", "import", file, status=2)["error"]
    equal((error["line"], error["column"]), (3, 14), "the place of the error")
    equal(place.json("appointment", "list"), [], "nothing imported")
    (place.folder / "text.db").write_text("not a hall at all, but long enough to be read as a header of something\n" * 9)
    (place.folder / "empty.db").write_text("")
    for hall, code in [("missing.db", "store_not_found"), ("text.db", "store_not_a_hall"),
                       ("empty.db", "store_not_a_hall"), ("postgres://u:secret@h/d", None)]:
        for words in (["status"], ["ticket", "issue", "--matter", MATTER], ["verify"], ["doctor"]):
            answer = place.ask(*words, "--json", hall=hall)
            expect(answer.status == 3 and answer.json, answer)
            if code and words != ["doctor"]:
                equal(answer.json["error"]["code"], code, answer)
            expect("secret" not in answer.out + answer.err, "a password is shown")
    expect(not (place.folder / "missing.db").exists(), "reading made a store")
    place.run("init", place.hall, hall=None, status=3)
    place.run("init", place.folder / "no" / "such.db", hall=None, status=3)


@check("--at: never before the last event, never after now; any later time in a training hall")
def times(place):
    place.make()
    place.run("window", "open", 1)
    refused(place.json("ticket", "issue", "--matter", MATTER, "--at", "2001-01-01T09:00:00+08:00", status=1),
            "at_before_last_event")
    refused(place.json("ticket", "issue", "--matter", MATTER, "--at", "2099-01-01T09:00:00+08:00", status=1),
            "at_in_future")
    opened = place.json("window", "list")[0]["since"]
    ticket = place.json("ticket", "issue", "--matter", MATTER, "--at", opened)["ticket"]
    equal(ticket["issued_at"], opened, "the back-dated time")
    story = place.run("replay", opened[:10]).out
    expect(say("cli.replay.backdated") in story, story)
    day = Day(place)
    day.do("window", "open", 1)
    day.no("at_before_last_event", "ticket", "issue", "--matter", MATTER, minutes=-1)
    # A clock that was set back: the hall goes on from its last event.
    ticket = place.json("ticket", "issue", "--matter", MATTER)["ticket"]
    expect(ticket["issued_at"].startswith(f"{DAY}T09:01"), ticket)
    for act in ("call", "start", "finish"):
        place.json("window", act, 1)
    ticket = place.json("ticket", "show", ticket["number"])["ticket"]
    expect(ticket["issued_at"] <= ticket["called_at"] <= ticket["started_at"] <= ticket["finished_at"], ticket)
    expect(place.json("verify")["sound"], "a sound journal")
    expect(say("shell.training") in place.run("status").out, "a training hall says so")
    board = place.screen("board")
    board.see(say("shell.training"))


@check("a number of yesterday is not valid today; the day after midnight begins with 001 again")
def yesterday(place):
    day = Day(place)
    day.do("window", "open", 1)
    day.do("ticket", "issue", "--matter", MATTER)
    old = day.do("ticket", "issue", "--matter", MATTER)["ticket"]
    day.do("window", "call", 1)
    night = f"{DAY}T23:59:59+08:00"
    place.json("--at", night, "ticket", "issue", "--matter", MATTER)
    next_day, morning = "2031-03-04", "2031-03-04T00:00:01+08:00"
    refused(place.json("--at", morning, "ticket", "return", old["number"], status=1), "unknown_ticket")
    place.json("--at", morning, "window", "open", 1)
    equal(place.json("ticket", "list"), [], "tickets of the new day")
    refused(place.json("ticket", "show", old["id"], status=1), "ticket_of_another_day")
    refused(place.json("ticket", "show", old["number"], status=1), "unknown_ticket")
    equal(place.json("ticket", "issue", "--matter", MATTER)["ticket"]["number"], "B001", "the first number")
    equal(place.json("status")["day"]["date"], next_day, "the day")
    equal(place.json("status")["figures"]["abandoned"], 0, "abandoned today")
    expect("弃号 3" in place.run("replay", next_day).out, "three were left over")
    expect(place.json("verify")["sound"], "a sound journal")


@check("a PIN wrong five times on the screen locks the clerk, for the right PIN and at other windows, too")
def locked(place):
    place.make()
    window = place.screen("window", "1")
    window.see(say("sign_in.staff")).type("C01").keys("Enter")
    for attempt in range(5):
        window.type("1357").keys("Enter").see(say("sign_in.wrong") if attempt < 4 else piece("sign_in.locked"))
        window.keys("Escape").lose(say("sign_in.wrong"), piece("sign_in.locked"))
    window.type("2468").keys("Enter").still()
    expect(say("window.present") not in window.text, "the right PIN opened a locked clerk's window")
    equal(place.json("window", "list")[0]["state"], "closed", "the window")
    other = place.screen("window", "2")
    other.see(say("sign_in.staff")).type("C01").keys("Enter").type("2468").keys("Enter").still()
    expect(say("window.present") not in other.text, "a locked clerk signed in at another window")
    sign_in(place.screen("window", "3"), "C03")
    failures = [one for one in place.json("replay", place.json("status")["now"][:10]) if "sign_in_failed" in str(one)]
    expect(len(failures) >= 5, f"{len(failures)} failures in the journal")
    expect("1357" not in place.hall.read_bytes().decode("latin-1"), "a PIN is kept")
