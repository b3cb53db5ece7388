"""The front door: the command line and its settings.

Here: commands, their help, how results are shown. Not here: any rule, SQL or file format.
"""
