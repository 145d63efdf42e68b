"""Packs made at random, and one that has everything."""

from datetime import date

from hypothesis import strategies as st

from editor_app.domain.article import Kind
from editor_app.domain.pack import Pack, PackedRule, PackedTemplate, PackedWording
from editor_app.domain.rule import Effect, Scope
from editor_app.domain.template import TOPICS, Placement, TemplateKind, Topic
from editor_app.domain.tidy import sound_line, sound_text

FULL = Pack(
    "The Gulf Courier",
    (
        PackedTemplate(
            "Sponsored content",
            TemplateKind.DISCLOSURE,
            (PackedWording("en", "**Sponsored.**\n\nPaid."), PackedWording("de", "**Anzeige.**")),
            Topic.SPONSORED,
            "Ask sales.\nThen label.",
            "Lena Okafor",
            date(2027, 3, 31),
            date(2028, 1, 1),
            Placement.BEFORE,
            3,
            (
                PackedRule(Effect.REQUIRE, Scope.KIND, "sponsored", "Sponsored", Placement.BEFORE),
                PackedRule(
                    Effect.EXCEPT, Scope.SECTION, "business", "Business", reason="They label too"
                ),
                PackedRule(
                    Effect.ADD, Scope.TAG, "markets", "Markets", Placement.AFTER_PARAGRAPHS, 2, 7
                ),
                PackedRule(Effect.ADD, Scope.AUTHOR, "lena-okafor", "Lena Okafor"),
                PackedRule(Effect.ADD, Scope.LANGUAGE, "en-GB", "en-GB"),
            ),
        ),
        PackedTemplate(
            "Copyright line",
            TemplateKind.FOOTER,
            (PackedWording("", "© {{ site.name }}"),),
            placement=Placement.PAGE_FOOTER,
            rules=(PackedRule(Effect.ADD, Scope.SITE, placement=Placement.PAGE_FOOTER),),
        ),
    ),
)

_lines = st.text(max_size=30).map(sound_line)
_names = _lines.filter(bool)
_texts = st.text(max_size=60).map(lambda text: sound_text(text).strip("\n"))
_orders = st.integers(-1_000_000, 1_000_000)
_tags = st.from_regex(r"\A[a-z]{2}(-[A-Z]{2})?\Z")


@st.composite
def _rules(draw: st.DrawFn) -> PackedRule:
    scope = draw(st.sampled_from([scope for scope in Scope if scope is not Scope.ARTICLE]))
    subject = {Scope.SITE: st.just(""), Scope.KIND: st.sampled_from(Kind), Scope.LANGUAGE: _tags}
    places = [p for p in Placement if p is not Placement.PAGE_FOOTER or scope is Scope.SITE]
    placement = draw(st.sampled_from(places))
    paragraphs = draw(st.integers(int(placement is Placement.AFTER_PARAGRAPHS), 1000))
    return PackedRule(
        draw(st.sampled_from(Effect)),
        scope,
        str(draw(subject.get(scope, _names))),
        draw(_lines),
        placement,
        paragraphs,
        draw(_orders),
        draw(_lines),
    )


@st.composite
def _templates(draw: st.DrawFn) -> PackedTemplate:
    kind = draw(st.sampled_from(TemplateKind))
    languages = draw(st.lists(_tags, min_size=1, max_size=4, unique_by=str.lower))
    if draw(st.booleans()):
        languages.insert(0, "")
    days = st.none() | st.dates()
    return PackedTemplate(
        draw(_names),
        kind,
        tuple(PackedWording(language, draw(_texts)) for language in languages),
        draw(st.none() | st.sampled_from(TOPICS[kind])) if kind in TOPICS else None,
        draw(_texts),
        draw(_lines),
        draw(days),
        draw(days),
        draw(st.sampled_from(Placement)),
        draw(_orders),
        tuple(draw(st.lists(_rules(), max_size=3))),
    )


packs = st.builds(
    Pack,
    _names,
    st.lists(_templates(), max_size=3, unique_by=lambda t: t.name.casefold()).map(tuple),
)
