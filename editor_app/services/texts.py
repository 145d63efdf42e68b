"""Articles' texts and templates as HTML: made in the host, in batches, and kept in the cache."""

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from editor_app.domain.errors import OffstoneError, TemplateInvalid
from editor_app.domain.ids import ArticleId
from editor_app.domain.picture_places import picture_names
from editor_app.isolation.outcomes import Done, Failed
from editor_app.rendering import converter, filled_block, filling, markdown_body, sanitise, terms
from editor_app.rendering.figures import Known, of_library
from editor_app.rendering.filled_block import FilledBlock, FillJob
from editor_app.rendering.markdown_body import Body, BodyBlock, BodyContext
from editor_app.services.text_batches import (
    BodyJob,
    batches,
    fill_all,
    plain_body,
    render_all,
)

if TYPE_CHECKING:
    from editor_app.isolation.host import Host
    from editor_app.services.desk import Desk

__all__ = ["BodyJob", "MadeBlock", "MadeBody", "Texts"]
_VERSIONS = "/".join((markdown_body.VERSION, converter.VERSION, sanitise.VERSION, terms.VERSION))
# While typing nobody waits two seconds for a page, nor for the sentence that says why not.
TYPING = 1.8
# What is published must not hang on the load of a machine.
PUBLISHING = 20.0
_A_SECOND = 50_000
# From so many batches on a second process is worth its start.
_MANY = 4


@dataclass(frozen=True, slots=True)
class MadeBody:
    """A text as HTML; `message` says why it is only plain paragraphs, and is empty when not."""

    body: Body
    message: str = ""


@dataclass(frozen=True, slots=True)
class MadeBlock:
    """A filled template; `message` says why it is not as it was meant."""

    block: FilledBlock
    message: str = ""


class Texts:
    """Makes HTML of texts; nothing hostile or endless reaches this process."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def bodies(self, jobs: Sequence[BodyJob], *, typing: bool = False) -> list[MadeBody]:
        """Return the bodies in the order of their jobs; those with markers are not kept.

        One that cannot be made is plain, with the reason; while `typing` soon.
        """
        jobs = [replace(job, context=_narrowed(job)) for job in jobs]
        keys = ["" if job.context.markers else _key(job) for job in jobs]
        known = self._known(keys)
        wanted = [n for n, key in enumerate(keys) if key not in known]
        typing = typing or any(jobs[n].context.markers for n in wanted)
        outcomes = self._run(render_all, [jobs[n] for n in wanted], typing=typing)
        fresh = {n: _body(jobs[n], o) for n, o in zip(wanted, outcomes, strict=True)}
        self._keep(
            {keys[n]: made.body for n, made in fresh.items() if keys[n] and not made.message}
        )
        return [fresh[n] if n in fresh else MadeBody(known[key]) for n, key in enumerate(keys)]

    def filled(self, jobs: Sequence[FillJob], *, typing: bool = False) -> list[MadeBlock]:
        """Return the templates filled, in the order of their jobs.

        One that cannot be filled comes back empty with the reason; while `typing` soon.
        """
        jobs = [replace(job, pictures=_shown(job.text, job.pictures)) for job in jobs]
        keys = [_fill_key(job) for job in jobs]
        known = self._known_blocks(keys)
        wanted = [n for n, key in enumerate(keys) if key not in known]
        outcomes = self._run(fill_all, [jobs[n] for n in wanted], typing=typing)
        fresh = {n: _block(jobs[n], o) for n, o in zip(wanted, outcomes, strict=True)}
        if not typing:
            found = {keys[n]: made.block for n, made in fresh.items() if not made.message}
            self._put({key: _block_to_text(block) for key, block in found.items()})
        return [fresh[n] if n in fresh else MadeBlock(known[key]) for n, key in enumerate(keys)]

    def prepare(self, ids: Iterable[ArticleId]) -> None:
        """Render the approved texts of articles before they are published."""
        from editor_app.services.snapshot import read_facts

        with self._desk.library.read() as unit:
            facts = read_facts(unit)
            contents = [story.content for story in unit.articles.pinned(list(ids))]
        self.bodies(
            [BodyJob(c.body, BodyContext(facts.language_of(c), facts.pictures)) for c in contents]
        )

    def _known(self, keys: Iterable[str]) -> dict[str, Body]:
        wanted = {key for key in keys if key}
        if not wanted:
            return {}
        found = self._desk.body_cache.get_many(wanted)
        read = ((key, _from_text(text)) for key, text in found.items())
        return {key: body for key, body in read if body is not None}

    def _known_blocks(self, keys: Iterable[str]) -> dict[str, FilledBlock]:
        found = self._desk.body_cache.get_many(set(keys))
        read = ((key, _block_from_text(text)) for key, text in found.items())
        return {key: block for key, block in read if block is not None}

    def _keep(self, bodies: dict[str, Body]) -> None:
        self._put({key: _to_text(b) for key, b in bodies.items()})

    def _put(self, texts: dict[str, str]) -> None:
        if texts:
            self._desk.body_cache.put_many(texts)

    def _run(
        self, work: Callable[..., list[Done | Failed]], jobs: Sequence[Any], *, typing: bool
    ) -> list[Any]:
        parts = list(batches(jobs))
        least = TYPING if typing else PUBLISHING
        if typing and len(jobs) > 1:
            # When they do not come to an end, each is tried for itself within the same patience.
            least /= 2
        hosts = [self._desk.host]
        if len(parts) < _MANY:
            return [o for part in parts for o in _outcomes(hosts[0], work, part, least)]
        hosts.append(self._desk.second_host)
        with ThreadPoolExecutor(len(hosts)) as pool:
            # Each thread has a host for itself: a part waits for its thread and not for a lock.
            free = list(hosts)

            def run(part: list[Any]) -> list[Any]:
                host = free.pop()
                try:
                    return _outcomes(host, work, part, least)
                finally:
                    free.append(host)

            return [outcome for some in pool.map(run, parts) for outcome in some]


def _outcomes(
    host: "Host", work: Callable[..., list[Done | Failed]], jobs: list[Any], least: float
) -> list[Done | Failed]:
    """Return how each job ended; when the whole passes its limits, each is tried for itself.

    One job has `least` seconds, several have longer.
    """
    deadline = least if len(jobs) == 1 else least + sum(len(j.text) for j in jobs) / _A_SECOND
    try:
        return host.run(work, jobs, deadline=deadline)
    except OffstoneError as error:
        if len(jobs) == 1:
            return [Failed(error)]
    return [outcome for job in jobs for outcome in _outcomes(host, work, [job], least)]


def _body(job: BodyJob, outcome: Done | Failed) -> MadeBody:
    if isinstance(outcome, Done):
        body: Any = outcome.value
        return MadeBody(body)
    plain = plain_body(job.text, markers=job.context.markers)
    return MadeBody(plain, f"{_reason(outcome)} The text is shown plainly.")


def _block(job: FillJob, outcome: Done | Failed) -> MadeBlock:
    if isinstance(outcome, Done):
        block: Any = outcome.value
        return MadeBlock(block)
    if isinstance(outcome.error, TemplateInvalid):
        return MadeBlock(FilledBlock("", ""), outcome.error.message)
    plain = plain_body(job.text, markers=False).html
    return MadeBlock(FilledBlock(job.text, plain), f"{_reason(outcome)} It is shown plainly.")


def _reason(outcome: Failed) -> str:
    error = outcome.error
    known = isinstance(error, OffstoneError)
    return error.message if known else f"This text could not be rendered: {error}."


def _narrowed(job: BodyJob) -> BodyContext:
    if not job.context.pictures:
        return job.context
    return replace(job.context, pictures=_shown(job.text, job.context.pictures))


def _shown(text: str, pictures: Known) -> Known:
    """Return the pictures that a text shows, as it shows them: the rest need not travel."""
    if not pictures or ("![" not in text and "<img" not in text.lower()):
        return {}
    found = ((name, pictures.get(name)) for name in picture_names(text))
    return {name: of_library(picture) for name, picture in found if picture is not None}


def _key(job: BodyJob) -> str:
    """Return what decides a body's HTML, as a hash: the text and all it shows of the library."""
    shown = sorted(job.context.pictures.items(), key=lambda pair: pair[0])
    whole = "\0".join((_VERSIONS, job.context.language, repr(shown), job.text))
    return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


def _fill_key(job: FillJob) -> str:
    """Return what decides a filled template, as a hash: the wording, its blanks, and pictures."""
    shown = sorted(job.pictures.items(), key=lambda pair: pair[0])
    made_by = (filled_block.VERSION, filling.VERSION, _VERSIONS)
    whole = "\0".join((*made_by, job.language, repr(shown), repr(job.blanks), job.text))
    return "fill " + blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()


def _block_to_text(block: FilledBlock) -> str:
    return json.dumps([block.markdown, block.html, *block.empty], ensure_ascii=False)


def _block_from_text(text: str) -> FilledBlock | None:
    """Return a kept filling, None when the cache holds something else."""
    try:
        markdown, html, *empty = json.loads(text)
    except (TypeError, ValueError):
        return None
    return FilledBlock(str(markdown), str(html), tuple(map(str, empty)))


def _to_text(body: Body) -> str:
    blocks = [(b.first_line, b.last_line, len(b.html)) for b in body.blocks]
    return "\n".join((json.dumps(blocks, separators=(",", ":")), body.terms, body.html))


def _from_text(text: str) -> Body | None:
    """Return a kept body, None when the cache holds something else."""
    head, _, rest = text.partition("\n")
    words, _, html = rest.partition("\n")
    try:
        blocks: list[BodyBlock] = []
        at = 0
        for first, last, length in json.loads(head):
            blocks.append(BodyBlock(first, last, html[at : at + length]))
            at += length
    except (TypeError, ValueError):
        return None
    return Body(tuple(blocks), words) if at == len(html) else None
