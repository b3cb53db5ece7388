"""What `docs/benchmarks.md` reports, to be run again: generated corpora, measurements, and the floor beside them."""
