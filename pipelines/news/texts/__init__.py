"""An article as text: which articles are read, their sentences, and the figures in them that may count something.

Here: the dataclasses that all rooms pass on (`article`). Not here: what the words around a figure say (clauses).
"""
