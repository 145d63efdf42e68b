"""The starter pack: six templates in five languages, sound, filled, and put where they belong."""

import json
from dataclasses import replace

import pytest

from editor_app.domain.article import Content, Kind
from editor_app.domain.ids import ArticleId
from editor_app.domain.pack import PackStep
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, Topic
from editor_app.export.pack_document import pack_document
from editor_app.importing.pack_file import read_pack
from editor_app.rendering.filling import fill
from editor_app.rendering.template_mistakes import TemplateMistake
from editor_app.rendering.trial import try_wording
from editor_app.services.desk import Desk

LANGUAGES = {"en", "fr", "es", "de", "ar"}
NAMES = {
    *("General information", "Financial information", "Health information"),
    *("Sponsored content", "AI assistance", "Site footer"),
}


def test_it_is_written_as_every_pack_is(desk: Desk) -> None:
    text = desk.packs.starter()
    assert pack_document(read_pack(text)) == text
    desk.packs.take(text)
    exported = json.loads(desk.packs.export().text) | {"name": "Starter templates"}
    assert exported == json.loads(text)


def test_it_has_six_templates_in_five_languages(desk: Desk) -> None:
    pack = read_pack(desk.packs.starter())
    assert {template.name for template in pack.templates} == NAMES
    for template in pack.templates:
        assert template.wordings[0].language == "en"
        assert {wording.language for wording in template.wordings} == LANGUAGES, template.name
        assert template.notes
        assert template.order >= 0
        for wording in template.wordings:
            assert try_wording(wording.text) == list[TemplateMistake]()
            assert len(wording.text) < 800


def test_each_wording_reads_well_with_and_without_what_may_be_empty(desk: Desk) -> None:
    full = {
        "article": {"source": "Quay Tours"},
        "site": {"name": "The Gulf Courier", "contact": "desk@courier.example", "year": 2026},
    }
    bare = {"article": {"source": ""}, "site": full["site"] | {"contact": ""}}
    for template in read_pack(desk.packs.starter()).templates:
        for wording in template.wordings:
            for blanks in (full, bare):
                filled = fill(wording.text, blanks, wording.language)
                assert filled.empty == ()
                assert not {"  ", " .", ",,", ": ."} & {
                    filled.markdown[at : at + 2] for at in range(len(filled.markdown))
                }, filled.markdown
                assert filled.markdown.strip() == filled.markdown


@pytest.mark.parametrize(("language", "label"), [("en", "Sponsored"), ("de-AT", "Anzeige")])
def test_it_puts_its_label_on_what_was_paid_for(desk: Desk, language: str, label: str) -> None:
    result = desk.packs.take(desk.packs.starter())
    assert {template.step for template in result.plan.templates} == {PackStep.NEW}
    assert result.plan.missing == ()
    paid = Content(headline="Boat trips", kind=Kind.SPONSORED, language=language, source="Quay")
    article = ArticleId(desk.articles.create(paid).created)
    ad, footer = desk.rules.blocks(article)
    assert (ad.placement, ad.required, ad.template.topic) == (
        Placement.BEFORE,
        True,
        Topic.SPONSORED,
    )
    assert ad.text.startswith(f"**{label}")
    assert footer.placement is Placement.PAGE_FOOTER
    report = ArticleId(desk.articles.create(Content(headline="Vote")).created)
    assert [block.template.name for block in desk.rules.blocks(report)] == ["Site footer"]


def test_the_footer_stands_on_every_page_in_the_site_s_language(desk: Desk, tmp_path) -> None:
    desk.site.save(replace(desk.site.get(), language="fr", contact="bureau@courier.example"))
    desk.packs.take(desk.packs.starter())
    story = ArticleId(desk.articles.create(Content(headline="Vote", body="Oui.")).created)
    desk.articles.set_status(story, Status.READY)
    (tmp_path / "site").mkdir()
    desk.publishing.publish(tmp_path / "site")
    for page in ("index.html", "404.html"):
        shown = (tmp_path / "site" / page).read_text(encoding="utf-8")
        assert "© 2026 The Gulf Courier. Tous droits réservés." in shown
        assert "Contact\u00a0: bureau@courier.example" in shown
