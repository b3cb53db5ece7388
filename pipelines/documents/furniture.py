"""Lines of a news page that belong to the page and not to its article: links to others, adverts, captions, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LINKS = (
    # "Baca juga: ..." in its forms
    r"(?:baca|simak|lihat|tonton|klik)\s*(?:juga|pula|selengkapnya|video|berita|artikel|halaman|di ?sini)\b.{0,300}",
    r"(?:berita|artikel|topik)\s+(?:terkait|lainnya|populer|terpopuler|terbaru|pilihan|rekomendasi)\b.{0,200}",
    r"(?:halaman|laman)\s+(?:selanjutnya|berikutnya|sebelumnya|[0-9]+)\b.{0,100}",
    r"(?:selanjutnya|berikutnya|next|prev|selengkapnya)\s*[:>»→]?\s*(?:halaman.{0,40})?",
)
_BUTTONS = (
    r"scroll (?:to continue|untuk|down).{0,120}",
    r"gambas\s*:.{0,100}",
    r"(?:advertisement|iklan|adv|pariwara|sponsored)(?:\s+(?:by|oleh)\b.{0,60})?",
    r"(?:bagikan|share|tweet|komentar|like|cetak|print|copy link|salin tautan|tinggalkan balasan)\b.{0,80}",
    r"(?:ikuti|follow|gabung|dapatkan|temukan|simak|baca)\b.{0,160}\b(?:google news|whatsapp|wa channel|telegram"
    r"|instagram|facebook|tiktok|youtube|saluran|kanal)\b.{0,160}",
    r"(?:alamat email anda|email anda) tidak akan dipublikasikan.{0,200}",
    r"(?:copyright|hak cipta)\b.{0,120}|©.{0,120}",
    r"dilarang (?:keras )?(?:mengambil|menyalin|mengutip).{0,300}",
)
_SIGNATURES = (
    r"(?:editor|pewarta|reporter|penulis|redaktur|wartawan|uploader|sumber|source|tags?|kategori)\s*:.{0,160}",
    r"\(?\s*(?:foto|photo|dok|dokumentasi|ilustrasi|grafis|infografis|video)\s*[:/.].{0,300}",
    r".{0,250}\(\s*(?:foto|photo|dok|dokumentasi|ist|istimewa)\b[^)]{0,80}\)\.?",
    r".{0,250}\bfoto\s*:\s*(?:istimewa|ist|dok)\b.{0,80}",
)
_FURNITURE = re.compile(r"(?:" + "|".join((*_LINKS, *_BUTTONS, *_SIGNATURES)) + r")", re.I)
# A paragraph may open with such words too ("Baca juga ..." never, "Ikuti ..." at times): long ones stay.
LONGEST = 400


def is_furniture(line: str) -> bool:
    """Whether a whole line is a link to another article, an advert, a caption, a signature or a button."""
    line = line.strip().lstrip("-•*|[(> ").rstrip("])| ")
    return len(line) <= LONGEST and bool(_FURNITURE.fullmatch(line))


def without_furniture(lines: Iterable[str]) -> list[str]:
    """The lines of the article, in order; of a line that is printed twice the first."""
    kept: dict[str, None] = {}
    for line in lines:
        if not is_furniture(line):
            kept.setdefault(line, None)
    return list(kept)
