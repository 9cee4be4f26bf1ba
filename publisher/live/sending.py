"""Sends a draft of a pack through the council's own mail server, and never twice by itself.

Invariant: before the first byte of a message leaves, it is written down and on the disk that it is
about to leave (`publisher.record.departures`); once the server has taken it, the ledger says
so and the note is taken away. After a crash in between nobody can know whether it has left, so a
person is asked. The connection is always encrypted, and the server's certificate is verified.
"""

import email
import hashlib
import smtplib
import ssl
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

from publisher.config import Mail
from publisher.errors import SettingsError, ToolError

TIMEOUT = 60
ME = "[127.0.0.1]"
"""What we call ourselves: the name of a computer is nobody's business, and slow to find out."""


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server and what it takes to use it; `context` is for tests of the real thing."""

    mail: Mail
    password: str = field(repr=False)
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)


def message_id(draft: bytes, sender: str) -> str:
    """The same id for the same message, so that a server or a reader knows it again."""
    domain = sender.rpartition("@")[2]
    return f"<dhr-{hashlib.sha256(draft).hexdigest()[:40]}@{domain}>"


def ready_to_send(draft: bytes, date: str) -> EmailMessage:
    """The draft as the message that leaves: no longer unsent, with a date and an id."""
    message = email.message_from_bytes(draft, policy=SMTP)
    if not isinstance(message, EmailMessage):
        raise TypeError("a draft is an e-mail")
    del message["X-Unsent"]
    message["Date"] = date
    message["Message-ID"] = message_id(draft, str(message["From"]))
    return message


def recipients(message: EmailMessage) -> list[str]:
    """Whom the message is for."""
    return [address for _, address in getaddresses([str(v) for v in message.get_all("To", [])])]


def send(message: EmailMessage, server: Server, about_to_leave: Callable[[], None]) -> None:
    """Hand the message over to the server; `about_to_leave` is called just before it may leave.

    Raises: SettingsError or ToolError if it surely has not left; UnknownIfSentError if it may have.
    """
    with ExitStack() as closing:
        connection = _connected(server, closing)
        about_to_leave()
        _hand_over(connection, message)
        with suppress(OSError, smtplib.SMTPException):
            connection.quit()  # it was taken


def _connected(server: Server, closing: ExitStack) -> smtplib.SMTP:
    """An encrypted connection, logged in; `closing` closes it however it ends."""
    try:
        return _logged_in(server, closing)
    except ssl.SSLError:
        raise SettingsError(
            "The mail server's certificate cannot be verified. Nothing was sent.",
            "Ask your IT for the server's right name; `mail: host:` in mkdocs.yml must be that.",
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise SettingsError(
            "The mail server offers no encryption or no login. Nothing was sent.",
            "Ask your IT whether it wants `security: tls` and port 465.",
        ) from None
    except UnicodeEncodeError:
        raise SettingsError(
            "The user or the password holds a sign that cannot be sent to a mail server. Nothing "
            "was sent.",
            "Ask your IT for a password of letters without accents, digits and signs such as ! or "
            "%, but no £ or €.",
        ) from None
    except smtplib.SMTPAuthenticationError:
        raise SettingsError(
            "The mail server does not accept the user or the password. Nothing was sent.",
            "Check `mail: user:` in mkdocs.yml and PUBLISHER_MAIL_PASSWORD.",
        ) from None
    except (OSError, smtplib.SMTPException):
        raise ToolError(
            "The mail server could not be reached. Nothing was sent.",
            "Check `mail: host:` and `port:` in mkdocs.yml, then run this again.",
        ) from None


def _logged_in(server: Server, closing: ExitStack) -> smtplib.SMTP:
    mail, context = server.mail, server.context
    connection: smtplib.SMTP
    if mail.security == "tls":
        connection = smtplib.SMTP_SSL(mail.host, mail.port, ME, timeout=TIMEOUT, context=context)
        closing.callback(connection.close)
    else:
        connection = smtplib.SMTP(mail.host, mail.port, ME, timeout=TIMEOUT)
        closing.callback(connection.close)
        connection.starttls(context=context)
    connection.ehlo()
    if mail.user:
        connection.login(mail.user, server.password)
    return connection


class UnknownIfSentError(ToolError):
    """The connection broke when the message may have been taken already."""


def _hand_over(connection: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        refused = connection.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
        raise ToolError(
            "The mail server refused the message. Nothing was sent.",
            "Check the addresses under `reporting:` in mkdocs.yml and the size of the pack.",
        ) from None
    except (OSError, smtplib.SMTPException):
        raise UnknownIfSentError(
            "The connection to the mail server broke while the message was handed over.",
            "It may have been sent. Look into your mailbox, then run this again: it will ask.",
        ) from None
    if refused:
        raise UnknownIfSentError(
            "The mail server took the message for some of its recipients only.",
            "Look into your mailbox, then run this again: it will ask.",
        )
