"""A page's recipe: short digests, by name, of all that the page is made from."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

Parts = Mapping[str, str]


def digest(*values: object) -> str:
    """Return a short digest of values whose `repr` tells all of them."""
    return of_texts([value if isinstance(value, str) else repr(value) for value in values])


def of_texts(texts: Iterable[str]) -> str:
    """Return the digest of values that are texts already: asked tens of thousands of times."""
    text = "\0".join(texts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def written(parts: Parts) -> str:
    """Return a recipe as the one line that a manifest keeps."""
    return ";".join(f"{name}={value}" for name, value in parts.items())


def read(text: str) -> dict[str, str]:
    """Return the parts of a recipe that a manifest kept."""
    return dict(part.split("=", 1) for part in text.split(";") if "=" in part)


def differing(before: str, now: Parts) -> dict[str, tuple[str, str]]:
    """Return the parts that are not as they were, each with its old and its new value."""
    old = read(before)
    names = [*now, *(name for name in old if name not in now)]
    return {
        name: (old.get(name, ""), now.get(name, ""))
        for name in names
        if old.get(name) != now.get(name)
    }
