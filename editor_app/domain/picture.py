"""A picture in the library: its file by hash and what is known about it."""

from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.ids import PictureId

# IPTC digital source type NewsCodes (CC BY 4.0), those a news desk meets.
SOURCE_TYPES: dict[str, str] = {
    "": "Not stated",
    "digitalCapture": "Photograph",
    "print": "Scan of a print",
    "screenCapture": "Screenshot",
    "digitalCreation": "Drawn by hand",
    "dataDrivenMedia": "Chart or map from data",
    "humanEdits": "Edited by a person",
    "algorithmicallyEnhanced": "Enhanced by software",
    "composite": "Montage",
    "compositeWithTrainedAlgorithmicMedia": "Montage with AI-made parts",
    "trainedAlgorithmicMedia": "Made by AI",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; texts refer to `name`, the file is `media/<sha256><suffix>`; sizes in pixels.

    `decorative` says that an empty `alt` is meant.
    """

    id: PictureId
    name: str
    sha256: str
    suffix: str
    width: int
    height: int
    size: int
    added: datetime
    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    source_type: str = ""
    decorative: bool = False

    @property
    def file_name(self) -> str:
        """The name of the original in the media folder."""
        return self.sha256 + self.suffix


# Longest side of a published picture, in pixels.
LONGEST = 2560


def published_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a picture leaves: never enlarged, never longer than LONGEST."""
    longest = max(width, height)
    if longest <= LONGEST:
        return width, height
    return max(1, round(width * LONGEST / longest)), max(1, round(height * LONGEST / longest))
