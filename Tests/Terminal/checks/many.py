"""Many terminals on one hall at once."""
import json

from stage.place import MATTER
from stage.report import LIMIT, check, equal, expect
from stage.wide import make_wide

ISSUE = """
for i in $(seq "$2"); do "$halldesk" --hall "$hall" ticket issue --matter "$1" --json || echo "status $?"; done
"""
WORK = """
for i in $(seq "$2"); do for act in call start finish; do
  "$halldesk" --hall "$hall" window $act "$1" --json || echo "status $?"
done; done
"""


@check("8 processes × 50 tickets, then 8 windows × 50 calls by command: 400 numbers, 400 calls, none twice, none lost")
def eight_by_fifty(place):
    make_wide(place, 8)
    for window in range(1, 9):
        place.run("window", "open", window)
    equal(len(everybody(place, ISSUE, 8, MATTER, 50)), 400, "tickets acknowledged")
    issued = numbers(place)
    answers = everybody(place, WORK, 8, None, 50)
    equal(len(answers), 1200, "acts acknowledged")
    called = [answer["ticket"]["id"] for answer in answers if answer["ticket"]["state"] == "called"]
    equal((len(called), len(set(called))), (400, 400), "calls, and different ones")
    told(place, issued, 50)


@check("40 processes × 10 tickets, then 40 windows × 10 calls on sessions that stay: the same")
def forty_by_ten(place):
    make_wide(place, 40)
    place.run("window", "open", 1)
    equal(len(everybody(place, ISSUE, 40, MATTER, 10)), 400, "tickets acknowledged")
    issued = numbers(place)
    sessions = []
    for window in range(1, 41):
        keys = place.folder / f"keys-{window}"
        keys.write_text(f"C{window:02d}\n2468\n" + "F2\nF4\nF5\n" * 10)
        sessions.append(place.shell('"$halldesk" --hall "$hall" window "$1" --plain <"$2" >"$2.log"', window, keys))
    for session in sessions:
        equal(session.wait(LIMIT * 2), 0, "a session's exit status")
    told(place, issued, 10)


def everybody(place, script, count, first, second):
    """Runs a loop in that many processes at once; every answer of all of them."""
    logs = [place.folder / f"log-{number}" for number in range(1, count + 1)]
    loops = [
        place.shell(script, first or number, second, stdout=open(log, "wb"))
        for number, log in enumerate(logs, 1)]
    for loop in loops:
        equal(loop.wait(LIMIT * 2), 0, "a loop's exit status")
    lines = [line for log in logs for line in log.read_text().splitlines()]
    wrong = [line for line in lines if line.startswith(("status", '{"refused"'))]
    equal(wrong[:3], [], "refusals and failures")
    return [json.loads(line) for line in lines]


def numbers(place):
    """The day's 400 tickets in order of issue; every number once, none left out."""
    tickets = place.json("ticket", "list")
    expect(len({ticket["id"] for ticket in tickets}) == 400, f"{len(tickets)} tickets, ids not all different")
    days = {ticket["issued_at"][:10] for ticket in tickets}
    if len(days) == 1:
        equal(sorted(int(ticket["number"][1:]) for ticket in tickets), list(range(1, 401)), "numbers")
    return [ticket["number"] for ticket in tickets]


def told(place, issued, each):
    """What the journal says: every ticket called once, in order of issue, and finished; it is sound."""
    tickets = place.json("ticket", "list")
    equal({(ticket["state"], ticket["calls"]) for ticket in tickets}, {("finished", 1)}, "states and calls")
    counts = {}
    for ticket in tickets:
        counts[ticket["window"]] = counts.get(ticket["window"], 0) + 1
    equal(set(counts.values()), {each}, "tickets a window")
    calls = sorted(tickets, key=lambda ticket: (ticket["called_at"], ticket["issued_at"], ticket["number"]))
    equal([ticket["number"] for ticket in calls], issued, "the order of calls")
    expect(place.json("verify")["sound"], "a sound journal")
