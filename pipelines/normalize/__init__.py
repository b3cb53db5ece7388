"""The shared grammars: figures, dates, regions, programmes, segments.

Here: what a word or number means wherever it stands. Not here: what a sentence or a table says with it.
"""
