"""When a claim holds: the date or period stated, governing from afar, pointed to, or left to the publication.

Here: the choice among the dates of an article. Not here: the grammar of dates (normalize.dates).
"""
