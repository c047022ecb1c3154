"""Both languages, on every screen and in every command's output: no text is missing, no place is left unfilled."""
import re
from pathlib import Path

from stage.place import MATTER
from stage.report import check, equal, expect
from stage.words import piece, say

MISSING = re.compile(r"⟨[^⟩]*⟩|\{[a-z_]+\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@check("every screen and layer of the guide desk in both languages: no text missing, English keys in English")
def guide_words(place):
    for language in ("zh", "en"):
        hall(place, language)
        guide = Look(place, language, "guide")
        guide.see(piece("guide.search.hint", language))
        for keys in (["F1"], ["Escape"], ["C-p"], ["Escape"], ["F3"], ["Escape"], ["F4"], ["Escape"], ["F12"], ["Escape"]):
            guide.press(*keys)
        guide.type("zzzzqq").see(piece("guide.nothing_found", language)[:8])
        guide.press("F2").press("Escape").type("sfz")
        guide.press("Tab").press("F1").press("Escape").press("Space").press("Tab")
        guide.press("F6").press("Enter").press("Enter")
        guide.type("sfz").press("Enter").press("F3").press("Down", "Enter")
        guide.press("F2").see(say("guide.issued.title", language))
        guide.press("Escape").type("sfz").press("Enter").press("F2").press("F2").press("Escape")
        guide.type("sfz").press("F7").type("sfz").press("F8").press("F9")
        guide.press("F5").see(say("guide.tickets.title", language))
        guide.press("F1").press("Escape").press("F5").press("F4").press("Enter").press("Escape")
        guide.resize(60, 15)
        guide.press()
        place.end_screens()


@check("every screen and layer of a window, the board and the launcher in both languages, the same")
def window_words(place):
    for language in ("zh", "en"):
        hall(place, language)
        for _ in range(4):
            place.run("ticket", "issue", "--matter", MATTER, "--matter", "HZ-人社-001", "--priority", "infant")
        board = Look(place, language, "board")
        window = Look(place, language, "window", "1")
        window.press("F1").press("Escape")
        window.type("C01").press("Enter").type("9").press("Enter").see(say("sign_in.wrong", language))
        window.type("2468").press("Enter").see(say("window.present", language))
        window.press("F1").press("Escape").press("C-p").press("Escape").press("F3").press("F5")
        board.press()
        window.press("F2").press("F1").press("Escape").press("F6").press("F3").press("F9")
        board.press().press("F1").press("Escape")
        window.press("F4").press("F1").press("Escape").type("110").press("Enter").press("Tab").press("8")
        window.press("Escape").press("F12").press("Enter").press("C-p").press("Escape").press("Escape").press("F4")
        window.press("F7").press("Enter")
        window.press("F7").press("F8").type("2").press("Escape").press("F5")
        window.press("F9").press("Enter").press("F2").press("F9").press("F10").press("Escape")
        other = Look(place, language, "window", "1")
        other.type("C02").press("Enter").type("2468").press("Enter").see(say("window.relieve.no", language))
        other.press("Down", "Enter")
        window.press("F2").press("F10")
        board.press()
        launcher = Look(place, language, hall=None)
        launcher.see(say("launcher.choose_hall", language)).press("F1").press("Escape")
        launcher.press("3").see(say("launcher.choose_role", language))
        launcher.press("2").press("1").press("C-q").press("F10").press("3")
        place.end_screens()


@check("every screen and layer of the rating screen and the supervisor in both languages, the same")
def rating_words(place):
    for language in ("zh", "en"):
        hall(place, language)
        pad, desk = Look(place, language, "rate", "1"), Look(place, language, "supervisor")
        exit_door = Look(place, language, "rate")
        pad.press("F1").press("Escape").press("F10").press("Down")
        exit_door.press("F1").press("Escape").type("B099").press("Enter").press("Escape")
        desk.press("F1").press("Escape").type("C01").press("Enter").type("2468").press("Enter")
        desk.press("Up").type("").press("BSpace", "BSpace", "BSpace").type("S01").press("Enter").press("Enter")
        for key in ("Enter", "F3", "F4", "F5", "F7", "F8"):
            desk.press(key).press("Escape")
        desk.press("Tab").press("F11").press("2").press("F7").press("Escape")
        desk.press("4").press("F3").press("5").press("Tab").press("F5").press("6").press("Enter").press("3")
        place.run("ticket", "issue", "--matter", MATTER)
        for step in ("call", "start", "finish"):
            place.run("window", step, 1)
        pad.see(say("rate.levels.how", language)).press("9").press("Enter").press("1").see(say("rate.chosen", language))
        pad.press("2").press("0").press("+").type("x").press("Escape").press("-").press("2").press("Down", "Enter")
        pad.see(say("rate.thanks", language))
        exit_door.type("B001").press("Enter").press("Escape")
        desk.press("C-n").press("F1").press("Escape").press("F9").press("F5")
        for key in ("F2", "F3", "F4", "F4", "F5"):
            desk.press(key).press("F4").press("1").press("Enter").type("x").press("F4").press("Escape")
        desk.press("C-y").press("F4").press("3").press("Enter").type("x").press("F4").press("Escape").press("F8")
        desk.press("Escape").press("Tab").press("Tab").press("Tab").press("Tab").press("F6").press("F4").press("2")
        desk.press("Enter").type("x").press("F4")
        desk.press("C-p").press("Escape")
        place.end_screens()


@check("every command's output and help in both languages, the same")
def command_words(place):
    place.make("--training")
    place.run("--at", "2031-03-03T09:00", "window", "open", 1)
    place.run("--at", "2031-03-03T09:01", "appointment", "add", "--slot", "2031-03-03 10:00", "--matter", MATTER)
    for language in ("zh", "en"):
        out = place.folder / language
        for words in [
                ["ticket", "issue", "--matter", MATTER], ["ticket", "issue", "--matter", MATTER], ["queue"],
                ["ticket", "issue", "--matter", MATTER], ["window", "call", 1], ["window", "recall", 1],
                ["window", "no-show", 1], ["window", "start", 1], ["window", "hold", 1], ["window", "resume-held", 1],
                ["window", "finish", 1], ["window", "finish", 1], ["window", "pause", 1, "--reason", "午休"],
                ["window", "call", 1], ["window", "resume", 1], ["ticket", "list"], ["ticket", "show", "B001"],
                ["ticket", "cancel", "B003", "--reason", "重复取号"], ["ticket", "return", "B001"], ["window", "list"],
                ["window", "assign", 2, "--accepts", "公安"], ["window", "assign", 2, "--usual"], ["status"],
                ["enquiry", "record", "--outcome", "online", "--matter", MATTER], ["appointment", "list"],
                ["appointment", "check-in", "Y0001"], ["matter", "search", "sfz"], ["matter", "search", "出生"],
                ["matter", "show", MATTER], ["verify"], ["doctor"], ["config", "export", out], ["check", out],
                ["config", "import", out], ["backup", f"{out}.db"], ["day", "close"], ["day", "open"],
                ["window", "open", 1], ["rating", "record", "B002", "--level", 1, "--comment", "太慢"],
                ["rating", "record", "B002", "--level", 1], ["rating", "list", "--from", "2031-03-03"],
                ["rectification", "list"], ["rectification", "contact", "20310303-B002", "--text", "已联系"],
                ["rectification", "uphold", "20310303-B002", "--text", "属实"],
                ["rectification", "show", "20310303-B002"], ["rating", "export", "--dry-run"],
                ["grievance", "file", "--kind", "idea", "--text", "多开一个窗口"], ["grievance", "list"],
                ["report", "day", "2031-03-03"], ["report", "quarter", "2031-Q1"],
                ["report", "year", "2031", "--csv"], ["report", "day", "2031-03-03", "--charts", out],
                ["export", "baseline", "--from", "2031-03-03", "--to", "2031-03-03"],
                ["replay", "2031-03-03"], ["replay", "2030-01-01"]]:
            answer = place.ask(*words, "--lang", language)
            expect(not MISSING.search(answer.out + answer.err), answer)
            expect(answer.status in (0, 1), answer)
    for words in [[], ["ticket"], ["window"], ["window", "call"], ["init"], ["demo"], ["appointment", "import"]]:
        equal(place.run(*words, "--help").err, "", "standard error of help")


def hall(place, language):
    """A fresh hall with an open window."""
    for path in filter(Path.is_file, place.folder.glob("hall.db*")):
        path.unlink()
    place.make("--training")
    place.run("window", "open", 1)


class Look:
    """A screen in a language, looked over after every key."""

    def __init__(self, place, language, *words, hall="own"):
        self.language = language
        self.screen = place.screen(*words, hall=hall, HALLDESK_LANG=language)
        self.see(say("key.help", language))

    def press(self, *keys):
        """Presses keys and looks the screen over once it has come to rest."""
        if keys:
            self.screen.keys(*keys)
        return self.look()

    def type(self, text):
        """Types text and looks."""
        self.screen.type(text)
        return self.look()

    def see(self, *wanted):
        """Waits for this, and looks."""
        self.screen.see(*wanted)
        return self.look()

    def resize(self, columns, rows):
        """Makes the terminal another size."""
        self.screen.resize(columns, rows)

    def look(self):
        """Fails where a text is missing, or the keys are not in the language."""
        text = self.screen.still(0.12)
        found = MISSING.search(text)
        expect(not found, lambda: f"{found[0]} on the screen:\n{text}")
        if self.language == "en":
            keys = text.split("\n")[-1]
            expect(not CHINESE.search(keys), lambda: f"Chinese in the keys of an English screen:\n{text}")
        return self
