"""The sites that are checked: the sample newsroom with two stories more, once for every theme."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

from editor_app.domain.article import Content, Kind
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.rendering.theme import own_themes
from editor_app.services.desk import Desk, sample_desk

ADDRESS = "https://gulf-courier.example"
# A word that a search of the site finds.
WORD = "pilots"
LANGUAGES = ("de", "ar", "fr", "es")
RAN = "night-ferry-returns"
COMPOSED = "compositeWithTrainedAlgorithmicMedia"

EVERYTHING = """A first paragraph with **bold**, *italic*, `code`, a [link](https://harbour.example/)
and a note.[^1]

## Heading of a part

> Nobody had asked the pilots.

- one
- two
    - three

1. first
2. second

| Month | Ships | Delay in hours |
| :--- | ---: | ---: |
| October | 212 | 3 |
| November | 187 | 11 |

### Heading below it

```python
print("A line of code that is much longer than any telephone is wide, so that it has to scroll.")
```

![The harbour at dusk](harbour-dusk.png "The harbour, seen from the mole")

Term
:   What the term means.

## Another part

::: pull
Nobody had asked the pilots — *Ana Okafor*
:::

::: gallery
![The harbour at dusk](harbour-dusk.png "The harbour, seen from the mole")

![The same harbour](harbour-dusk.png)
:::

The last paragraph is short.

[^1]: The note, with *its own* marks.
"""

LONG = "\n\n".join(
    f"## Part {number}\n\n" + "The quay was empty and the water low. " * 40
    for number in range(1, 7)
)

FRENCH = """Le port reprend son souffle.

## Ce qui change

- moins d’heures de nuit
"""

ARABIC = """توقف العمل في الميناء ثلاثة أيام قبل أن يتفق الطرفان على جدول جديد.

## ما الذي تغيّر

- ساعات أقل في الليل
- تدريب جديد للمرشدين

> لم يسألنا أحد من قبل.

عاد المرشدون إلى العمل صباح اليوم.
"""


@dataclass(frozen=True, slots=True)
class Published:
    """A published site, the theme that it wears, and its language where that is not English."""

    theme: str
    folder: Path
    language: str = ""


def publish_all(scratch: Path) -> Iterator[Published]:
    """Publish the sample with every theme of the box; one story is withdrawn, one has moved.

    Then the same in other languages, whose labels are longer or run the other way.
    """
    with sample_desk(scratch / "desk", address=ADDRESS, by="Check") as desk:
        _add_stories(desk)
        folders = {theme: scratch / theme for theme in own_themes()}
        for theme, folder in folders.items():
            folder.mkdir()
            _publish(desk, theme, folder)
        _withdraw_and_move(desk)
        for theme, folder in folders.items():
            _publish(desk, theme, folder)
            yield Published(theme, folder)
        for language, theme in zip(LANGUAGES, cycle(folders), strict=False):
            folder = scratch / f"{theme}-{language}"
            folder.mkdir()
            desk.site.save(replace(desk.site.get(), language=language))
            _publish(desk, theme, folder)
            yield Published(theme, folder, language)


def _publish(desk: Desk, theme: str, folder: Path) -> None:
    desk.site.save(replace(desk.site.get(), theme=theme))
    desk.publishing.publish(folder)


def _furnish(desk: Desk) -> None:
    """Let lists have further pages, an author a face, a picture a maker, a section nothing."""
    desk.site.save(replace(desk.site.get(), page_size=3))
    desk.labels.add_section("Quiet")
    author, pictures = desk.labels.authors()[0], desk.pictures.all()
    desk.labels.save_author(replace(author, picture=pictures[2].name))
    desk.pictures.save(replace(pictures[3], source_type=COMPOSED))


def _add_stories(desk: Desk) -> None:
    _furnish(desk)
    section = next(s.id for s in desk.labels.sections() if s.slug == "world")
    shared = {"section": section, "byline": tuple(a.id for a in desk.labels.authors()[:2])}
    shared["lead_picture"] = desk.pictures.all()[0].name
    body = EVERYTHING.replace("harbour-dusk.png", desk.pictures.all()[1].name)
    many = _ready(
        desk,
        Content(
            headline="Everything a text can hold",
            standfirst="Tables, notes, code and more.",
            body=body,
            slug="everything-a-text-can-hold",
            kind=Kind.ANALYSIS,
            tags=tuple(tag.id for tag in desk.labels.tags()[:3]),
            **shared,
        ),
    )
    desk.articles.correct(many, CorrectionKind.CORRECTION, "October had 212 ships, not 221.")
    desk.articles.correct(many, CorrectionKind.RETRACTION, "The part about delays is retracted.")
    pilots = _ready(
        desk,
        Content(
            headline="Pilots return",
            body=LONG,
            slug="pilots-return",
            source="Harbour Wire",
            credit="Harbour Wire/Ana Okafor",
            canonical="https://wire.example/pilots",
            **shared | {"lead_picture": desk.pictures.all()[3].name},
        ),
    )
    for language, slug, headline, text in (
        ("ar", "arabic", "المرشدون يعودون إلى العمل", ARABIC),
        ("fr", "french", "Les pilotes reprennent : un accord après trois jours", FRENCH),
    ):
        told = Content(headline=headline, body=text, slug=slug, language=language, **shared)
        _ready(desk, replace(told, standfirst=headline, translates=pilots))
    _ready(desk, Content(headline="A boat at night", body="It came late.", slug="boat", **shared))


def _ready(desk: Desk, content: Content) -> ArticleId:
    made = ArticleId(desk.articles.create(content).created)
    desk.articles.set_status(made, Status.READY)
    return made


def _withdraw_and_move(desk: Desk) -> None:
    desk.articles.set_status(desk.articles.by_slug(RAN).id, Status.WITHDRAWN)
    boat = desk.articles.by_slug("boat")
    desk.articles.save(boat.id, replace(boat.content, slug="night-boat"))
    desk.articles.set_status(boat.id, Status.READY)
