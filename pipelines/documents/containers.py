"""Office containers: what a ZIP or an OLE file holds, without trusting the sizes it declares."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from pipelines.documents.kinds import ODS, XLS, XLSX
from warehouse.model.errors import InputError

MOST_ENTRIES = 10_000
LARGEST_UNPACKED = 512 * 1024 * 1024
# A workbook of numbers packs some 10 to 30 times; a bomb a thousand times and more.
SUSPECT_RATIO = 200
SUSPECT_SIZE = 32 * 1024 * 1024
_CHUNK = 1 << 20


def detect_zip(data: bytes, name: str) -> str:
    """MIME type of the spreadsheet that a ZIP file is.

    Raises InputError: `damaged`, `password_protected`, `decompression_bomb`, or `not_a_document` for any other ZIP.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise _bomb(name, f"{len(entries)} parts")
            found = _spreadsheet(archive, entries, name)
            _unpack_within_bounds(archive, entries, len(data), name)
            return found
    except InputError:
        raise
    except RuntimeError:
        raise _locked(name) from None
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, OverflowError):
        raise InputError("damaged", f"{name} is cut off or damaged; fetch or save it again.") from None


def _spreadsheet(archive: ZipFile, entries: list[ZipInfo], name: str) -> str:
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" in names:
        return XLSX
    mimetype = b""
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            mimetype = part.read(200).strip()
    if mimetype == ODS.encode():
        return ODS
    if "xl/workbook.bin" in names:
        what, remedy = "a binary workbook (.xlsb)", "save it as .xlsx"
    elif any(n.startswith("word/") for n in names) or b"opendocument.text" in mimetype:
        what, remedy = "a text document of an office program", "save its text as .txt, or its table as .xlsx"
    elif any(n.startswith("ppt/") for n in names) or b"opendocument.presentation" in mimetype:
        what, remedy = "a slide presentation", "save its table as .xlsx"
    else:
        what, remedy = "a ZIP archive", "unpack it into the inbox"
    raise InputError("not_a_document", f"{name} is {what}, not a spreadsheet; {remedy}.")


def _unpack_within_bounds(archive: ZipFile, entries: list[ZipInfo], packed: int, name: str) -> None:
    """Unpack all parts to nowhere: readers further on may then trust the file not to burst their memory."""
    total = 0
    for entry in entries:
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > LARGEST_UNPACKED or (total > SUSPECT_SIZE and total > packed * SUSPECT_RATIO):
                    raise _bomb(name, f"more than {total >> 20} MB")


def detect_ole(data: bytes, name: str) -> str:
    """MIME type of an old Excel workbook. Raises InputError: `password_protected` or `not_a_document`."""
    if _stream("EncryptedPackage") in data:
        raise _locked(name)
    if _stream("WordDocument") in data:
        raise InputError("not_a_document", f"{name} is an old Word document; save its text as .txt.")
    if _stream("PowerPoint Document") in data:
        raise InputError("not_a_document", f"{name} is an old slide presentation; save its table as .xlsx.")
    if _stream("Workbook") in data or _stream("Book") in data:
        return XLS
    raise InputError("not_a_document", f"{name} is an old office file without a workbook; save its table as .xlsx.")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def _locked(name: str) -> InputError:
    return InputError("password_protected", f"{name} is protected by a password; save it without one.")


def _bomb(name: str, what: str) -> InputError:
    return InputError(
        "decompression_bomb", f"{name} unpacks to {what} from a small file; save it again in a spreadsheet program."
    )
