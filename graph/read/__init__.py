"""Articles from files, folders, globs, standard input and request bodies.

A record that cannot be used is a `BadRecord` among the others; reading goes on with the next one.
"""

from graph.read.sources import SUFFIXES, read_sources, read_stream

__all__ = ["SUFFIXES", "read_sources", "read_stream"]
