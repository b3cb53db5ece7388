"""Article text to statements and events.

Here, from the ground up: `texts` (articles, sentences, figures that may count), `clauses` (the words around a figure
and what belongs together), `metrics`, `places`, `dates`, `details` (what, where, when, and what else), and above them
what takes all claims of an article together: lists, stocks, what is shared or repeated, checks, confidence. Imports
run down this order only. Not here: the grammars of numbers, dates and region names (normalize), tables (reports).
"""
