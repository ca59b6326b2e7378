"""Threads as actors."""
