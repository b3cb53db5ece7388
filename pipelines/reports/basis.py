"""By what members are assigned to a place: by the home on their identity card (NIK), or by the branch they joined."""

from __future__ import annotations

import functools
import re

_BY = r"(?:menurut|berdasar(?:kan)?|by|sesuai|basis|per|dihitung (?:dari|menurut)|numerator)"
_GAP = r"(?:[\s:=]+(?:data|alamat|kode|lokasi|tempat|wilayah|kantor|peserta|pekerja|di))*[\s:=]*"
_NIK = re.compile(rf"\b{_BY}\b{_GAP}\b(?:nik|ktp|domisili|tinggal)\b|\bdomisili\s+(?:nik|ktp)\b", re.I)
_BRANCH = re.compile(
    rf"\b{_BY}\b{_GAP}\b(?:cabang|kacab|branch|pendaftaran|perusahaan)\b|\bcabang\s+(?:pendaftaran|terdaftar)\b", re.I
)
_NOT = re.compile(r"\b(?:bukan|tidak|non)\s+(?:\w+\s+)?$", re.I)


@functools.lru_cache(maxsize=20_000)
def basis_in(text: str) -> str | None:
    """`nik`, `branch`, or None where a header, a title or a note does not say; what is denied does not count."""
    for name, pattern in (("nik", _NIK), ("branch", _BRANCH)):
        found = pattern.search(text)
        if found and not _NOT.search(text[: found.start()]):
            return name
    return None


def numerator_of(metric: str, numerator: str | None, basis: str | None) -> str | None:
    """The numerator basis of the model: `active_by_nik` and the like for members and for coverage."""
    if basis is None or metric not in ("active_participants", "registered_workers", "coverage_rate"):
        return numerator
    return f"{numerator or 'active'}_by_{basis}"
