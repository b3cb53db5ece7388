"""Reading one file from outside, whole, bounded, and without being led elsewhere."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from pipelines.documents.detect import check_size
from warehouse.model.errors import InputError

_HEAD = 1 << 20


class RefusedFileError(InputError):
    """A file that was not read as a document. `content`: SHA-256 that names its bytes; `size` in bytes.

    Of a file that is too large only the size and the first mebibyte go into `content`.
    """

    def __init__(self, error: InputError, content: str, size: int) -> None:
        super().__init__(error.reason, str(error))
        self.content = content
        self.size = size


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_file(path: Path, name: str) -> bytes:
    """The bytes of a regular file.

    Raises RefusedFileError: `too_large` (found by its size, before it is read), `link`, `special_file`, `unreadable`,
    or `changing` if it grew or shrank while it was read.
    """
    try:
        # Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedFileError(_unopened(error, name), sha256(b""), 0) from None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            refusal = InputError("special_file", f"{name} is a pipe, socket or device, not a file; remove it.")
            raise RefusedFileError(refusal, sha256(b""), 0)
        try:
            check_size(status.st_size, name)
        except InputError as error:
            head = f"{status.st_size} bytes that begin with ".encode() + file.read(_HEAD)
            raise RefusedFileError(error, sha256(head), status.st_size) from None
        try:
            data = file.read(status.st_size + 1)
        except OSError as error:
            raise RefusedFileError(_unopened(error, name), sha256(b""), status.st_size) from None
        if len(data) != status.st_size or os.fstat(handle).st_size != status.st_size:
            refusal = InputError("changing", f"{name} changed while it was read; it is read again at the next refresh.")
            raise RefusedFileError(refusal, sha256(data), len(data))
    return data


def _unopened(error: OSError, name: str) -> InputError:
    if error.errno == errno.ELOOP:
        return InputError("link", f"{name} is a link; copy the file itself into the inbox.")
    return InputError("unreadable", f"{name} cannot be read ({error.strerror}); allow reading it.")
