"""Great Expectations' own site, Data Docs, for those who know it. An option: its pages load their styles and scripts
from the network, while the validation pages of `expectations.page` can be read offline and hold every rule.

Shown are the rules that ask about the columns of a table as they stand; those that are worked out beforehand
(against other rows and tables) are on the validation pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from expectations.reasons import mask_identity
from expectations.rules import AtLeast, Between, Columns, InSet, Matches, NotNull, Unique
from expectations.suites import suite
from expectations.validator import expectation, library
from warehouse.model.errors import UsageError

_OF_COLUMNS = (NotNull, InSet, Between, Matches, AtLeast, Unique, Columns)


def write_data_docs(folder: Path, tables: Mapping[str, pl.DataFrame]) -> Path:
    """Validate `tables` (by the name of their suite) and write the site into `folder`; returns its first page.

    Raises UsageError for an unknown suite and for a folder that holds anything, since the site's builder removes what
    it finds; OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise UsageError(f"{folder}: holds files already, which the site would remove. Name a new or empty folder.")
    gx = library()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    site = {"class_name": "SiteBuilder", "site_index_builder": index, "store_backend": store}
    context.add_data_docs_site(site_name="cakupan", site_config=site)
    source = context.data_sources.add_pandas("release")
    for name, frame in tables.items():
        rules = [rule for rule in suite(name).rules if isinstance(rule.check, _OF_COLUMNS)]
        asked = gx.ExpectationSuite(name=name, expectations=[expectation(rule) for rule in rules])
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
        definition = gx.ValidationDefinition(name=name, data=batch, suite=context.suites.add(asked))
        held = [context.validation_definitions.add(definition)]
        data = _masked(frame).to_pandas(use_pyarrow_extension_array=True)
        checkpoint = context.checkpoints.add(gx.Checkpoint(name=name, validation_definitions=held, actions=[]))
        checkpoint.run(batch_parameters={"dataframe": data})
    context.build_data_docs(site_names=["cakupan"])
    return folder / "index.html"


def _masked(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with identity numbers overwritten, as on the validation pages: the site prints values as they are."""
    return frame.with_columns(pl.col(pl.String).map_elements(mask_identity, return_dtype=pl.String))
