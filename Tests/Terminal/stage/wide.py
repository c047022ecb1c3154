"""A hall with as many windows as a check needs, every one taking everything, all PINs 2468."""
import csv



def make_wide(place, windows):
    """Makes the place's hall with that many windows; clerk C01 sits at window 1, and so on."""
    sample = place.folder / "sample.db"
    place.run("init", sample, hall=None)
    folder = place.folder / "wide"
    place.run("config", "export", folder, hall=sample)
    with open(folder / "staff.csv", encoding="utf-8-sig", newline="") as file:
        header, first, *_ = csv.reader(file)
    clerks = [[f"C{n:02d}", f"窗员{n}", "窗口", first[3]] for n in range(1, windows + 1)]
    write(folder / "staff.csv", [header, first, *clerks])
    with open(folder / "windows.csv", encoding="utf-8-sig", newline="") as file:
        header, *_ = csv.reader(file)
    write(folder / "windows.csv",
          [header] + [[n, f"窗口{n}", "综窗", "全部", f"C{n:02d}"] for n in range(1, windows + 1)])
    place.run("init", place.hall, "--from", folder, hall=None)


def write(path, rows):
    """Writes a table."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
