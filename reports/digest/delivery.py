"""Where the letter goes: the mail server and the addresses of the configuration."""

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

_SECONDS = 30
_PORTS = {"smtp": 25, "smtps": 465}


class Misdirected(ValueError):
    """The configuration names no mail server that can be used; the text says why."""


@dataclass(frozen=True)
class Post:
    """A mail server, and from whom to whom it carries the letter."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str
    recipients: tuple[str, ...]


def post() -> Post | None:
    """Of `SMTP_URL`, `DIGEST_FROM`, `DIGEST_TO`; None where no server is named.

    `SMTP_URL` is `smtp://` or `smtps://`, with user, password and port where these are needed;
    several recipients are told with commas. Raises `Misdirected`.
    """
    url = os.environ.get("SMTP_URL", "").strip()
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise Misdirected("SMTP_URL: smtp://HOST or smtps://HOST")
    sender = os.environ.get("DIGEST_FROM", "").strip()
    recipients = tuple(
        address.strip() for address in os.environ.get("DIGEST_TO", "").split(",") if address.strip()
    )
    if not sender or not recipients:
        raise Misdirected("DIGEST_FROM, DIGEST_TO: addresses")
    return Post(
        parts.scheme,
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        sender,
        recipients,
    )


def send(message: EmailMessage, by: Post) -> None:
    """Hand the message to the server, encrypted wherever it can be, a password never otherwise.

    Raises `OSError` (an `smtplib.SMTPException` is one) where the server does not take it.
    """
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=by.sender.rpartition("@")[2] or None)
    safe = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(by.host, by.port, timeout=_SECONDS, context=safe)
        if by.scheme == "smtps"
        else smtplib.SMTP(by.host, by.port, timeout=_SECONDS)
    ) as server:
        if by.scheme == "smtp":
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=safe)
        if by.user:
            if not isinstance(server.sock, ssl.SSLSocket):
                raise smtplib.SMTPException("the server offers no encryption: no password is sent")
            server.login(by.user, by.password)
        server.send_message(message)
