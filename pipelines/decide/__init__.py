"""What people decide about statements, and what waits for them to decide.

Here: decision files, whether a decision still fits what its document says, the facts it makes; the review queue, the
standing of rows in quarantine, names that stay unresolved. Not here: choosing between facts (`reconcile`), checks.
"""
