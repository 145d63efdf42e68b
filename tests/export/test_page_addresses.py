"""What a published file names, by every way in which it can."""

from editor_app.export.page_addresses import has_anchor, named_in, names_others

PAGE = """<!doctype html><html><head>
<link rel="stylesheet" href="/assets/site.css"><link rel=canonical href="https://x.example/a/">
<link rel="alternate" href="feed.xml"><meta property="og:image" content="https://x.example/p.jpg">
<meta http-equiv="refresh" content="0; url=../b/"><meta name="description" content="No address">
<style>body { background: url('ground.png') } @import "more.css";</style>
<script type="application/ld+json">{"text": "<a href='never/'>"}</script>
<script src="search.js"></script></head><body style="color:red">
<!-- <a href="hidden/"> --><a title="a > b" HREF='c/?d=1&amp;e=2'>c</a>
<img src="p.webp" srcset="p-400.webp 400w, p-800.webp 800w" alt=""><video poster="v.jpg"></video>
<p style="background: url(&quot;q.png&quot;)"><svg><use href="#icon"/></svg><a>no</a></p>
<h2 id="places">Places</h2></body></html>"""


def test_a_page() -> None:
    found = named_in("a/index.html", PAGE)
    assert found.loads == [
        "/assets/site.css",
        "ground.png",
        "more.css",
        "search.js",
        "p.webp",
        "p-400.webp",
        "p-800.webp",
        "v.jpg",
        "#icon",
        "q.png",
    ]
    assert found.leads == [
        "https://x.example/a/",
        "feed.xml",
        "https://x.example/p.jpg",
        "../b/",
        "c/?d=1&e=2",
    ]
    assert named_in("a.html", "<script>never closed <a href='x'>").leads == []
    assert named_in("a.html", '<meta http-equiv="refresh" content="5">').leads == []


def test_other_files() -> None:
    assert named_in("site.css", "a { src: url(f.woff2) }").loads == ["f.woff2"]
    feed = '<link>https://x.example/</link><loc> https://x.example/a?b&amp;c </loc><l href="d"/>'
    assert named_in("feed.xml", feed).leads == [
        "https://x.example/",
        "https://x.example/a?b&c",
        "d",
    ]
    assert named_in("feed.json", '{"url": "https://x.example/"}').leads == ["https://x.example/"]
    assert named_in("robots.txt", "Sitemap: https://x.example/") == named_in("a.png", "")
    assert names_others("index.html")
    assert not names_others("p.webp")


def test_anchors() -> None:
    assert has_anchor(PAGE, "places")
    assert has_anchor(PAGE, "top")
    assert not has_anchor(PAGE, "place")
