"""Where a claim holds: the region a sentence names, carries on, points to, or implies by office, speaker or headline.

Here: the choice among the regions of an article. Not here: the names themselves (normalize.regions).
"""
