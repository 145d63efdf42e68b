// The search page: looks through the stories of a year at a time, newest first.
// The index comes as scripts, so that it also works from a folder. Everything is set as text.
"use strict";

(function () {
  const form = document.getElementById("search-form");
  const shelves = Array.from(document.querySelectorAll("#search-years [data-stories]"));
  if (!form || !shelves.length) return;

  const say = form.dataset;
  const field = document.getElementById("search-words");
  const whole = document.getElementById("search-text");
  const about = document.getElementById("search-about");
  const count = document.getElementById("search-count");
  const list = document.getElementById("search-found");
  const more = document.getElementById("search-more");
  const older = document.getElementById("search-older");
  const archive = document.getElementById("search-archive");
  const headlinesOnly = about.textContent;
  const language = document.documentElement.lang || "en";

  // The page stands in a folder of the site's root, and the parts of the index stand beside it.
  const ROOT = "../";
  // A year with so few stories is small enough to be searched with all its words.
  const SMALL = 100;
  const SHOWN = 20;
  const ENOUGH = 10;
  const AT_ONCE = 3;

  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+/g;
  const ALIKE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i", "ς": "σ", "ة": "ه", "ى": "ي", "ٱ": "ا",
  };
  const ALIKES = new RegExp("[" + Object.keys(ALIKE).join("") + "]", "g");
  // Scripts that write no spaces: there a word may stand anywhere.
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const ARABIC = /^\p{Script=Arabic}/u;
  const ARTICLE = "ال";

  const [PATH, HEADLINE, STANDFIRST, SECTION, KIND, DAY, DATE, BYLINE, TAGS, DATELINE, SPOKEN] = Array(11).keys();

  const years = shelves.map((shelf) => ({ name: shelf.dataset.year, shelf, rows: null, plain: null, texts: null }));
  const loading = new Map();
  let serial = 0;
  let reach = 1;
  let shown = SHOWN;
  let found = [];

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(ALIKES, (letter) => ALIKE[letter]);
  }

  function words(text) {
    return fold(text).match(WORD) || [];
  }

  function filled(text, value) {
    return (text || "").split("{}").join(value);
  }

  // What the parts of the index call.
  window.offstoneSearch = {
    stories(name, rows) {
      const year = years.find((one) => one.name === name);
      if (!year) return;
      year.rows = rows;
      year.plain = rows.map((row) =>
        " " + words([row[HEADLINE], row[STANDFIRST], row[SECTION], row[BYLINE], row[TAGS], row[DATELINE]].join(" ")).join(" "));
    },
    words(name, texts) {
      const year = years.find((one) => one.name === name);
      if (year) year.texts = new Map(texts);
    },
    fold,
  };

  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = () => {
          loading.delete(address);
          script.remove();
          failed(new Error(address));
        };
        document.head.append(script);
      }));
    }
    return loading.get(address);
  }

  async function open(year) {
    if (!year.rows) await load(year.shelf.dataset.stories);
    if (!year.rows) throw new Error(year.name);
    if (!year.texts && (whole.checked || year.rows.length <= SMALL)) await load(year.shelf.dataset.words);
  }

  function stands(term, text) {
    if (text.includes(" " + term)) return true;
    if (ARABIC.test(term) && text.includes(" " + ARTICLE + term)) return true;
    return UNSPACED.test(term) && text.includes(term);
  }

  function hits(year, terms) {
    return year.rows.filter((row, place) => {
      const text = year.texts && year.texts.get(row[PATH]);
      return terms.every((term) => stands(term, year.plain[place]) || (text && stands(term, " " + text)));
    });
  }

  function element(tag, text, spoken) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (spoken) {
      made.lang = spoken;
      made.dir = "auto";
    }
    return made;
  }

  function marked(made, text, terms) {
    let at = 0;
    for (const match of text.matchAll(WORD)) {
      const word = " " + words(match[0]).join(" ");
      if (!terms.some((term) => stands(term, word))) continue;
      made.append(text.slice(at, match.index), element("mark", match[0]));
      at = match.index + match[0].length;
    }
    made.append(text.slice(at));
    return made;
  }

  function item(row, terms) {
    const made = element("li");
    const headline = element("h2");
    const link = marked(element("a", "", row[SPOKEN]), row[HEADLINE], terms);
    link.href = ROOT + row[PATH];
    headline.append(link);
    made.append(headline);
    if (row[STANDFIRST]) {
      const standfirst = marked(element("p", "", row[SPOKEN]), row[STANDFIRST], terms);
      standfirst.className = "found-standfirst";
      made.append(standfirst);
    }
    const line = element("p");
    line.className = "found-about";
    let kind = row[KIND] && form.getAttribute("data-kind-" + row[KIND]);
    if (kind && row[SECTION].toLowerCase() === kind.toLowerCase()) kind = "";
    const day = element("time", row[DATE], row[SPOKEN]);
    day.dateTime = row[DAY];
    for (const part of [row[SECTION], kind, row[BYLINE], day]) {
      if (part) line.append(line.childNodes.length ? " · " : "", part);
    }
    made.append(line);
    return made;
  }

  function counted(number) {
    let form_ = "other";
    let digits = String(number);
    try {
      form_ = new Intl.PluralRules(language).select(number);
      digits = new Intl.NumberFormat(language, { numberingSystem: "latn" }).format(number);
    } catch (error) {
      // A language that the browser does not know counts plainly.
    }
    return filled(form.getAttribute("data-found-" + form_) || say.foundOther, digits);
  }

  function show(terms) {
    list.replaceChildren(...found.slice(0, shown).map((row) => item(row, terms)));
    list.hidden = !found.length;
    more.hidden = found.length <= shown;
    const searched = years.slice(0, reach);
    const next = years[reach];
    older.hidden = !next;
    if (next) older.textContent = filled(say.older, next.name);
    const everything = searched.every((year) => year.texts);
    about.textContent = everything ? say.aboutAll : headlinesOnly;
    whole.parentElement.hidden = !searched.some((year) => year.rows.length > SMALL);
    const summary = found.length ? counted(found.length) + "." : filled(say.none, field.value.trim());
    count.textContent = summary + " " + filled(say.years, searched.map((year) => year.name).join(", ")) + ".";
  }

  function clear() {
    found = [];
    list.replaceChildren();
    list.hidden = more.hidden = older.hidden = true;
    count.textContent = "";
    archive.hidden = false;
  }

  async function search() {
    const mine = ++serial;
    const terms = Array.from(new Set(words(field.value)));
    if (!terms.length) return clear();
    archive.hidden = true;
    let at = 0;
    const all = [];
    try {
      for (;;) {
        if (!years[at].rows) count.textContent = say.wait;
        await open(years[at]);
        if (mine !== serial) return;
        all.push(...hits(years[at], terms));
        at += 1;
        if (at >= years.length) break;
        if (at >= reach && (all.length >= ENOUGH || at >= AT_ONCE)) break;
      }
    } catch (error) {
      if (mine !== serial) return;
      archive.hidden = false;
      count.textContent = filled(say.failed, years[at].name);
      return;
    }
    reach = at;
    found = all;
    show(terms);
  }

  function address() {
    try {
      const here = new URL(location.href);
      if (field.value.trim()) here.searchParams.set("q", field.value.trim());
      else here.searchParams.delete("q");
      history.replaceState(null, "", here);
    } catch (error) {
      // Opened from a folder some browsers keep the address as it is.
    }
  }

  let waiting = 0;
  function afresh() {
    reach = 1;
    shown = SHOWN;
    address();
    search();
  }
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(afresh, 160);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    afresh();
  });
  whole.addEventListener("change", search);
  older.addEventListener("click", () => {
    reach += 1;
    const before = found.length;
    search().then(() => focusOn(before));
  });
  more.addEventListener("click", () => {
    const before = shown;
    shown += SHOWN;
    show(Array.from(new Set(words(field.value))));
    focusOn(before);
  });

  // What was pressed may be gone now: go on reading at the first story that came with it.
  function focusOn(place) {
    const link = list.querySelectorAll("h2 a")[place];
    if (link) link.focus();
  }

  form.hidden = false;
  whole.parentElement.hidden = true;
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    afresh();
  }
})();
