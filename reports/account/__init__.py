"""The report on the course of the consultation: gathered once, written as DOCX and as PDF."""

from reports.account.content import account
from reports.account.document import Document

__all__ = ["Document", "account"]
