"""What the words around a name say about it: its level, an office, a street, a bank, a mere word.

Language facts, each for Indonesian in general: titles and offices carry the level of what follows (`Bupati X` is the
regency, `Pemkot X` the city); agencies and branches own an area, not a region; streets, banks, clubs and papers carry
region names without being there.
"""

from __future__ import annotations

import functools

from warehouse import reference


@functools.cache
def cue_words(*levels: str) -> dict[str, str]:
    """Last word before a name to what it tells, of `warehouse/reference/region_cues.csv`.

    `levels`: regency, city, province, district, village; `other` (streets, papers, banks: the name is of something
    else); `place` (shows that the place is meant where the name is also an ordinary word).
    """
    rows = reference.region_cues().select("cue", "level").iter_rows()
    return {cue: level for cue, level in rows if level in levels}


AGENCY = (
    r"(?:(?:\(bpjs\) |bpjs?[ -]?)(?:ketena?ga?[a-z]*|jamsostek|tk|naker|tenaga kerja)|bp[ -]?jamsostek|bpjstk"
    r"|penyelenggara(?:an)? jaminan sosial ketenagakerjaan)"
    r"(?:,? \(?(?:bp ?jamsostek|bpjs ?(?:tk|naker|ketenagakerjaan)|bpjstk|jamsostek)\))?"
)
"""The agency's names; papers write them out first: `Badan Penyelenggara Jaminan Sosial (BPJS) Ketenagakerjaan X`, and
without letters between; the law's own name (jaminan sosial ketenagakerjaan) is a programme, and no office."""
_LEVEL = r"(?:kabupaten|kab\.?|kota|provinsi|prov\.?)"
_FILLER = rf"(?:{AGENCY} )?(?:(?:perintis|pratama|pembantu|madya|utama|khusus|cabang|provinsi) )*"
OFFICE = (
    rf"((?:kanwil|kantor wilayah|korwil|(?:direktur|kepala|deputi|asisten|komunikasi|kantor|{AGENCY}) wilayah)"
    rf" {_FILLER}"
    rf"|(?:{AGENCY} )?(?:kantor )?(?:cabang|kacab|kakacab|kcp|kc) (?:(?:pembantu|pratama|perintis) )?"
    rf"(?:\((?:kacab|kcp|kc)\) )?{_FILLER}(?:{_LEVEL} )?"
    rf"|(?:{AGENCY} )?kantor {_FILLER}"
    rf"|{AGENCY} (?:{_LEVEL} )?)$"
)
"""On lower-cased text before the name: the words of the office, if any."""

KANWIL = r"^(?:kanwil|kantor wilayah|korwil|direktur|kepala|deputi|asisten|komunikasi|kantor wil)|wilayah"
CABANG = r"(?:cabang|kacab|kakacab|kcp|\bkc) "

OFFICE_WORDS = (
    "kantor", "cabang", "kacab", "kakacab", "kcp", "kc", "kanwil", "korwil", "wilayah", "ketenagakerjaan", "jamsostek",
    "bpjamsostek", "bpjstk", "tk", "naker", "kerja", "perintis", "pratama", "pembantu", "madya", "utama", "khusus",
    "kabupaten", "kab", "kab.", "kota", "provinsi", "prov", "prov.",
)  # fmt: skip
"""Last words after which `OFFICE` can match: the regular expression runs on these rows only."""

_OTHERS = (
    r"\b(?:bri|bni|bca|btn|bsi|mandiri|bank|bpd|bjb|hmi|pmii|gmni|imm|kammi|gmki|pmkri|ansor|nu|muhammadiyah|idi|ibi"
    r"|ppni|pgri|pwi|aji|pmi|kadin|apindo|peradi|pramuka|golkar|gerindra|hipmi|iai|pegadaian|taspen|bulog|kesehatan"
    r"|pln|raharja|iwapi)(?: (?:kantor|pengurus|pimpinan))*"
)
OTHER_BEFORE = rf"{_OTHERS} $"
OTHER_OFFICE = rf"{_OTHERS} (?:cabang|wilayah|kc|kanwil|kcp) (?:{_LEVEL} )?$"
"""Branches of banks, parties and unions: a place, not an office of this agency."""

VILLAGE_OFFICIALS = r"\b(?i:apar[a-z]+|perangkat|kepala|pegawai|pamong|kader|staf)$"
"""Before `desa` and the name of a regency: the officials of all its villages (aparatur desa Nagan Raya)."""

DIRECTION = r"^ (?:Barat|Timur|Utara|Selatan|Tengah|Pusat|BARAT|TIMUR|UTARA|SELATAN|TENGAH)\b"
"""After a name: a part of the region (Bali Timur), not the region."""

RAYA = r"^ (?:Raya|RAYA)\b"
"""After a name: the towns around it (Kediri Raya), an area without a code."""

FOREIGN_AFTER = (
    r"^(?:\.(?:[a-z]|(?:COM|CO|ID|NET)\b)|@"
    r"| ?(?:Post|Pos|Times|United|FC|TV|FM|News|Ekspres|Express|Network|Terkini|Tower|Plaza|Cyber|Online"
    r"|Update|Marathon|Arena|POST|TIMES|NEWS|EKSPRES|ONLINE)\b"
    r"| (?:Baru|Lama|Kidul|Kulon|Wetan|Lor|Hulu|Hilir|Ilir|Ulu|BARU|(?:sampai|hingga) Merauke)\b)"
)
"""After a name: it is an outlet, a club, an address, a district (Serang Baru), or the saying from Sabang to Merauke."""

DATELINE = r"^ *(?:\(|-|\||,? *[A-Za-z0-9]{3,30}\.(?:com|id|net|co)\b)"
"""After a name that begins a paragraph: a dateline."""

LISTED_BEFORE = (
    r"(?:\n *(?:[0-9]{1,3}[.)] ?|[-*?] ?)?|[,:;.] "
    r"|\b(?:dan|serta|lalu|kemudian|disusul|diikuti|adapun|sedangkan|sementara) )$"
)
COUNTED_AFTER = (
    r"^,? (?:yang )?(?:sendiri )?"
    r"(?:(?:cuma|hanya|baru|sudah|masih|ada|punya|memiliki|sebanyak|sejumlah|sebesar|sekitar|mencapai|dengan|tercatat"
    r"|menyumbang|mencatat(?:kan)?|membukukan|cakupannya|pesertanya) ){0,2}"
    r"(?:[0-9]{1,3}(?:\.[0-9]{3})+\b"
    r"|[0-9][0-9.,]* ?(?:(?:ribu |juta )?(?:orang|pekerja|peserta|tenaga kerja|jiwa|perusahaan|badan usaha"
    r"|kasus|klaim)\b|persen|%)"
    r"|\([0-9][0-9.,]* ?(?:orang|pekerja|peserta|persen|%))"
)
"""After a name: what it has (Intan Jaya cuma 3,4 persen, Siak (9.100 orang)); a person would have an age."""
CALLED_AFTER = (
    r"^,? (?:menjadi|merupakan|sebagai|adalah|ialah|termasuk|tercatat sebagai)"
    r" (?:kabupaten|kota|daerah|provinsi|wilayah)\b"
)
"""After a name: which region it is (Malaka menjadi kabupaten asal terbanyak)."""
CALLED_BEFORE = r"\b(?:kabupaten|kota|daerah|provinsi|wilayah)(?: [a-z]+)?, (?:yakni |yaitu )?$"
"""Before a name in apposition: daerah tetangga, Kaur."""
LISTED_AFTER = r"^ ?(?:: ?|- ?|\()? ?(?:rp ?)?[0-9]"
"""Before and after a name with its number in an enumeration (`3. Batu: 38.200`, `..., Batu 2.000`)."""

LINE_BEFORE = r"\n *(?:[0-9]{1,3}[.)] ?|[-*?] ?)$"
LINE_AFTER = r"^[;,.]?(?:\n|$)"
"""Before and after a name that is a line of a list by itself."""

BETWEEN = r"^(?:, ?| dan |, dan | serta |, serta | & |/| / |-| maupun )$"
"""Between two names of one list, of which the first carries the level for both (`Kabupaten A dan B`)."""

BOTH = (
    r"(?:kab(?:upaten|\.)?|pemkab) ?(?:dan|/|maupun|serta|&) ?(?:kota|pemkot) $"
    r"|(?:kota|pemkot) ?(?:dan|/|maupun|serta|&) ?(?:kab(?:upaten|\.)?|pemkab) $"
)
"""`Kabupaten dan Kota X`: both are meant."""
