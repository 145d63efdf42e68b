"""What a published site was found to be: whole or not, and how large."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What is wrong with a file of the site."""

    UNFINISHED = "unfinished"
    MISSING = "missing"
    CHANGED = "changed"
    DEAD_LINK = "dead-link"
    DEAD_ANCHOR = "dead-anchor"
    FROM_ELSEWHERE = "from-elsewhere"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `address` is what a page names, as it stands there."""

    kind: FaultKind
    path: str
    address: str = ""

    @property
    def told(self) -> str:
        """The fault as a sentence."""
        return _WORDS[self.kind].format(path=self.path, address=self.address)


_WORDS = {
    FaultKind.UNFINISHED: "Publication {path} was begun and is not finished.",
    FaultKind.MISSING: "“{path}” is not there.",
    FaultKind.CHANGED: "“{path}” is not as it was published.",
    FaultKind.DEAD_LINK: "“{path}” leads to “{address}”, which is not there.",
    FaultKind.DEAD_ANCHOR: "“{path}” leads to “{address}”, a place that its page does not have.",
    FaultKind.FROM_ELSEWHERE: "“{path}” loads “{address}” from another host.",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """So many files, and their bytes."""

    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading a whole site gave; `largest` are path and bytes, the largest first."""

    target: str
    faults: tuple[Fault, ...]
    links: int
    pages: Weight
    pictures: Weight
    rest: Weight
    largest: tuple[tuple[str, int], ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def total(self) -> Weight:
        """All files together."""
        parts = (self.pages, self.pictures, self.rest)
        return Weight(sum(part.files for part in parts), sum(part.size for part in parts))
