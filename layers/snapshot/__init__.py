"""Snapshots: pictures of one state of the map that say what they show, from which sources, and how to find it again."""

from layers.snapshot.files import snapshot

__all__ = ["snapshot"]
