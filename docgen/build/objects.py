"""Documents in an object store (S3, Azure, Google, …) through fsspec, under the same laws as in a folder.

An object is replaced at once or not at all. Where the store can, it is told what must stand there (`If-Match`,
`If-None-Match`); where it cannot, that is looked up right before, and the lock keeps other drivers away. What was put
is compared with what arrived, by its ETag. Staged bytes are with the driver: a stop loses only what the intents then
tell to make again. The manifest and the lock stay with the driver too.
"""

# fsspec ships without types
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b, md5
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any

from docgen.build.failures import NoAnswerError
from docgen.build.places import HIDDEN, KEPT, ChangedMeanwhileError, Seen, Staged
from docgen.diagnostics import Diagnostic, Location
from docgen.errors import BuildError

_REFUSED = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


class DamagedOnTheWayError(OSError):
    """What arrived in the store is not what was sent."""


class ObjectStore:
    """Documents below a URL that fsspec knows, such as `s3://bucket/map`.

    What it is asked raises `NoAnswerError` where the store does not do it.
    """

    def __init__(self, url: str, **options: Any) -> None:
        """Raises: BuildError: `build.no-store`: nothing that is installed knows such a URL."""
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 — only who writes to a store needs it

            found: Any = url_to_fs(url, use_listings_cache=False, **options)
        except (ImportError, ValueError) as error:
            raise BuildError([_no_store(url)]) from error
        self.system: Any = found[0]
        self.root = str(found[1]).rstrip("/")
        self._staged: dict[str, bytes] = {}
        self._numbers = count(1)

    def seen(self, path: str) -> Seen | None:
        """Size and a number for the ETag, or `None` where there is no object."""
        facts = self._facts(path)
        return None if facts is None else _seen(facts)

    def _facts(self, path: str) -> dict[str, Any] | None:
        self.system.invalidate_cache()
        try:
            with _answering():
                facts: dict[str, Any] = self.system.info(f"{self.root}/{path}")
        except FileNotFoundError:
            return None
        return None if facts.get("type") == "directory" else facts

    def read(self, path: str) -> bytes:
        """The bytes of the object."""
        with _answering():
            return bytes(self.system.cat_file(f"{self.root}/{path}"))

    def stage(self, data: bytes) -> Staged:
        """The bytes, kept here until they are put."""
        name = str(next(self._numbers))
        self._staged[name] = data
        return Staged(name, len(data))

    def flush(self, staged: Sequence[Staged]) -> None:
        """Nothing: what is staged is on no medium yet, and nobody counts on it."""

    def publish(self, staged: Staged, path: str, expected: Seen | None) -> Seen:
        """Put the object, on the condition that what was seen still stands there, and compare what arrived."""
        data = self._staged.pop(staged.name)
        facts = self._facts(path)
        if (None if facts is None else _seen(facts)) != expected:
            raise ChangedMeanwhileError(path)
        self._put(path, data, str(facts.get("ETag", "")) if facts else None)
        arrived = self._facts(path)
        if arrived is None or arrived.get("size") != len(data) or not _matches(arrived, data):
            raise DamagedOnTheWayError(path)
        return _seen(arrived)

    def _put(self, path: str, data: bytes, etag: str | None) -> None:
        target = f"{self.root}/{path}"
        try:
            with _answering():
                if not hasattr(self.system, "call_s3"):
                    self.system.pipe_file(target, data)
                    return
                bucket, key, _ = self.system.split_path(target)
                condition = {"IfNoneMatch": "*"} if etag is None else {"IfMatch": etag}
                self.system.call_s3("put_object", Bucket=bucket, Key=key, Body=data, **condition)
        except FileNotFoundError as error:  # where an object can be new, it is the bucket that is not there
            raise NoAnswerError(str(error)) from error
        except NoAnswerError as error:
            if _refused(error):
                raise ChangedMeanwhileError(path) from error
            raise

    def settle(self, paths: Iterable[str]) -> None:
        """Nothing: an object that was put is there, under its name."""

    def keep(self, path: str) -> str:
        """Move the object below `.docgen/bewaard`, under a name that is free."""
        place = self.keep_copy(path)
        self.remove(path)
        return place

    def keep_copy(self, path: str) -> str:
        """A copy of the object below `.docgen/bewaard`, under a name that is free."""
        wanted = PurePosixPath(HIDDEN, KEPT, path)
        names = chain([wanted.name], (f"{wanted.stem}-{number}{wanted.suffix}" for number in count(2)))
        place = next(str(place) for name in names if self.seen(str(place := wanted.with_name(name))) is None)
        self._put(place, self.read(path), None)
        return place

    def move(self, path: str, target: str) -> None:
        """Put the object in the place of another, then take it away from its own."""
        facts = self._facts(target)
        self._put(target, self.read(path), str(facts.get("ETag", "")) if facts else None)
        self.remove(path)

    def remove(self, path: str) -> None:
        """Delete the object."""
        with suppress(FileNotFoundError), _answering():
            self.system.rm_file(f"{self.root}/{path}")

    def opened(self, path: str) -> str | None:  # noqa: ARG002 — part of a store
        """Nobody opens an object in Word where it stands."""
        return None

    def clean(self) -> None:
        """Let go of what was staged."""
        self._staged.clear()


@contextmanager
def _answering() -> Generator[None]:
    """Whatever a library for a store raises, but for an object that is not there, as the store that does not answer."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        raise NoAnswerError(f"{type(error).__name__}: {error}") from error


def _refused(error: BaseException | None) -> bool:
    """Whether the store itself saw that something else stands there than was said."""
    return error is not None and (any(word in str(error) for word in _REFUSED) or _refused(error.__cause__))


def _seen(facts: dict[str, Any]) -> Seen:
    mark = str(facts.get("ETag") or facts.get("etag") or facts.get("created") or facts.get("mtime") or "")
    return Seen(int(facts.get("size") or 0), int.from_bytes(blake2b(mark.encode(), digest_size=7).digest()))


def _matches(facts: dict[str, Any], data: bytes) -> bool:
    """Whether the ETag is that of the data; one that is no MD5 (of an encrypted store) says nothing."""
    etag = str(facts.get("ETag", "")).strip('"')
    if len(etag) != 32 or facts.get("ServerSideEncryption"):
        return True
    return etag == md5(data, usedforsecurity=False).hexdigest()


def _no_store(url: str) -> Diagnostic:
    return Diagnostic(
        "build.no-store",
        "Met dit soort opslag kan docgen hier niet werken.",
        Location(file=url),
        "Kijk het adres na. Voor s3://… is nodig: pip install 'docgen[store]'; "
        "voor een andere opslag het pakket dat fsspec ervoor gebruikt.",
    )
