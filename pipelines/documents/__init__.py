"""Bytes to clean text: article JSON, HTML, plain text, and the recognition of a file's type by its bytes.

Here: decoding, extraction, refusal of what is no article. Not here: figures, regions, dates.
"""
