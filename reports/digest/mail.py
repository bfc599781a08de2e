"""A letter as an e-mail: HTML with a text alternative, the worklists attached."""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP

from reports.digest.letter import Letter

_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def message(
    letter: Letter, attached: Mapping[str, bytes], sender: str, recipients: Sequence[str]
) -> EmailMessage:
    """Addresses may be empty: the message is then a draft to be opened and sent by hand."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = letter.subject
    if sender:
        made["From"] = sender
    if recipients:
        made["To"] = ", ".join(recipients)
    made["Content-Language"] = letter.language
    if not recipients:
        made["X-Unsent"] = "1"  # mail programs then open it to be written on
    made.set_content(letter.text())
    made.add_alternative(letter.html(), subtype="html")
    for name, data in attached.items():
        made.add_attachment(data, *_XLSX, filename=name)
    return made
