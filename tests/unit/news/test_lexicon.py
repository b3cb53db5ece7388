"""The lexicon: longest phrases, suffixes, joints, and what a phrase takes over from the words inside it."""

from __future__ import annotations

import pytest

from pipelines.normalize.lexicon import cues_in, lexicon, lower
from pipelines.normalize.programs import group_of, programs_of, segment_of


def found(text: str) -> list[str]:
    return [text[c.start : c.end] for c in cues_in(text)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("bukan penerima upah", ["bukan penerima upah"]),
        ("Peserta Aktif", ["Peserta Aktif"]),
        ("iurannya", ["iurannya"]),
        ("ter-cover", ["ter-cover"]),
        ("ketua RT/RW", ["ketua RT/RW"]),
        ("peserta, aktif", ["peserta", "aktif"]),
        ("kapesertaan", []),
    ],
)
def test_phrases(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


def test_phrase_takes_over_tags_from_inside() -> None:
    tags = cues_in("peserta aktif")[0].tags
    assert (tags["status"], tags["noun"]) == ("active", "member")


def test_no_segment_leaks_out_of_its_negation() -> None:
    assert segment_of(cues_in("Pekerja Bukan Penerima Upah (BPU)")) == "BPU"
    assert segment_of(cues_in("Penerima Upah (PU)")) == "PU"
    assert segment_of(cues_in("PU dan BPU")) is None


def test_programs_in_the_order_of_the_law() -> None:
    assert programs_of(cues_in("Jaminan Hari Tua dan Jaminan Kecelakaan Kerja")) == ("JKK", "JHT")
    assert programs_of(cues_in("tanpa nama program")) == ()


def test_group_is_a_lemma() -> None:
    assert group_of(cues_in("para nelayan kecil")) == "nelayan"
    assert group_of(cues_in("orang")) is None


def test_every_phrase_finds_itself() -> None:
    for key in lexicon():
        cues = cues_in(" ".join(key))
        assert cues, key
        assert cues[0].start == 0, key


def test_lower_keeps_positions() -> None:
    assert len(lower("İstimewa 12")) == len("İstimewa 12")
