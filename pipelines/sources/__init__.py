"""Where documents come from: the inbox folder into the raw store.

Here: walking folders, the content-addressed store, its manifest and rejected list. Not here: reading what files say.
"""
