"""Intake at the window, on real terminals and real paper."""
import os
import signal
import subprocess

from checks.path import hand_over, sign_in, take_in
from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import say


@check("a draft of the intake outlives kill -9 and is there again at the same window; the key is never on the screen")
def killed(place):
    place.make()
    window = serving(place)
    window.type("11010519491231002X").keys("Enter").type("王小明").keys("Enter").see("110105********002X", "王**")
    window.signal(signal.SIGKILL)
    window.ended()
    again = place.screen("window", "1")
    again.see(say("sign_in.staff")).type("C01").keys("Enter").type("2468").keys("Enter")
    again.see(say("intake.draft_found"), "110105********002X", "王**")
    expect("王小明" not in again.text, "a name in full")
    again.type("13857212345").keys("Enter", "F12", "F4").see(say("casework.state.accepted"))
    expect(place.json("verify")["sound"], "a sound journal")
    expect("王小明".encode() not in place.hall.read_bytes(), "a name in the store")


@check("the notice of acceptance comes out as a PDF whose text is what was meant")
def paper(place):
    place.make()
    window = serving(place)
    take_in(window)
    folder = place.folder / "hall.db-documents"
    window.until(lambda _: any(folder.glob("*.pdf")), "a PDF")
    file = place.json("case", "list")[0]
    pdf = next(folder.glob("*.pdf"))
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    solid = "".join(text.split())
    for piece in ("受理通知书", "王小明", file["id"], "居民身份证换领(到期、损坏)", "云溪镇人民政府"):
        expect(piece in solid, f"{piece} in the PDF:\n{text}")
    shown = place.run("case", "document", file["id"], "--kind", "acceptance_notice").out
    meant = "".join(shown.split())
    expect("王小明" in meant and file["id"] in meant, f"the notice as text:\n{shown}")


@check("a case goes from the window over the back office to the issuing window, on three terminals of one hall")
def whole_case(place):
    place.make()
    window = serving(place)
    office, issuing = place.screen("backoffice"), place.screen("issuing")
    for screen, staff in ((office, "B01"), (issuing, "C06")):
        screen.see(say("sign_in.staff")).type(staff).keys("Enter").type("2468").keys("Enter")
    take_in(window)
    case = place.json("case", "list")[0]["id"]
    office.see(case, say("casework.state.accepted"))
    window.see("▶ 1 " + say("intake.step.handOver"))
    hand_over(window)
    office.see(say("casework.state.in_review")).type(case[-4:]).keys("Enter").see(say("casework.due.decision"))
    office.keys("F2").see("俞海波").keys("F5").type("1").see("F8").keys("F8").see(say("casework.state.decided"))
    issuing.see(case).type(case[-4:]).keys("Enter").see("王**", "110105********002X")
    issuing.keys("F2", "F5")
    issuing.until(lambda _: place.json("case", "show", case)["case"]["state"] == "delivered", "the result handed over")
    shown = place.json("case", "show", case)["case"]
    equal(shown["documents"], ["acceptance_notice", "transfer_sheet", "completion_receipt"], "its documents")
    # Paper comes out beside the screen: it may be there a moment after the case has gone on.
    meant = {"受理通知书.pdf", "物料转移单.pdf", "办结凭证.pdf"}
    folder = place.folder / "hall.db-documents"
    issuing.until(lambda _: {path.name.split("-")[-1] for path in folder.glob("*.pdf")} == meant, "all three on paper")
    expect(place.json("verify")["sound"], "a sound journal")


@check("a printer that is gone keeps the document queued and says so; the case stands, and it prints when it is back")
def printer(place):
    place.make()
    config = place.folder / "config"
    place.run("config", "export", config)
    program = place.folder / "printer"
    settings = config / "hall.yaml"
    text = settings.read_text("utf-8")
    expect("printer:" in text, "a printer setting in hall.yaml")
    lines = [
        f'  printer: "{program}"' if line.strip().startswith("printer:") else line for line in text.split("\n")]
    settings.write_text("\n".join(lines), "utf-8")
    place.run("config", "import", config)
    window = serving(place)
    take_in(window)
    window.until(lambda _: waiting(place), "a job that waits")
    equal(place.json("case", "list")[0]["state"], "accepted", "the case")
    program.write_text(f"#!/bin/sh\ncat >{place.folder}/paper\n", "utf-8")
    program.chmod(0o755)
    place.run("print", "retry")
    window.until(lambda _: not waiting(place), "nothing that waits")
    window.until(lambda _: (place.folder / "paper").exists() and (place.folder / "paper").read_bytes(), "paper")


@check("without the key file the intake says so and what to do, and the queue goes on")
def lost_key(place):
    place.make()
    os.rename(f"{place.hall}-key", f"{place.hall}-key-away")
    window = serving(place)
    window.see("密钥文件不在")
    window.type("11010519491231002X").keys("Enter").type("王小明").keys("Enter").type("13857212345").keys("Enter")
    window.keys("F12", "F4").see("密钥文件不在")
    equal(place.json("case", "list"), [], "cases")
    window.keys("F5").see(say("window.unfinished.yes")).type("2").see(say("window.idle"))
    os.rename(f"{place.hall}-key-away", f"{place.hall}-key")
    place.run("ticket", "issue", "--matter", MATTER)
    window.keys("F2").see(say("window.state.called")).keys("F4").see(say("intake.form"))
    take_in(window)
    equal([file["state"] for file in place.json("case", "list")], ["accepted"], "cases")


def serving(place):
    """A window at which somebody is served."""
    window = place.screen("window", "1")
    sign_in(window)
    place.run("ticket", "issue", "--matter", MATTER)
    window.see(say("window.line", n=1)).keys("F2").see(say("window.state.called"))
    window.keys("F4").see(say("intake.form"))
    return window


def waiting(place):
    """The print jobs that wait."""
    return place.json("print", "list")
