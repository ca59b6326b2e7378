"""Processes as actors, however they are started."""
