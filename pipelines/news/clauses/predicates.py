"""What several words say together: states under a negation, a modal verb or "having", as Indonesian builds them.

The lexicon knows single words and set phrases. Here they are put together, so that no list has to hold every pair:

- *lacking* insurance of any kind is not to be: "tanpa asuransi", "tak terlindungi asuransi";
- *having* and a word for protection or for us is to be covered: "mempunyai jaring pengaman", "mengantongi Jamsostek";
- a word of *lacking* before these is not to be: "tanpa jaring pengaman", "di luar program Jamsostek";
- a *negation* turns a state round: "belum terdaftar", "tidak memiliki jaminan" are unprotected, "tidak aktif" inactive;
- an *ought* ("semestinya", "harus", "layak"), or a *may* in a relative clause ("yang bisa"), makes a state a potential:
  "pekerja yang semestinya terlindungi". A verb with an object states an aim instead: "harus melindungi 900 orang".
"""

from __future__ import annotations

import re

from pipelines.normalize.lexicon import Cue

_STOPS = re.compile(r"[,.;:)]")
_AT_ALL = re.compile(r"\s+(?:sama sekali|semuanya|juga|kunjung)?\s*(?:[,.;:)]|$)")
_COVERED = ("active", "registered")
_STATIVE = ("menjadi", "memiliki", "mengikuti", "mengantongi", "menikmati", "mempunyai", "mendapat", "memperoleh",
            "memegang", "mendaftar", "merasakan", "menerima", "meng ", "men ")  # fmt: skip
_RELATIVE = re.compile(r"\b(?:yang|potensi\w*(?: \w+){0,4})\s+(?:masih\s+|akan\s+|juga\s+)?$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\s+(?:(?:di|pada|dalam|oleh|ke|ke dalam)\s+(?:data\s+)?(?:dinas|disnaker\w*|distan\w*|bps"
    r"|badan pusat statistik|dtks|dtsen|regsosek|dukcapil|kementerian|kemenag|basis data|data terpadu)"
    r"|(?:data\s+)?(?:dtks|dtsen|regsosek|basis data|data terpadu))\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"(?:potensi|potensial|calon|memenuhi syarat|layak|eligib)", re.IGNORECASE)
_ACTS = re.compile(
    r"aktif\s+(?:melaut|bekerja|berjualan|menambang|beroperasi|mencari|bertani|berdagang|mengajar"
    r"|di\s+(?:pesisir|laut|lapangan|pasar|sawah|ladang|jalan|sekolah|perairan|pelabuhan|pangkalan|terminal))\b",
    re.IGNORECASE,
)
"""Who is active in a trade is not therefore an active member."""
_NOT_ALL = re.compile(r"(?:semua|seluruh|sepenuh)", re.IGNORECASE)
_ALONE = re.compile(r"(?:\s+(?!iuran|premi)[^\W\d]+){0,4}\s+sendiri\b")
"""Who bears the risk himself is not covered; who pays the contribution himself is."""
_NEXT_IN_RANK = re.compile(r", diikuti (?:oleh )?(?:di )?(?=[^\W\d])")
"""What comes next in a list takes part in nothing: "terbanyak Jati, diikuti Undaan 900 orang"."""
_OF_CLUB = re.compile(
    r"(?:ter|ber)gabung\s+(?:di|dalam|dengan|ke)\s+(?:wadah\s+|sebuah\s+)?"
    r"(?:asosiasi|paguyuban|koperasi|komunitas|serikat|kelompok|himpunan|persatuan|ikatan)\b",
    re.IGNORECASE,
)
"""Who belongs to a club of their trade is no member of ours by that."""
_SO_FAR = re.compile(
    r"(?<=realisasi )kepesertaan baru (?:mencapai|menyentuh|sebesar|sebanyak|sekitar|di angka|[0-9])"
    r"|(?<=cakupan )kepesertaan baru (?:mencapai|menyentuh|sebesar|sebanyak|sekitar|di angka|[0-9])"
    r"|(?<=capaian )kepesertaan baru (?:mencapai|menyentuh|sebesar|sebanyak|sekitar|di angka|[0-9])",
    re.IGNORECASE,
)
"""How far a measure of membership has come; no new members: "realisasi kepesertaan baru mencapai 9.100 orang"."""
_AS_KIND = re.compile(
    r"\s+(?:sebagai|di|pada|dalam)\s+(?:pekerja(?:an)?|tenaga kerja|sektor|kegiatan|lapangan (?:kerja|usaha))\s+"
    r"(?:\w+\s+)?(?:in|non)?\s?formal\b",
    re.IGNORECASE,
)
"""Who is recorded as doing formal or informal work is no member by that."""
_AREA = re.compile(r"\s+(?:wilayah |(?:\w+ )?(?:kabupaten|kota|provinsi|daerah) |(?-i:[A-Z]))", re.IGNORECASE)
"""Behind what an office is in charge of: "membawahi Padang dan Pariaman"."""
_FORMERLY = re.compile(r"\b(?:sebelumnya|semula|tadinya|dulunya|dahulu)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What was not yet so before, is so now."""
_THOSE = re.compile(r"\byang\s+(?:masih\s+)?$", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s+(?:(?:masih|ada|sebanyak|sekitar|mencapai|berjumlah|tercatat|total|hampir|ialah|adalah|justru|malah|lebih|dari"
    r"|kurang)\s+){0,3}[0-9]"
)
_COUNTED = re.compile(r"[0-9](?: ribu| juta)? $")
"""A number of its own, so that the state behind is the next one's: "dari 4.700 potensi pekerja terdaftar 2.800"."""
_ONLY = re.compile(r"\b(?:baru|hanya|cuma|baru bisa|baru mampu)\s+$", re.IGNORECASE)
_JUST = re.compile(
    r"\byang baru(?: saja)? (?:bergabung|masuk|mendaftar)\b"
    r"|\bmulai (?:menjadi|ter(?:lindungi|daftar|cover)|di(?:lindungi|daftarkan|cover)|mendapat\w*|memiliki)\b",
    re.IGNORECASE,
)
"""Who has just come in; "baru" before other states says how few they are."""
_APART = re.compile(
    r"\b(?:di ?luar|selain|kecuali|tanpa menghitung|(?:tidak|belum|tak) (?:termasuk|menghitung))\s+"
    r"(?:para\s+|segmen\s+)?$",
    re.IGNORECASE,
)
_SO_MANY_CAN = re.compile(r"\b(?:hanya|baru|cuma|sebatas|sekadar)\s+(?:\S+\s+){1,3}yang\s+$", re.IGNORECASE)
"""So many are covered, and no more can be: "hanya 5.000 orang yang bisa ditanggung"."""
_PAID = re.compile(
    r"(?:iuran|premi)(?:nya)?\s+(?:(?:sudah|telah|ikut|kini|juga|semua|seluruhnya)\s+)?"
    r"di(?:bayar|tanggung|biayai|talang|topang|lunas|pikul|ambil|tutup|urus|subsidi|bantu|sokong|dana|cover|sisih|gratis|bebas)"
    r"[a-z]*\b",
    re.IGNORECASE,
)
"""Whose contributions somebody pays: "perangkat nagari yang preminya ditalangi pemda"."""
_GIVEN = re.compile(
    r"\s+(?:(?:bantuan|layanan|program|kepesertaan|keanggotaan|kartu|peserta|tanggungan|iuran|premi|fasilitas|jaminan"
    r"|perlindungan|asuransi|berupa|melalui|gratis|para|\S+ (?:desa|daerah)|(?:\w+ ){0,2}(?:dengan|dan))\s+)*",
    re.IGNORECASE,
)
"""What may stand between a verb of giving and our name, so that cover is given: "memberikan layanan BPJS ..."."""
_TO_WHOM = re.compile(r"(?:membekali|melengkapi|menghadiahi|memfasilitasi|menyediakan)\b", re.IGNORECASE)
"""Verbs that may have those who are given cover as their object: "membekali kontingennya perlindungan BPJS"."""
_REACH = 24
"""How many characters before a "may" the "yang" of its relative clause may begin."""
_FEW = 2
_SOME = 3


def compose(text: str, cues: list[Cue]) -> list[Cue]:
    """`cues` of one sentence, in order, with the states that they give each other."""
    found = [_excepted(text, cue) if "group" in cue.tags or "segment" in cue.tags else cue for cue in cues]
    for i, cue in enumerate(found):
        if cue.tags.get("money") == "contribution" and (paid := _PAID.match(text, cue.start)) is not None:
            found[i] = Cue(cue.start, paid.end(), {"status": "registered", "sponsored": "yes"})
    for i, cue in enumerate(found):
        if "have" in cue.tags or "lack" in cue.tags or "give" in cue.tags:
            _owned(text, found, i)
    for i, cue in enumerate(found):
        if "negation" in cue.tags and "status" not in cue.tags:
            _negate(text, found, i)
        elif cue.tags.get("status") == "none" and i + 1 < len(found) and _NOT_ALL.search(text, cue.start, cue.end):
            _leave_open(text, found, i)
    for i, cue in enumerate(found):
        if "modal" in cue.tags:
            _suppose(text, found, i)
        if "status" in cue.tags:
            if cue.tags.get("strong") == "basis" and i + 1 < len(found) and _POSSIBLE.match(text, cue.start):
                _become_possible(text, found, i)
            found[i] = _restated(text, cue)
        elif i and found[i - 1].tags.get("status") == "unprotected" and _is_any_insurance(text, cue):
            found[i] = cue._replace(tags={}) if _near(text, found[i - 1], cue, 1) else cue
    return found


def _restated(text: str, cue: Cue) -> Cue:
    """The cue of a state as the words around have it: of a trade, so few, just come in, alone, or on another list."""
    tags = cue.tags
    acts = tags.get("strong") == "aktif" and _ACTS.match(text, cue.start)
    acts = acts or (tags["status"] == "active" and _NEXT_IN_RANK.match(text, cue.start - 2))
    acts = acts or (text.startswith("membawahi", cue.start) and _AREA.match(text, cue.end))
    if acts or (tags["status"] == "active" and _OF_CLUB.match(text, cue.start)):
        return cue._replace(tags={})
    if _only_drawn(text, cue) or (tags["status"] == "new" and _SO_FAR.search(text, cue.start, cue.end + _REACH)):
        return cue._replace(tags={**tags, "status": "active"})
    if _JUST.search(text, max(0, cue.start - _REACH), cue.end):
        return cue._replace(tags={**tags, "status": "new"})
    if "sponsored" in tags and _ALONE.match(text, cue.end):
        return cue._replace(tags={"status": "unprotected"})
    if tags["status"] in _COVERED and (_ELSEWHERE.match(text, cue.end) or _AS_KIND.match(text, cue.end)):
        return cue._replace(tags={"status": "eligible", "strong": "basis"})
    return cue


def _excepted(text: str, cue: Cue) -> Cue:
    """A group or segment set apart is not the one counted: "di luar penambang, pesertanya 5.100", "selain PU"."""
    apart = _APART.search(text, max(0, cue.start - _REACH), cue.start)
    return cue if apart is None else cue._replace(tags={})


def _only_drawn(text: str, cue: Cue) -> bool:
    """Whether the verb of drawing in tells how far cover has come: "baru menjaring 930.000 tenaga kerja"."""
    drawn = cue.tags.get("status") == "new" and text[cue.start : cue.end].lower().startswith(("men", "meng", "mer"))
    return drawn and _ONLY.search(text, max(0, cue.start - _REACH), cue.start) is not None


def _near(text: str, one: Cue, other: Cue, words: int) -> bool:
    """Whether at most `words` words and no punctuation stand between two cues."""
    return text.count(" ", one.end, other.start) <= words + 1 and not _STOPS.search(text, one.end, other.start)


def _owned(text: str, found: list[Cue], i: int) -> None:
    """Having protection is to be covered, lacking it is not."""
    cue = found[i]
    state = "active" if "have" in cue.tags else "unprotected"
    for other in found[i + 1 : i + 3]:
        if not _near(text, cue, other, _FEW):
            return
        denied = "lack" in cue.tags or (i > 0 and "negation" in found[i - 1].tags and _near(text, found[i - 1], cue, 1))
        outside = "lack" in cue.tags and other.tags.get("relation") == "coverage"
        outside = outside or (denied and _is_any_insurance(text, other))
        if "give" in cue.tags:
            given = "shield" in other.tags or "agency" in other.tags
            if given and (_TO_WHOM.match(text, cue.start) or _GIVEN.fullmatch(text, cue.end, other.start)):
                found[i] = cue._replace(tags={"status": "registered", "sponsored": "yes"})
                return
            continue
        if outside or "shield" in other.tags or "agency" in other.tags:
            tags = {name: value for name, value in cue.tags.items() if name not in ("filler", "negation")}
            found[i] = cue._replace(tags={**tags, "status": state})
            if outside:
                found[found.index(other)] = other._replace(tags={})
            return
        if other.tags.get("noun") != "thing" and "filler" not in other.tags:
            return


def _is_any_insurance(text: str, cue: Cue) -> bool:
    """Whether insurance is named as such, which whoever lacks it has with no other insurer either."""
    return cue.tags.get("foreign") == "insurance" and text[cue.start : cue.end].lower() == "asuransi"


def _become_possible(text: str, found: list[Cue], i: int) -> None:
    """Who may become a member is none yet: "pekerja yang potensial menjadi peserta"."""
    after = found[i + 1]
    of_next = _COUNTED.search(text, max(0, found[i].start - _REACH), found[i].start) and _NUMBER.match(text, after.end)
    if after.tags.get("status") in _COVERED and _near(text, found[i], after, 0) and not of_next:
        found[i + 1] = after._replace(tags={"status": "eligible", "strong": "basis"})


def _leave_open(text: str, found: list[Cue], i: int) -> None:
    """What not all of them are tells no state of those counted: "9.800 ketua RT yang belum semuanya terlindungi"."""
    after = found[i + 1]
    if after.tags.get("status") in _COVERED and _near(text, found[i], after, _FEW):
        found[i + 1] = after._replace(tags={"status": "none", "open": "yes"})


def _negate(text: str, found: list[Cue], i: int) -> None:
    """A state under a negation; "belum" that ends its clause ("543.310 pekerja belum,") leaves the state unsaid."""
    cue = found[i]
    word = text[cue.start : cue.end].lower()
    if word in ("bukan", "non"):
        return
    after = found[i + 1] if i + 1 < len(found) else None
    counted = _THOSE.search(text, max(0, cue.start - _REACH), cue.start) and _NUMBER.match(text, cue.end)
    if word == "belum" and counted:
        found[i] = cue._replace(tags={"status": "unprotected"})
        return
    if after is not None and _near(text, cue, after, _FEW):
        if after.tags.get("status") in _COVERED:
            state = "inactive" if after.tags.get("strong") == "aktif" else "unprotected"
            if _FORMERLY.search(text, max(0, cue.start - _REACH), cue.start):
                state = "new"
            found[i + 1] = after._replace(tags={**after.tags, "status": state})
            also = found[i + 2] if i + 2 < len(found) else None
            if also is not None and also.tags.get("status") in _COVERED and _near(text, after, also, 0):
                found[i + 2] = also._replace(tags={**also.tags, "status": state})
            return
        if "filler" in after.tags and i + 2 < len(found):
            found[i + 1] = cue._replace(end=after.end)
            return
    if word == "belum" and after is not None and after.tags.get("status") == "none":
        return
    if word == "belum" and _AT_ALL.match(text, cue.end):
        found[i] = cue._replace(tags={"status": "unprotected"})
    if word == "belum" and (cue.end >= len(text) or _STOPS.match(text, cue.end)):
        found[i] = cue._replace(tags={"status": "unprotected"})


def _suppose(text: str, found: list[Cue], i: int) -> None:
    """A state that ought to be, or may be, is a potential; the modal is used up by it."""
    cue = found[i]
    if cue.tags["modal"] == "may" and not _RELATIVE.search(text, max(0, cue.start - _REACH), cue.start):
        return
    if cue.tags["modal"] == "may" and _SO_MANY_CAN.search(text, max(0, cue.start - 2 * _REACH), cue.start):
        return
    for j in range(i + 1, min(i + 3, len(found))):
        other = found[j]
        if not _near(text, cue, other, _SOME):
            return
        if other.tags.get("status") in _COVERED:
            if _takes_object(text[other.start : other.end].lower()):
                return
            strong = "ought" if cue.tags["modal"] == "must" else "basis"
            found[j] = other._replace(tags={**other.tags, "status": "eligible", "strong": strong})
            found[i] = cue._replace(tags={"filler": "yes"})
            return
        if "filler" not in other.tags:
            return


def _takes_object(verb: str) -> bool:
    """Whether the verb is active and transitive ("melindungi", "mencover"), so that the persons are its object."""
    return verb.startswith("me") and not verb.startswith(_STATIVE)
