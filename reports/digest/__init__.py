"""The week's letter: what is due, what needs attention, what changed; the units' worklists."""

from reports.digest.letter import Letter, letter
from reports.digest.mail import message
from reports.digest.post import Misdirected, Post, post, send

__all__ = ["Letter", "Misdirected", "Post", "letter", "message", "post", "send"]
