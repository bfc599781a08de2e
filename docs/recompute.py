"""Ten figures from the open data alone, beside the published ones: python recompute.py FOLDER"""

import csv
import json
import sys
from datetime import date, timedelta
from pathlib import Path

folder = Path(sys.argv[1])
rows = {p.stem: list(csv.DictReader(p.open(encoding="utf-8"))) for p in folder.glob("csv/*.csv")}
published = json.loads((folder / "indicators.json").read_text("utf-8"))
as_of = published["as_of"]

held = {
    m["code"] for m in rows["meetings"] if m["status"] == "held" and m["starts_at"] < as_of + "U"
}
lists = [a for a in rows["attendance"] if a["meeting"] in held and a["organisation"]]
came = [a for a in lists if a["attended"] == "true"]
status = {p["code"]: "submitted" for p in rows["postulates"] if p["submitted_on"] <= as_of}
for change in sorted(rows["postulate_statuses"], key=lambda of: of["changed_at"]):
    if change["changed_at"] < as_of + "U" and change["postulate"] in status:  # T00:00 … T23:59
        status[change["postulate"]] = change["status"]
days = timedelta(int(rows["programmes"][0]["response_days"]))
due = {p["code"]: date.fromisoformat(p["submitted_on"]) + days for p in rows["postulates"]}
taken_up = {code for code in status if status[code] in ("accepted", "partly_accepted")}
decided = taken_up | {code for code in status if status[code] == "rejected"}
void = {code for code in status if status[code] in ("withdrawn", "merged", "out_of_scope")}
linked = {link["postulate"] for link in rows["postulate_provisions"]}
ten = {
    "participation declared": len({row["organisation"] for row in rows["organisation_sectors"]}),
    "attendance meetings_held": len(held),
    "attendance invited": sum(a["invited"] == "true" for a in lists),
    "attendance attended": len(came),
    "attendance walk_ins": sum(a["invited"] == a["registered"] == "false" for a in came),
    "postulates postulates": len(status),
    "postulates overdue": sum(str(due[c]) < as_of for c in status.keys() - decided - void),
    "postulates decided_share": len(decided) / (len(status.keys() - void) or float("nan")),
    "postulates acceptance_rate": len(taken_up) / (len(decided) or float("nan")),
    "postulates in_programme": len(taken_up & linked) / (len(taken_up) or float("nan")),
}
for name, value in ten.items():
    family, key = name.split()
    told = published[family]["total"][key]
    print(
        f"{name:<28}{value!s:>20}{told!s:>20}", "" if value == told or value != value else "differs"
    )
