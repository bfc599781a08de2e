"""What texts speak of: groups of them, named by their own words."""

from domain.topics.groups import FEWEST_TEXTS, Topic, topics

__all__ = ["FEWEST_TEXTS", "Topic", "topics"]
