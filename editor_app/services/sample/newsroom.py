"""Fills a new desk with the sample newsroom of `resources/samples/`."""

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import yaml

from editor_app.domain.article import Article, Content, Kind
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import (
    ArticleId,
    AuthorId,
    CorrectionId,
    PictureId,
    RevisionId,
    RuleId,
    SectionId,
    TagId,
    TemplateId,
    new_id,
)
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.site import HousePage, Site, SocialLink
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind, Topic
from editor_app.resources import locate, read_text
from editor_app.services.sample.scenes import draw

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_FOLDER = "samples"
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Story:
    """A text of the sample and its front matter."""

    slug: str
    fields: Fields
    body: str


def sample_site() -> Site:
    """Return the sample's site, without its list of trending stories."""
    told = _room()["site"]
    plain = ("name", "tagline", "address", "language", "time_zone", "contact")
    return Site(
        **{name: told[name] for name in plain},
        social=tuple(SocialLink(network, address) for network, address in told["social"]),
        pages=tuple(HousePage(**page) for page in _room()["page"]),
    )


def fill_with_sample(desk: "Desk", site: Site) -> None:
    """Put the sample newsroom into an empty desk that publishes this site."""
    _Newsroom(desk, _room()).build(site)


class _Newsroom:
    """Builds the newsroom step by step; later steps name what earlier ones made."""

    def __init__(self, desk: "Desk", room: Fields) -> None:
        self._desk, self._room = desk, room
        self._now = desk.clock.now().replace(second=0, microsecond=0)

    def build(self, site: Site) -> None:
        """Make labels, pictures, stories, templates, the site and saved searches."""
        self._add_labels()
        for picture in self._room["picture"]:
            self._add_picture(picture)
        ids = {story.slug: self._add_story(story) for story in _stories()}
        for template in self._room["template"]:
            self._add_template(template)
        trending = tuple(ids[slug] for slug in self._room["site"]["trending"])
        self._desk.site.save(replace(site, trending=trending))
        for search in self._room["search"]:
            self._desk.search.save(search["name"], search["query"])

    def _add_labels(self) -> None:
        labels = self._desk.labels
        for section in self._room["section"]:
            labels.add_section(section["name"])
        described = {s["name"]: s["description"] for s in self._room["section"]}
        for section in labels.sections():
            labels.save_section(replace(section, description=described[section.name]))
        told = {author["name"]: author for author in self._room["author"]}
        for name in told:
            labels.add_author(name)
        for author in labels.authors():
            labels.save_author(replace(author, **told[author.name]))

    def _add_picture(self, told: Fields) -> None:
        pictures = self._desk.pictures
        added = pictures.add(draw(told["scene"]), told["name"])
        picture = pictures.get(PictureId(added.created))
        pictures.save(
            replace(
                picture,
                alt=told["alt"],
                credit=told.get("credit", "Drawn for The Gulf Courier"),
                source_type="digitalCreation",
            )
        )

    def _add_story(self, story: _Story) -> ArticleId:
        content = self._content(story)
        article_id, fields = ArticleId(new_id()), story.fields
        written = self._now - timedelta(hours=fields["hours_ago"])
        status = Status(fields["status"])
        finished = status in {Status.READY, Status.WITHDRAWN}
        with self._desk.library.write() as unit:
            article = Article(article_id, content, status, written, written, RevisionId(0))
            unit.articles.add(article)
            revision = unit.revisions.add(article_id, content, saved=written, by="Sample desk")
            unit.articles.put(
                replace(
                    article,
                    revision=revision,
                    pinned=revision if finished else None,
                    published=written if finished and content.embargo is None else None,
                    corrected="correction" in fields,
                )
            )
            if "correction" in fields:
                unit.corrections.put(self._correction(article_id, fields["correction"], written))
        return article_id

    def _correction(self, article_id: ArticleId, text: str, written: datetime) -> Correction:
        when = min(written + timedelta(hours=5), self._now)
        kind = CorrectionKind.CORRECTION
        return Correction(CorrectionId(new_id()), article_id, kind, text, when, "Sample desk")

    def _content(self, story: _Story) -> Content:
        labels, fields = self._desk.labels, story.fields
        embargo = fields.get("embargo_in_hours")
        return Content(
            headline=fields["headline"],
            standfirst=fields.get("standfirst", ""),
            body=story.body,
            byline=tuple(AuthorId(labels.add_author(n).created) for n in fields.get("byline", ())),
            dateline=fields.get("dateline", ""),
            section=SectionId(labels.add_section(fields["section"]).created),
            tags=tuple(TagId(labels.add_tag(name).created) for name in fields.get("tags", ())),
            kind=Kind(fields.get("kind", "report")),
            slug=story.slug,
            lead_picture=fields.get("lead_picture", ""),
            lead_caption=fields.get("lead_caption", ""),
            embargo=self._now + timedelta(hours=embargo) if embargo else None,
        )

    def _add_template(self, told: Fields) -> None:
        templates, kind = self._desk.templates, TemplateKind(told["kind"])
        topic = Topic(told["topic"]) if "topic" in told else None
        made = templates.add(told["name"], kind, told.get("first", told["text"]), topic=topic)
        template = templates.get(TemplateId(made.created))
        templates.save_wording(template.id, told["text"], told.get("reason", ""))
        for wording in told.get("wordings", ()):
            templates.save_wording(template.id, wording["text"], language=wording["language"])
        placement = Placement(told.get("placement", template.placement))
        details = {name: told[name] for name in ("owner", "notes") if name in told}
        template = templates.get(template.id)
        templates.save_details(replace(template, placement=placement, **details))
        for rule in told["rules"]:
            self._desk.rules.set(
                Rule(
                    RuleId(new_id()),
                    template.id,
                    Effect(rule["effect"]),
                    Scope.of(rule["scope"]),
                    rule.get("subject", ""),
                    placement=Placement(rule.get("placement", placement)),
                    order=rule.get("order", 0),
                )
            )


def _room() -> Fields:
    return tomllib.loads(read_text(f"{_FOLDER}/newsroom.toml"))


def _stories() -> list[_Story]:
    files = sorted(locate(f"{_FOLDER}/articles").glob("*.md"))
    stories: list[_Story] = []
    for file in files:
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        stories.append(_Story(file.stem, yaml.safe_load(front), body.strip() + "\n"))
    return sorted(stories, key=lambda story: -story.fields["hours_ago"])
