"""The register of all reviews: state, addresses, what was reported, and what is overdue.

For the officer and for meetings, never for the public: drafts are in it by name.
"""

import csv
import io
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from publisher.record.ledger import Ledger
from publisher.record.packs import Role
from publisher.record.reported import reports, unreported


@dataclass(frozen=True, slots=True)
class Row:
    """One review. `addresses` are in full, that of today first; `reported` is by role."""

    name: str
    state: str
    addresses: tuple[str, ...] = ()
    published: date | None = None
    changed: date | None = None
    reported: Mapping[str, date] | None = None
    to_put_right: int = 0
    overdue: tuple[str, ...] = ()
    withdrawn: str = ""


def overdue(ledger: Ledger, before: Sequence[Ledger], within: int, today: date) -> Iterator[str]:
    """What should have been reported by now: within so many days of its last change or return.

    `before` are the ledgers of addresses that it had before.
    """
    if not ledger.is_public:
        return
    days = (ledger.published, ledger.changed, ledger.packed, ledger.came_back)
    since = max(day for day in days if day)
    away = since == ledger.came_back and since not in (ledger.changed, ledger.packed)
    why = "withdrawn" if away else "changed"
    for role in unreported(ledger, before):
        if since + timedelta(days=within) < today:
            told = any(role in one.reported for one in (ledger, *before))
            again = f" again, since it was {why}" if told else ""
            yield f"report to {role.spoken}{again} ({(today - since).days} days)"


def told_of_withdrawal(
    ledger: Ledger, before: Sequence[Ledger], in_doubt: Container[str] = ()
) -> str:
    """The day and the reason of a withdrawal in force, and who has copies; "" if there is none.

    What moved before or after it is on record as withdrawn at an address that it had before.
    `in_doubt` are those to whom an e-mail may have left, nobody knows.
    """
    stood = () if ledger.is_public else (ledger, *reversed(before))
    gone = next((one.withdrawal for one in stood if one.withdrawal), None)
    if gone is None:
        return ""
    known = reports(ledger, before)
    sent = [role.spoken for role in Role if role in known]
    perhaps = [role.spoken for role in Role if role in in_doubt and role not in known]
    told = [_copies(sent)] if sent or not perhaps else []
    if perhaps:
        told.append(f"An e-mail to {listed(perhaps)} may have left: look into your mailbox.")
    return f"{gone.on.isoformat()}, {gone.reason}. {' '.join(told)}"


def _copies(sent: Sequence[str]) -> str:
    if not sent:
        return "Nobody is on record as having a copy."
    if len(sent) == 1:
        return f"{sent[0][0].upper()}{sent[0][1:]} may have copies: ask them to delete them."
    both = "Both" if len(sent) == 2 else "All"
    return f"Sent to {listed(sent)}. {both} have copies: ask them to delete them."


def listed(names: Sequence[str]) -> str:
    """Put names into a sentence: "one, two and three"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


COLUMNS = (
    "Review",
    "State",
    "Address",
    "Former addresses",
    "Published",
    "Changed",
    "Withdrawn",
    "Home Office",
    "Commissioner",
    "Further recipients",
    "To put right",
    "Overdue",
)


def cells(row: Row) -> tuple[str, ...]:
    """The row as words, one for each of `COLUMNS`."""
    told = row.reported or {}
    return (
        row.name,
        row.state,
        row.addresses[0] if row.addresses else "",
        " ".join(row.addresses[1:]),
        *(day.isoformat() if day else "" for day in (row.published, row.changed)),
        row.withdrawn,
        *(told[role].isoformat() if role in told else "" for role in Role),
        str(row.to_put_right or ""),
        "; ".join(row.overdue),
    )


def as_csv(rows: Sequence[Row]) -> bytes:
    """The register for a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(cells, rows))
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_text(rows: Sequence[Row]) -> str:
    """The register for a terminal: no columns, so that a screen reader reads it well."""
    return "\n".join(line for row in rows for line in _lines(row))


def _lines(row: Row) -> Iterator[str]:
    yield f"{row.name}: {row.state}"
    told = zip(COLUMNS[2:], cells(row)[2:], strict=True)
    yield from (f"  {column}: {words}" for column, words in told if words)


_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; color: #111; background: #fff; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; margin-bottom: .5rem; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: #f0f0f0; }
.late { font-weight: 700; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { margin: 0; font-size: 8.5pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; } a { color: inherit; } }
"""


def as_html(rows: Sequence[Row], council: str, today: date) -> bytes:
    """The register as one page that needs nothing else, to be shown and printed at a meeting."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in COLUMNS)
    late = sum(1 for row in rows if row.overdue)
    title = f"Register of reviews, {council}"
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n"
        "<p>Not for the public: reviews are named that are not published.</p>\n"
        f"<table>\n<caption>{len(rows)} reviews as of {today.isoformat()}, {late} with something "
        f"overdue</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        + "".join(map(_row_html, rows))
        + "</tbody>\n</table>\n</main>\n</body>\n</html>\n"
    ).encode()


def _row_html(row: Row) -> str:
    name, *others = map(escape, cells(row))
    addresses = "<br>".join(f'<a href="{escape(a)}">{escape(a)}</a>' for a in row.addresses[:1])
    others[1] = addresses
    others[2] = "<br>".join(map(escape, row.addresses[1:]))
    late = f'<td class="late">{others.pop()}</td>' if row.overdue else f"<td>{others.pop()}</td>"
    rest = "".join(f"<td>{words}</td>" for words in others)
    return f'<tr><th scope="row">{name}</th>{rest}{late}</tr>\n'
