"""The commands that keep the list of flagged terms, and the documents, encrypted."""

import os
import sys
from pathlib import Path

import click

from publisher import given, one_review
from publisher.cli.asking import choose
from publisher.cli.guard import as_typed
from publisher.cli.options import InOrder, folder_option, job_of, review_argument
from publisher.errors import SettingsError
from publisher.intake.sealed import new_key
from publisher.job import Job
from publisher.private_copy import open_in_editor, write_private
from publisher.repository import lies_with
from publisher.sealing import EDITABLE, decrypt_to, edit_sealed, encrypt_anew, encrypt_plain


@click.group(cls=InOrder)
def terms() -> None:
    """Keep lists of terms and documents encrypted.

    The key is taken from the environment, from PUBLISHER_KEY. How: docs/handbook/keeping-secrets.md
    """


@terms.command("new-key")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="Write the secret key into this new file, outside the publisher's folder, instead of "
    "showing it.",
)
@folder_option
def new_key_command(to: Path | None, folder: Path) -> None:
    """Make a key: a public part and a secret part.

    Files are encrypted for the public part and opened with the secret part.
    """
    if to is None and not sys.stdout.isatty():
        raise SettingsError(
            "A secret key is shown on a screen only, where no log keeps it.",
            "Run this in a terminal, or give a file with --to.",
        )
    if to is not None and lies_with(folder, to):
        raise SettingsError(
            "A secret key may not lie in the publisher's folder or in a repository.",
            "Choose a file elsewhere.",
        )
    secret, public = new_key()
    if to is not None:
        _write_key(to, secret, public)
    click.echo(f"Public key, for `recipients:` in mkdocs.yml:\n  {public}")
    if to is None:
        click.echo(f"Secret key, shown this once:\n  {secret}")
    click.echo(
        "Put the secret key into your council's password safe now, where a second person can "
        "get at it; on GitHub, also as the secret PUBLISHER_KEY. If it is lost, nobody can open "
        "the files. Never send it by e-mail or chat."
    )


@terms.command()
@review_argument
@click.option("--sources", is_flag=True, help="Encrypt the documents and review.yml too.")
@click.option(
    "--replace", is_flag=True, help="Let a plain file take the place of the encrypted one."
)
@click.option(
    "--renew", is_flag=True, help="Encrypt anew for the public keys that are in mkdocs.yml now."
)
@folder_option
def encrypt(slug: str, sources: bool, replace: bool, renew: bool, folder: Path) -> None:
    """Encrypt a review's list of terms, or all its files.

    Each new file is read back and compared before the plain one is deleted.
    """
    job = job_of(folder)
    path, recipients = one_review.review_folder(job, slug), _recipients(job)
    if renew:
        done = encrypt_anew(path, job.place.keys, recipients)
    else:
        done = encrypt_plain(path, job.place.keys, recipients, sources, replace)
    for name in done:
        click.echo(f"  {name}.age: encrypted and read back")
    if not renew and not sources:
        click.echo("The documents and review.yml are as they were. --sources encrypts them too.")
    if not renew:
        click.echo(
            "The plain files are deleted. If they were ever committed, they are still in git's "
            "history in clear: docs/handbook/keeping-secrets.md#encrypt"
        )


@terms.command()
@review_argument
@click.option(
    "--file",
    "name",
    type=click.Choice(EDITABLE),
    default=EDITABLE[0],
    show_default=True,
    help="Which file to open.",
)
@folder_option
def edit(slug: str, name: str, folder: Path) -> None:
    """Change an encrypted list in your editor.

    The copy in clear lies in a private folder and is wiped when you close the editor.
    """
    job = job_of(folder)
    path = one_review.review_folder(job, slug)
    changed = edit_sealed(path, name, job.place.keys, _recipients(job), _open, _again)
    if changed:
        click.echo(f"{name}.age is encrypted and read back. The copy in clear is wiped.")
    else:
        click.echo(
            "Nothing was changed. If your editor opens a window of its own, EDITOR must make it "
            'wait, such as EDITOR="code --wait".'
        )


@terms.command()
@review_argument
@click.option(
    "--to",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A new folder outside the publisher's.",
)
@folder_option
def decrypt(slug: str, to: Path, folder: Path) -> None:
    """Write plain copies of a review's encrypted files elsewhere.

    They are in clear: delete them as soon as you are done.
    """
    job = job_of(folder)
    for name in decrypt_to(one_review.review_folder(job, slug), job.place.keys, to, folder):
        click.echo(f"  {name}")
    click.echo("These copies are in clear. Delete them as soon as you are done.")


def _recipients(job: Job) -> tuple[str, ...]:
    return given.read_settings(job).publisher.recipients


def _write_key(to: Path, secret: str, public: str) -> None:
    try:
        write_private(to, f"# public key: {public}\n{secret}\n".encode())
    except FileExistsError:
        raise SettingsError("That file is there already.", "Choose a new one.") from None
    click.echo(f"The secret key is in {to}, which only you may open.")


def _open(path: Path) -> None:
    open_in_editor(path, os.environ)


def _again(wrong: str) -> bool:
    click.echo(as_typed(wrong))
    return choose("Go on editing? Otherwise your changes are lost.", ("y", "n"), "y") == "y"
