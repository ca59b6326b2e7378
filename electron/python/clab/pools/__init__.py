"""Pools of processes and threads, and the results they owe."""
