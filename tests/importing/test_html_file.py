from datetime import UTC, datetime

import pytest

from editor_app.domain.errors import FileUnreadable
from editor_app.importing.html_file import read_html
from editor_app.importing.incoming import Named
from editor_app.rendering.markdown_body import BodyContext, render_body

PAGE = """<!doctype html><html lang="en-GB"><head><title>Site | A story</title>
<meta name="description" content="Short"><meta property="og:image" content="lead.jpg">
<meta property="article:published_time" content="2026-01-02T10:00:00+01:00">
<meta property="article:modified_time" content="2026-01-03T10:00:00+01:00">
<meta name="author" content="Ann Smith"><meta property="article:section" content="World">
<meta property="article:tag" content="ferry"><meta property="article:tag" content="harbour">
<link rel="canonical" href="https://example.org/a"></head>
<body><nav>Menu</nav><div><article><header><p>Kicker</p><h1>Harbour <em>vote</em></h1></header>
<p>PORT SALEM (AP) &mdash; A &lt;script&gt; &amp;lt; 1 * 2 and <a href="javascript:x()">bad</a>,
<a href="https://ok.example/?a=1&amp;b=2" onclick="x()">ok</a>, <a href="//evil.example/">net</a>.
<figure><img src="a b.jpg" alt="A [boat]"><figcaption>The "boat"</figcaption></figure>
<figure><img src="c.jpg" title="Calm"></figure><img alt="none">
<ul><li>One<li>Two</ul><p>1. no list<p>- no list<blockquote><p>Said</blockquote>
<table><tr><th>a</th></tr><tr><td>b</td></tr></table><pre><code>x &lt; y</code></pre>
<!-- secret --><aside>Beside</aside><iframe src="https://evil.example"></iframe></article></div>
<footer>Foot</footer></body></html>"""


def test_a_page_of_the_web() -> None:
    found = read_html(PAGE, "page", "UTC")
    content = found.content
    assert content.headline == "Harbour vote"
    assert content.dateline == "PORT SALEM"
    assert content.source == "AP"
    assert content.language == "en-GB"
    assert content.canonical == "https://example.org/a"
    assert content.lead_picture == "lead.jpg"
    assert content.seo_description == "Short"
    assert found.authors == (Named("Ann Smith"),)
    assert found.section == Named("World")
    assert found.tags == (Named("ferry"), Named("harbour"))
    assert found.published == datetime(2026, 1, 2, 9, tzinfo=UTC)
    assert found.revised == datetime(2026, 1, 3, 9, tzinfo=UTC)
    body = content.body
    assert body.startswith("A &lt;script> &amp;lt; 1 \\* 2 and bad,")
    assert "[ok](https://ok.example/?a=1&b=2), net.\n\n!" in body
    assert "![A \\[boat\\]](<a b.jpg> 'The \"boat\"')" in body
    assert '![](c.jpg "Calm")' in body
    assert "- One\n- Two" in body
    assert "1\\. no list" in body
    assert "\\- no list" in body
    assert "\n\n> Said\n\n" in body
    assert "```\nx < y\n```" in body
    for gone in ("secret", "Beside", "Menu", "Foot", "Kicker", "evil", "javascript", "onclick"):
        assert gone not in body


@pytest.mark.parametrize(
    ("page", "headline"),
    [
        ("<title>A</title><p>Text", "A"),
        ('<meta property="og:title" content="B"><title>A</title><main>Text</main>', "B"),
        ("<p>Text", "My page"),
        ("<h1>C</h1><div itemprop=articleBody>Text</div>", "My page"),
        ("<body></body>", "My page"),
    ],
)
def test_headlines_of_sparse_pages(page: str, headline: str) -> None:
    assert read_html(page, "my-page", "UTC").content.headline == headline


def test_forgotten_ends_are_mended_and_endless_nesting_refused() -> None:
    assert read_html("<p>a" * 1500, "x", "UTC").content.body.count("a") == 1500
    for depth in (600, 100_000):
        with pytest.raises(FileUnreadable, match="nested too deeply"):
            read_html("<div>" * depth + "x", "x", "UTC")


def test_what_follows_a_block_follows_it() -> None:
    page = "<p>One<ul><li>Two</ul>Three<p>Four"
    assert read_html(page, "x", "UTC").content.body.split() == ["One", "-", "Two", "Three", "Four"]


def test_odd_attributes_do_no_harm() -> None:
    page = (
        '<a href="http://[bad">x</a><img src="data:text/html,x"><html lang="?"><a href="#n">y</a>'
    )
    content = read_html(page, "x", "UTC").content
    assert content.language == ""
    assert content.body == "x[y](#n)\n"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action='https://evil.example'><input><button>x</button></form>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<style>@import 'https://evil.example'</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<object data='x'></object><embed src='x'>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<b onmouseover=alert(1)>x</b>",
    "<img src='//evil.example/x.png'>",
    "<title></title><textarea></textarea><script>alert(1)</script>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_acts_comes_in(hostile: str) -> None:
    body = read_html(f"<article><p>Before</p>{hostile}</article>", "x", "UTC").content.body
    html = render_body(body, BodyContext()).html.lower()
    shown = html.replace("&lt;", "").replace("&quot;", "")
    for mark in ("<script", "<iframe", "<form", "<svg", "<style", "<object", "<img", 'href="j'):
        assert mark not in shown
    for word in (" onerror=", " onload=", " onmouseover="):
        assert f'{word}"' not in shown


def test_pull_quotes_and_galleries_come_in_as_they_went_out() -> None:
    page = (
        "<article><h1>H</h1><p>Text.</p>"
        '<aside class="pull"><p>Nobody won.</p><p class="pull-by">— Ana</p></aside>'
        '<div class="gallery"><figure class="picture"><img src="a.jpg" alt="A">'
        "<figcaption>Boats</figcaption></figure>\n"
        '<figure class="picture"><img src="b.jpg" alt="B"></figure><p>All of them.</p></div>'
        '<aside class="block">For information.</aside><div class="gallery"> </div>'
        '<figure class="wp-block-pullquote"><blockquote class="pull"><p>So.</p></blockquote>'
        "</figure></article>"
    )
    assert read_html(page, "h", "UTC").content.body == (
        "Text.\n\n::: pull\nNobody won.\n\n— Ana\n:::\n\n"
        '::: gallery\n![A](a.jpg "Boats")\n![B](b.jpg)\n\nAll of them.\n:::\n\n'
        "::: pull\n> So.\n:::\n"
    )
