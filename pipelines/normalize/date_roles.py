"""What a date does in its sentence: dates a figure, an event, a baseline, a beginning, or only names a plan."""

from __future__ import annotations

import re

from pipelines.normalize.date_patterns import MONTHS, WEEKDAY
from pipelines.normalize.wording import UNKNOWN, Stretch, Wording

DATA_CUES = frozenset(
    {
        "per",
        "hingga",
        "sampai",
        "sampai dengan",
        "s/d",
        "s.d.",
        "posisi",
        "sepanjang",
        "selama",
        "periode",
        "data",
        "catatan",
        "hitungan",
        "rekap",
        "rekapitulasi",
        "status",
        "kondisi",
        "cut off",
        "ytd",
    }
)
_FILLER = (
    r"(?:dengan|pada|di|posisi|realisasi|target|capaian|periode|yang|sama|serupa|coverage|cakupan|akhir|awal|bulan|tahun"
    r"|data|kepesertaan|kondisi|tanggal|angka|jumlah|total)"
)
_BASELINE = Wording(
    r"\blebih \w+ (?:dari|daripada|ketimbang|di?banding\w*)\b[^.;:,]*$|"
    r"\b(?:mendekati|menyamai|melampaui|melebihi|mengungguli)(?:\s+(?!target|sasaran)[a-z]+){0,5}\s*$|"
    rf"\b(?:(?:di?|mem)?banding(?:kan|ing)?|daripada|ketimbang|terhadap|berbanding)(?:\s+{_FILLER})*\s*\(?$"
)
_FROM = re.compile(rf"\bdari(?:\s+{_FILLER})*\s*$")
_LEVEL = r"(?:\s*(?:ribu|juta|miliar|triliun|persen|%))?(?:\s+(?!pada\b)[a-z]+){0,3}"
# "naik dari 30 ribu pada 2022", "semula 41 persen (2023)": the date of the level left behind.
_LEFT_BEHIND = Wording(
    r"(?:\b(?:naik|turun|meningkat|menurun|merosot|melonjak|melesat|tumbuh|bertambah|berkurang|beranjak|bergerak)\b[^.;:]{0,30}"
    r"\bdari|\b(?:semula|sebelumnya|awalnya|tadinya|di?banding\w*))(?:\s+(?!menjadi\b)[a-z]+){0,3}"
    r"\s+(?:rp\s?)?(?!(?:19|20)[0-9]{2}(?:[^0-9.,]|[.,](?![0-9])))[0-9][0-9.,]*"
    rf"{_LEVEL}\s*\(?(?:\b(?:pada|di|per|akhir|awal|bulan|tahun|posisi)\s+)*$"
)
# "naik dari pembayaran pada Juni lalu sebesar ...", "turun dari capaian bulan sebelumnya": what the change starts from.
_STARTS_FROM = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|melonjak|merosot|tumbuh|bertambah|berkurang|lonjakan|kenaikan|penurunan)\b[^.;:0-9]{0,20}"
    r"\bdari(?:\s+(?!menjadi\b)[a-z]+){1,3}\s+(?:pada|di|per|bulan|tahun|periode)\s+(?:akhir |awal |bulan |tahun )?$"
)
_NOUN_OF = re.compile(r"\bdari(?:\s+[a-z]+){1,3}\s*$", re.IGNORECASE)
_FIRST_MONTHS = re.compile(r"[a-z0-9].* bulan (?:pertama|awal)$")
_OWN_LEVEL = re.compile(r"\s*,?\s*(?:yang|sebesar|sebanyak|sejumlah|yakni|yaitu|\()")
_LEVEL_NEXT = re.compile(
    r"\s*[:(=]?\s*(?:(?:sebanyak|sebesar|sejumlah|tercatat|ada|mencapai|hanya|baru)\s+)?(?:Rp\s?)?[0-9]", re.IGNORECASE
)
_LEADS_MONTH = re.compile(r"\b(?:menutup|mengakhiri|mengawali|melewati|selepas|usai|pe(?:ng)?hujung|penutupan)\s+$")
"""What makes a bare month a time and no person: "menutup Juni dengan 2.351 peserta"."""
_ALIKE = Wording(
    r"\b(?:periode|masa|kurun|waktu|bulan|kuartal|triwulan|semester)\s+(?:yang\s+)?(?:sama|serupa)(?:\s+(?:pada|di|tahun))*\s*$"
)
_ALIKE_NEXT = re.compile(
    r"\s+(?:(?:pada|di|untuk|dalam|selama)\s+)?(?:periode|masa|kurun|waktu|bulan|kuartal|triwulan|semester)\s+(?:yang\s+)?"
    r"(?:sama|serupa)\b"
)
_LOOSE = r"[^\w.;:!?]+(?:(?!(?:pada|di|per|hingga|sampai|sepanjang|selama|untuk)\b)\w+\W+)"
_NAME = Wording(
    r"\b(?:rpjm[dn]?|rpjpn?d?|rkpd?|rkt|renstra|indonesia emas|visi|award|paritrana|anugerah|penghargaan|musrenbang\w*"
    r"|rakor\w*|rakernas|munas|festival|expo|fair|hut|harpelnas|hari (?!tua\b)[a-z]\w+|bulan k3|pemilu|pilkada"
    rf"|perda|inpres|uu|um[pkr]){_LOOSE}{{0,4}}$"
)
_BUDGET = re.compile(rf"\b(?:apbdp?|apbn|dbh\W?cht|dbhcht|anggaran|apbdes|ta|t\.a\.){_LOOSE}{{0,2}}$")
_WHEN = re.compile(r",? (?:saat|ketika|kala) ", re.IGNORECASE)
"""Behind a beginning: what was counted then ("sejak 2022, saat pesertanya 9 ribu")."""
_SINCE = Wording(r"\b(?:sejak|mulai|semenjak|bermula|terhitung)\b(?:\s+(?!(?:hingga|sampai|per)\b)\w+){0,5}\s*$")
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_DAYS = re.compile(r"[0-3]?[0-9] ?(?:-|–|dan) ?[0-3]?[0-9] [A-Za-z]")
"""The days of a meeting: "7-8 November 2024"."""
_DEADLINE = Wording(
    r"\b(?:paling (?:lambat|akhir)|selambat-lambatnya|selambatnya|tenggat(?:nya)?|batas (?:akhir|waktu)(?:nya)?"
    r"|jatuh tempo(?:nya)?)(?:\s+(?:pada|di|hari|tanggal|akhir|awal|bulan|hingga|sampai|adalah|yakni|yaitu|jatuh)"
    r"|,|\s+(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu))*\s*\(?$"
)
_UPDATED = Wording(
    r"\b(?:data|catatan|posisi|kondisi|rekap\w*|laporan|pembaruan|pemutakhiran) "
    r"(?:terakhir|terbaru|terkini|teranyar|termutakhir|mutakhir)(?:nya)?(?: (?:per|pada|tanggal))?[,:( ]*$"
)
_TARGET_LEAD = Wording(r"\b(?:target\w*|ditarget\w*|menarget\w*|sasaran)\b[^.;,]{0,25}$")
_OUGHT_LEAD = Wording(r"\b(?:seharusnya|semestinya|mestinya)(?: sudah)? [a-z]+ (?:pada |di )?(?:tahun )?$")
"""Before the year by which something ought to have come about: "yang seharusnya terlindungi pada tahun 2025"."""
_READ_ON = Wording(r"\bdiakses(?: pada)?(?: hari)?,? \(?$")
"""Before the day on which somebody looked a page up."""
LOOK_BACK = 48
"""How many characters before a date may say what it does."""


def role_of(text: str, span: tuple[int, int], precision: str, cue: str | None, around: Stretch = UNKNOWN) -> str:
    """The role of the date at `span` of `text`; `around`: what is known of LOOK_BACK characters before it:

    - `name`: part of a title or plan ("RPJMD 2025-2045", "Paritrana Award 2024"), a deadline ("paling lambat 30
      September"), or a bare month that may be a person
    - `budget`: the year of a budget ("APBD 2022")
    - `baseline`: what something is compared with ("dibanding 2024", "dari tahun 2024", "tahun sebelumnya"), or
      the level left behind ("naik dari 30 ribu pada 2022 menjadi"); it dates the figure that it stands with alone
    - `since`: a beginning ("sejak 2017")
    - `event`: a day on which somebody spoke or something took place
    - `data`: when a figure holds
    """
    start, end = span
    before = text[max(0, start - LOOK_BACK) : start].lower()
    words = text[start:end]
    low = words.lower()
    point = precision != "range"
    baseline = _BASELINE.search(around, before) or (
        point
        and (
            ("dari" in before and (_FROM.search(before) or _STARTS_FROM.search(before)))
            or _LEFT_BEHIND.search(around, before)
        )
    )
    if not baseline and cue is None and _is_loose(low, before, text[end : end + LOOK_BACK]):
        return "name"
    deadline = precision in {"day", "month"} and _DEADLINE.search(around, before)
    if (
        deadline
        or (precision == "day" and _READ_ON.search(around, before))
        or (precision in {"year", "range"} and _NAME.search(around, before))
    ):
        return "name"
    if baseline or low in {"tahun sebelumnya", "tahun sebelumya", "bulan sebelumnya", "sebulan sebelumnya"}:
        return "baseline"
    if point and _SINCE.search(around, before):
        return "data" if _WHEN.match(text, end) else "since"
    if _BUDGET.search(before):
        return "budget"
    event = precision == "day" or (not point and (says_weekday(words) or _DAYS.match(words) is not None))
    event = event and (says_weekday(words) or not _UPDATED.search(around, before))
    return "event" if event and cue not in DATA_CUES else "data"


def _is_loose(low: str, before: str, after: str) -> bool:
    """Whether words read as a date hold none: "Gratis empat bulan pertama" is a duration, "orang dari kelompok
    penerima tahun lalu" says which group, a bare month may be a person."""
    if low in MONTHS:
        return not (_LEVEL_NEXT.match(after) or _LEADS_MONTH.search(before))
    group = low.endswith("lalu") and _NOUN_OF.search(before) and not _OWN_LEVEL.match(after)
    return bool(group or _FIRST_MONTHS.match(low))


def says_weekday(text: str) -> bool:
    """Whether a date is written as reports write the day of their event: "Senin (13/10)", "(7/11/25)"."""
    return "(" in text or bool(_WEEKDAY.match(text))


def is_same_period(text: str, start: int, end: int, around: Stretch = UNKNOWN) -> bool:
    """Whether the year at `start`-`end` stands for the months just spoken of: "periode yang sama tahun lalu" after
    "hingga September 2025" is up to September 2024, and so is "setahun sebelumnya"."""
    named = text[start:end].lower()
    if named.startswith("setahun"):
        return True
    if _ALIKE.fits(around) and _ALIKE.search(around, text[max(0, start - LOOK_BACK) : start].lower()):
        return True
    return (named.endswith(("lalu", "sebelumnya")) or named[-4:].isdigit()) and _ALIKE_NEXT.match(text, end) is not None


def led_by_target(text: str, start: int, around: Stretch = UNKNOWN) -> bool:
    """Whether a word for target, or for what ought to be by then, stands shortly before `start`, in the same clause."""
    if not (_OUGHT_LEAD.fits(around) or _TARGET_LEAD.fits(around)):
        return False
    before = text[max(0, start - LOOK_BACK) : start].lower()
    return bool(_OUGHT_LEAD.search(around, before) or _TARGET_LEAD.search(around, before))


NOW = Wording(
    r"\b(?:saat ini|kini|sekarang|sejauh ini|dewasa ini|hari ini|(?:hingga|sampai) detik ini)\b", re.IGNORECASE
)
# "Yang belum ikut masih 732 ribu" is of today; "masih juara, Rp6 miliar" says nothing of when.
STILL = re.compile(r"\bmasih\b[^,.;:]{0,30}$", re.IGNORECASE)
REFERS_TO_TOTAL = re.compile(
    r"^\W*dari (?:total|seluruh|keseluruhan|jumlah (?:total|seluruh|keseluruhan))\b", re.IGNORECASE
)
REFERS_TO_AMOUNT = re.compile(
    r"^\W*dari (?:jumlah|angka|total|nilai|nominal)(?: \w+)? (?:itu|tersebut|ini)\b", re.IGNORECASE
)
POINTS_BACK = re.compile(
    r"^\W*(?:(?:artinya|berarti|terdiri|terbagi|meliputi|mencakup|sisanya|selebihnya|masing-masing|sebarannya|komposisinya)\b"
    r"|(?:dari|angka|jumlah|nilai|total|data|rincian\w*|perincian\w*|dengan)?\s*(?:\w+\s+){0,2}(?:itu|tersebut|ini(?=\s+(?:terdiri|terbagi|meliputi|mencakup|berasal|tersebar))|rinciannya"
    r"|perinciannya|rinci|(?:di ?)?antaranya)\b)",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(?:target\w*|menuju|mendatang|nanti|kelak|visi|RPJ[MP]\w*|Indonesia Emas)\b", re.IGNORECASE)
CENSUS = Wording(r"\b(?:BPS|Badan Pusat Statistik|Sakernas|Dukcapil|Disdukcapil|sensus)\b", re.IGNORECASE)
DATA_SENTENCE = re.compile(
    r"^\W*(?:\(?\*?\)?\s*)?(?:(?:demikian|catatan|keterangan|ket|sumber)\b[.:]?\s*)?"
    r"(?:(?:sumber )?data|posisi|per|berdasarkan data|kondisi|(?<=sumber: )bpj[^.;:0-9]{0,30}"
    r"|(?:angka|jumlah|data|capaian) (?:ini|itu|tersebut) (?:merupakan|adalah|per|dihimpun|diperoleh|berdasarkan))\b",
    re.IGNORECASE,
)
# "Itu posisi Desember 2022, katanya." dates what was just said.
THAT_WAS = re.compile(
    r"\W*(?:(?:angka|data|jumlah|hitungan|capaian) )?(?:itu|tersebut|ini)(?: adalah| merupakan| ialah)? "
    r"(?:posisi|kondisi|keadaan|data|angka|hitungan|catatan|capaian|hingga|sampai|per)\b",
    re.IGNORECASE,
)
# "Angka itu, kata Kepala Cabang, merupakan data" before a date: it dates what was said before.
DATES_THAT = Wording(
    r"\b(?:angka|data|jumlah|hitungan|capaian|cakupan|persentase|kondisi|semua|seluruh data|nilai|nominal|klaim|manfaat"
    r"|santunan|pembayaran|dana)(?:-angka)? "
    r"(?:itu|tersebut|ini|tadi)\b(?:,[^.;:]{3,80},)?"
    r"(?: (?:adalah|merupakan|ialah|masih|memang|tercatat|terhitung|diambil|dihimpun|dihitung|dicatat|capaian"
    r"|dibayar(?:kan)?|disalurkan|dicairkan|cair|diterima|terealisasi))*"
    r"(?: (?:posisi|kondisi|keadaan|data|angka|catatan|hitungan|rekap\w*|hingga|sampai|per|pada|dari|untuk|akhir"
    r"|selama|sepanjang|periode))+"
    r" ?$",
    re.IGNORECASE,
)
# "Ketua komisi mengutip data kantor itu per 31 Januari." tells of when the figures just given are.
CITES = re.compile(
    r"\b(?:data|angka|catatan|jumlah|hitungan)\b[^.;:,]{0,50}$"
    r"(?<!\bsejak )(?<!\bmulai )",
    re.IGNORECASE,
)
# "Ia merinci pembayaran untuk Januari-Oktober 2024." heads what follows.
ANNOUNCES = Wording(
    r"\b(?:me)?rinci(?:an)?(?:nya)?\b|\bberikut\b|\bsebagaimana data\b"
    r"|\b(?:membuka|membeberkan|memaparkan|merilis|mengumumkan|menyodorkan|menyajikan|mengungkap(?:kan)?)"
    r" (?:data|angka|catatan|capaian|kondisi|posisi|keadaan)\b",
    re.IGNORECASE,
)
SAYS = Wording(
    r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|terang|papar|sebut|tambah|imbuh|tegas|beber|lanjut|tandas|sambung|rinci"
    r"|urai|cetus|tukas|pungkas|timpal|jawab|kilah|keluh|kenang|sergah|pesan|pinta|seru|simpul)(?:nya)?\b"
    r"|\bme(?:ngata|nyampai|njelas|ngungkap|nerang|mapar|nyebut|nutur|negas|nambah|rinci|nyata|mbeber|lapor|masti|ngurai"
    r"|ngemuka|nyimpul|ngabar|nyinggung|ngklaim|nyodor|nukas|nceritera|ncerita)(?:kan)?\b"
    r"|\b(?:mengaku|mengakui|ditemui|dikutip|mengutip|dikonfirmasi|bilang|berkata|berujar)\b",
    re.IGNORECASE,
)
YEAR_TO_DATE = re.compile(
    r"\btahun berjalan\b|\bsejak (?:awal )?(?:tahun|januari)\b|\bsepanjang tahun ini\b", re.IGNORECASE
)
MONTHLY = re.compile(r"(?:\bper|\bsetiap|\btiap|\bse|/)\s?bulan\b|\bsebulan\b|\bper bulannya\b", re.IGNORECASE)
