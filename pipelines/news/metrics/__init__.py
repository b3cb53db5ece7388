"""Which metric a figure states: counts of people, cases and firms, sums of money, percentages.

Here: the rules from zones and words to a metric, a kind and a basis. Not here: where and when it holds (places, dates).
"""
