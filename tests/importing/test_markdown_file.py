from datetime import UTC, datetime

import pytest

from editor_app.importing.incoming import Named
from editor_app.importing.markdown_file import read_correction, read_headline, read_markdown

HUGO = """---
title: "Council approves flood wall"
subtitle: After nine years
date: 2026-11-20T08:00:00+01:00
lastmod: 2026-11-21
author: [Ann Smith, Bo Lee]
categories: [News, Weather]
tags: [floods]
keywords: "water, floods"
draft: false
weight: 3
---

# Council approves flood wall

PORT SALEM (AP) — The council voted.
"""


def test_a_file_of_hugo() -> None:
    found = read_markdown(HUGO, "wall", "UTC")
    content = found.content
    assert content.headline == "Council approves flood wall"
    assert content.standfirst == "After nine years"
    assert content.dateline == "PORT SALEM"
    assert content.source == "AP"
    assert content.body == "The council voted.\n"
    assert content.extra == (("weight", "3"),)
    assert found.authors == (Named("Ann Smith"), Named("Bo Lee"))
    assert found.section == Named("News")
    assert found.tags == (Named("floods"), Named("water"), Named("Weather"))
    assert found.published == datetime(2026, 11, 20, 7, tzinfo=UTC)
    assert found.revised == datetime(2026, 11, 21, tzinfo=UTC)
    assert not found.own


@pytest.mark.parametrize(
    ("text", "stem", "headline", "body"),
    [
        ("# A *bold* headline #\n\nText", "x", "A bold headline", "Text\n"),
        ("A headline\n==========\nText", "x", "A headline", "Text\n"),
        ("Text alone", "harbour_vote-two", "Harbour vote two", "Text alone\n"),
        ("---\ntitle: Other\n---\n# Heading\n\nText", "x", "Other", "# Heading\n\nText\n"),
        ("## Second level\n\nText", "", "", "## Second level\n\nText\n"),
        ("# Alone", "x", "Alone", ""),
    ],
)
def test_the_headline(text: str, stem: str, headline: str, body: str) -> None:
    content = read_markdown(text, stem, "UTC").content
    assert (content.headline, content.body) == (headline, body)


def test_the_name_of_a_post_gives_day_and_slug() -> None:
    found = read_markdown("Text", "2026-03-04-night-ferry", "UTC")
    assert found.published == datetime(2026, 3, 4, tzinfo=UTC)
    assert found.content.slug == "night-ferry"
    assert found.content.headline == "Night ferry"


def test_the_date_of_a_draft_is_no_publication() -> None:
    found = read_markdown("---\ntitle: A\ndraft: true\ndate: 2026-01-02\n---\nText", "x", "UTC")
    assert found.published is None
    assert found.content.extra == (("date", '"2026-01-02"'),)
    assert read_markdown("---\npublished: false\n---\nT", "2026-01-02-x", "UTC").published is None


def test_a_dateline_in_the_fields_stands_once() -> None:
    same = "---\ntitle: A\ndateline: Rome\n---\nROME — Text"
    assert read_markdown(same, "x", "UTC").content.body == "Text\n"
    other = "---\ntitle: A\ndateline: Rome\n---\nPARIS — Text"
    content = read_markdown(other, "x", "UTC").content
    assert (content.dateline, content.body) == ("Rome", "PARIS — Text\n")


def test_corrections_must_be_whole() -> None:
    told = {"kind": "correction", "text": "Not ten.", "time": "2026-01-02T03:04:05+00:00"}
    found = read_correction(told)
    assert found is not None
    assert found.id
    assert read_correction(told | {"kind": "joke"}) is None
    assert read_correction(told | {"time": "2026-01-02"}) is None
    assert read_correction(told | {"text": ""}) is None


def test_heading_of_a_text_without_one() -> None:
    assert read_headline("Text\n\nmore") == ("", "Text\n\nmore")
