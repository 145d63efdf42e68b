"""Keeps two publications on this machine from one target at the same time."""

from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from editor_app.domain.errors import TargetUnusable
from editor_app.paths import cache_folder


@contextmanager
def held(target: Path) -> Generator[None]:
    """Hold a target; TargetUnusable when another publication holds it.

    The lock is the operating system's own and freed at death. It lies in the cache folder: a site
    that nothing changes is not touched.
    """
    name = sha256(str(target.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    folder = cache_folder() / "targets"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{name}.lock", is_singleton=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise TargetUnusable(
            f"Another publication to “{target}” is on its way.",
            "Wait until it is done, then publish again.",
        ) from error
    try:
        yield
    finally:
        lock.release()
