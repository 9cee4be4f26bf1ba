"""A real mail server: it speaks SMTP over TLS, wants a password, and can misbehave."""

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from publisher.config import Mail
from publisher.live.sending import Server

NO_WARNING = pytest.mark.filterwarnings(  # its own way of asking for TLS is STARTTLS alone
    "ignore:Requiring AUTH while not requiring TLS"
)
USER, PASSWORD = "packs@ashgrove.example", "open-sesame"


@dataclass
class Box:
    """What the server has taken; `refuse` and `hang_up` say how it misbehaves.

    `taken` is called once it has a message, before it says so.
    """

    messages: list[Any] = field(default_factory=list)
    refuse: str = ""
    hang_up: bool = False
    taken: Callable[[], None] = field(default=lambda: None)

    async def handle_DATA(  # noqa: N802  (its name there)
        self, server: Any, session: object, envelope: Any
    ) -> str:
        if self.refuse:
            return self.refuse
        self.messages.append(envelope)
        self.taken()
        if self.hang_up:
            server.transport.abort()
        return "250 OK"


@dataclass
class Post:
    """A mail server that is running, and what it takes to use it."""

    box: Box
    server: Server


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that nobody vouches for, and its key."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def authenticate(*given: Any) -> AuthResult:
    data = given[-1]
    good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=False)


@contextmanager
def running(security: str, certificate: tuple[Path, Path]) -> Iterator[Post]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*map(str, certificate))
    box, port = Box(), free_port()
    login: dict[str, Any] = {
        "authenticator": authenticate,
        "auth_required": True,
        "auth_require_tls": security == "starttls",
    }
    if security == "starttls":
        login |= {"tls_context": context, "require_starttls": True}
    else:
        login |= {"ssl_context": context}
    controller = Controller(box, hostname="localhost", port=port, **login)
    controller.start()
    try:
        trusted = ssl.create_default_context(cafile=str(certificate[0]))
        mail = Mail.model_validate(
            {"host": "localhost", "port": port, "security": security, "user": USER}
        )
        yield Post(box, Server(mail, PASSWORD, trusted))
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        port: int = found.getsockname()[1]
        return port
