"""Dagster only: definitions, partitions, schedule, sensors, checks, resources.

Here: assets of a few lines that call the folders below. Not here: any work of their own.
"""
