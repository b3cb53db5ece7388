"""Table cells to statements.

Here: readers of workbooks and delimited files, layout, header phrases, totals. Not here: article text (news).
"""
