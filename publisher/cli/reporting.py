"""The commands that report published reviews, and show what is still to report."""

import os
import sys
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path

import click

from publisher import given, pipeline
from publisher.alone import alone
from publisher.cli.asking import ask_secret, choose
from publisher.cli.guard import as_typed
from publisher.cli.options import Day, folder_option, job_of, review_argument, today_option
from publisher.errors import ExitCode, SettingsError
from publisher.job import Job
from publisher.live import reporting
from publisher.live.reaching import Manners, asker
from publisher.live.sending import Server
from publisher.record.browser import in_the_browser
from publisher.record.packs import Role
from publisher.record.register import as_text, listed
from publisher.record.reported import DUE

PASSWORD = "PUBLISHER_MAIL_PASSWORD"  # noqa: S105  (the name of a variable, no password)

MANNERS = Manners(timeout=10, attempts=2)
"""A person waits for the answer."""


@click.command()
@review_argument
@click.option("--send", is_flag=True, help="Send the drafts through the council's mail server.")
@click.option(
    "--mark-sent",
    type=Day(),
    default=None,
    metavar="DATE",
    help="Write down that you sent the drafts by hand on this day, such as 2026-12-01.",
)
@click.option(
    "--role",
    "roles",
    type=click.Choice([str(role) for role in Role]),
    multiple=True,
    metavar="WHO",
    help="To whom, if not to all: home-office, commissioner or further. May be given again.",
)
@click.option("--yes", is_flag=True, help="With --mark-sent: it was sent, whatever answers.")
@folder_option
@today_option
def pack(
    slug: str,
    send: bool,
    mark_sent: datetime | None,
    roles: Sequence[str],
    yes: bool,
    folder: Path,
    today: datetime | None,
) -> None:
    """Send a review's pack, or write down that it was sent.

    A pack is ready once the live weblinks answer with the very files that it is about. --send
    asks before each e-mail. The password of the mail server comes from PUBLISHER_MAIL_PASSWORD;
    at a terminal it is asked for. See docs/handbook/reporting.md
    """
    password = os.environ.pop(PASSWORD, "")
    job = job_of(folder, today)
    if send and mark_sent:
        raise click.UsageError("Either --send or --mark-sent.")
    chosen = [Role(role) for role in roles]
    with alone(job):
        if mark_sent:
            _mark(job, slug, chosen or _everybody(job), mark_sent.date(), yes)
        else:
            _report(job, slug, chosen, send, password)


def _report(job: Job, slug: str, chosen: Sequence[Role], send: bool, password: str) -> None:
    """Say what is ready to be sent, and send it if that was asked for."""
    if reporting.is_withdrawn(job, slug):
        _settle_doubts(job, slug, {}, ())
        click.echo("The review is withdrawn: there is nothing to send.")
        return
    found = reporting.read_pack(job, slug)
    known = {*found.drafts} - {*reporting.still_to_send(job, found)}
    _settle_doubts(job, slug, found.drafts, known)
    left = reporting.still_to_send(job, found)
    for role in sorted({*found.drafts} - {*left}):
        click.echo(f"Reported already: {role.spoken}.")
    left = [role for role in left if not chosen or role in chosen]
    if left and (wrong := _unanswered(job, found)):
        click.echo("NOT READY: these weblinks do not answer as the pack says.")
        for line in wrong:
            click.echo(f"  {line}")
        click.echo("Put the site on your web server first, then run this again.")
        sys.exit(ExitCode.CHECKS_FAILED)
    if not left:
        click.echo("Nothing is left to send.")
    elif send:
        _send(job, found, left, _server(job, password))
    for role in () if send else left:
        click.echo(f"Ready to send to {role.spoken}: {job.packs / slug / role.file}")


def _everybody(job: Job) -> list[Role]:
    """All to whom a draft is made out."""
    further = given.read_settings(job).publisher.reporting.further
    return [*DUE, *([Role.FURTHER] if further else ())]


def _unanswered(job: Job, found: reporting.Pack) -> list[str]:
    """The weblinks that do not answer as the pack says, each with what is wrong."""
    ask = asker(given.read_settings(job).base, MANNERS)
    return [f"{address}: {why}" for address, why in reporting.not_ready(found, ask).items()]


def _mark(job: Job, slug: str, roles: Sequence[Role], on: date, yes: bool) -> None:
    """Write down that it was sent, once a person is sure of it where the weblinks differ."""
    known = reporting.to_mark(job, slug, roles, on)
    for role, day in known.items():
        if day:
            click.echo(f"Was written down already: {day} ({role.spoken}).")
    if all(known.values()):
        reporting.mark_sent(job, slug, roles, on)  # a note of a broken run goes with it
        return
    gone = reporting.is_withdrawn(job, slug)
    wrong = [] if yes or gone else _unanswered(job, reporting.read_pack(job, slug))
    for line in wrong:
        click.echo(line)
    if wrong:
        _ask_if_sent()
    for role in reporting.mark_sent(job, slug, roles, on):
        click.echo(f"Written down: reported to {role.spoken} on {on}.")
    if gone:
        whom = listed([role.spoken for role in roles])
        click.echo(f"The review is withdrawn: ask {whom} to delete every copy.")
        return
    _tell_what_is_left(job, slug, roles, on)


def _tell_what_is_left(job: Job, slug: str, roles: Sequence[Role], on: date) -> None:
    """Say to whom the pack of now is still to go, if what was noted was or may be another."""
    left = [role.spoken for role, day in reporting.to_mark(job, slug, roles, on).items() if not day]
    there = f"Next: publisher pack {slug}"
    if left:
        click.echo(
            "It was changed since, or withdrawn and published again: the new pack is still to be "
            f"sent to {listed(left)}."
        )
    elif reporting.changed_on(job, slug, on):
        click.echo(
            "It was changed on that day: if you sent the pack from before, send this one too."
        )
        there = there if job.place.github else f"It is in {job.packs / slug}."
    else:
        return
    click.echo(in_the_browser(there) if job.place.github else as_typed(there))


def _ask_if_sent() -> None:
    """Raises: SettingsError if it was not sent, or nobody is there to say so."""
    if not sys.stdin.isatty():
        raise SettingsError(
            "The weblinks in it do not answer yet. Nothing was written down.",
            "Put the site on your web server first. If it was sent all the same, add --yes.",
        )
    click.echo("The weblinks in it do not answer yet.")
    if choose("Is it sent all the same?", ("yes", "no"), "no") == "no":
        raise SettingsError(
            "Nothing was written down.", "Put the site on your web server, then send the pack."
        )


def _settle_doubts(
    job: Job, slug: str, drafts: Mapping[Role, bytes], known: Container[Role]
) -> None:
    """Ask about messages of which nobody knows whether they have left.

    `drafts` are those of today; `known` are those to whom they were reported.
    """
    for note in reporting.may_have_left(job, slug):
        if note.role in known:
            reporting.never_left(job, note)  # the ledger has it: only the note was left
            continue
        click.echo(
            f"The message to {note.role.spoken} may have been sent before: the last run was broken "
            f"off. Look into your mailbox for its Message-ID, {note.message_id}."
        )
        if choose("Was it sent?", ("yes", "no")) == "no":
            reporting.never_left(job, note)
        elif not reporting.was_sent(job, slug, note, drafts) and drafts:
            click.echo(f"That was an earlier pack: the new one is to go to {note.role.spoken}.")


def _server(job: Job, password: str) -> Server:
    """The council's mail server; at a terminal the password is asked for where it is not set."""
    mail = given.read_settings(job).publisher.mail
    if mail is None:
        raise SettingsError(
            "mkdocs.yml names no mail server. Nothing was sent.",
            "Add `mail:` under `extra: publisher:` (docs/handbook/reporting.md), or open the draft "
            "in your mail program and use --mark-sent DATE afterwards.",
        )
    if mail.user and not password and sys.stdin.isatty():
        password = ask_secret(f"Password of {mail.user} on {mail.host} (it is not shown)")
    if mail.user and not password:
        raise SettingsError(
            "The password of the mail server is not known. Nothing was sent.",
            f"Put it into the environment variable {PASSWORD}, or run this at a terminal.",
        )
    return Server(mail, password)


def _send(job: Job, found: reporting.Pack, roles: Sequence[Role], server: Server) -> None:
    for role in roles:
        if reporting.send_draft(job, found, role, server, formatdate(localtime=True), _agreed):
            click.echo(f"Sent to {role.spoken}, and written down.")
        else:
            click.echo(f"Not sent to {role.spoken}.")


def _agreed(message: EmailMessage) -> bool:
    """Show what is about to leave, and ask."""
    files = [part.get_filename() for part in message.iter_attachments()]
    size = len(message.as_bytes()) / 1_000_000
    click.echo(f"\nTo:      {message['To']}\nFrom:    {message['From']}")
    click.echo(f"Subject: {message['Subject']}")
    click.echo(f"Files:   {', '.join(map(str, files)) or 'none'} ({size:.1f} MB in all)")
    return choose("Send this?", ("yes", "no")) == "yes"


@click.command(short_help="Show every review and what is overdue.")
@folder_option
@today_option
def status(folder: Path, today: datetime | None) -> None:
    """Show every review: state, addresses, reports, what is overdue.

    It is written as a page for meetings and as a table for a spreadsheet too. It names reviews
    that are not public: it is for you, not for the website.
    """
    job = job_of(folder, today)
    register = pipeline.register(job)
    click.echo(as_text(register.rows))
    click.echo("")
    for file in register.files:
        click.echo(f"Written to {file}")
