"""The structure of a sentence around its figures: clauses, neighbours, zones, composed predicates, headers of lists.

Here: what stands where and what belongs together, whatever it means. Not here: which metric that makes (metrics).
"""
