"""What else is told of a claim or an article: programme, sponsor, fund, speaker; what happened, and with whom.

Here: attributes and events. Not here: what a claim's value, metric, place and date are.
"""
