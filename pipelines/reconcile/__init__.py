"""Facts to estimates and conflicts.

Here: which facts are of one series, whether they disagree, which one is chosen and why. Not here: SQL, reading.
"""
