"""The week's letter: what is due, what needs attention, what changed; the units' worklists."""

from reports.digest.delivery import Misdirected, Post, post, send
from reports.digest.letter import Letter, letter
from reports.digest.mail import message

__all__ = ["Letter", "Misdirected", "Post", "letter", "message", "post", "send"]
