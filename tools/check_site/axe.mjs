// Runs axe-core over pages in Chromium and searches the site; reads {browser, address, folder, pages, more, word}
// as JSON, prints sentences as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { browser, address, folder, pages, more, word } = JSON.parse(readFileSync(0, "utf8"));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCREENS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const TABS = 3;

function watch(page, name, found) {
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
      found.add(`${name}: asks for ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) found.add(`${name}: ${response.url()} answers ${response.status()}`);
  });
  page.on("pageerror", (error) => found.add(`${name}: ${error.message}`));
  page.on("console", (said) => {
    // A browser looks for this file by itself, whatever a page says.
    if (said.location().url === `${address}favicon.ico`) return;
    if (said.type() === "error" || said.type() === "warning") found.add(`${name}: the browser says: ${said.text()}`);
  });
}

// A page's own policies would bar our script, as they should; only this check lifts them.
async function look(page, name, how, found) {
  await page.goto(address + name, { waitUntil: "load" });
  await examine(page, name, how, found);
}

async function examine(page, name, how, found) {
  await page.evaluate(axe);
  const result = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }),
    TAGS,
  );
  for (const fault of result.violations) {
    const where = fault.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
    found.add(`${name} (${how}): ${fault.id}: ${fault.help} [${where}]`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) found.add(`${name} (${how}): the page is ${wide} px wider than the screen`);
}

// The search needs scripts but no server; without scripts the archive stands in its place.
async function search(opened, found) {
  const scripted = await opened.newContext();
  for (const root of [address, `${pathToFileURL(folder)}/`]) {
    const page = await scripted.newPage();
    page.on("pageerror", (error) => found.add(`search (${root}): ${error.message}`));
    await page.goto(`${root}search/index.html`);
    await page.fill("#search-words", word);
    await page.press("#search-words", "Enter");
    const first = page.locator("#search-found a").first();
    const there = await first.waitFor({ timeout: 10_000 }).then(() => true, () => false);
    if (!there) found.add(`search (${root}): nothing was found for “${word}”`);
    await examine(page, `search for “${word}”`, root, found);
    await page.close();
  }
  const plain = await opened.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${address}search/index.html`);
  if (!(await page.locator("#search-archive a").first().isVisible())) found.add("search: no archive without scripts");
  if (await page.locator("#search-form").isVisible()) found.add("search: a form that does nothing without scripts");
  await Promise.all([scripted.close(), plain.close()]);
}

const found = new Set();
const opened = await chromium.launch({ executablePath: browser, args: QUIET, chromiumSandbox: process.getuid?.() !== 0 });
try {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await opened.newContext({ viewport, colorScheme, bypassCSP: true });
      const waiting = screen === "phone" && colorScheme === "light" ? [...pages, ...more] : [...pages];
      const take = async () => {
        for (let name = waiting.shift(); name; name = waiting.shift()) {
          const page = await context.newPage();
          watch(page, name, found);
          await look(page, name, `${screen}, ${colorScheme}`, found);
          await page.close();
        }
      };
      await Promise.all(Array.from({ length: TABS }, take));
      await context.close();
    }
  }
  if (word) await search(opened, found);
} finally {
  await opened.close();
}
process.stdout.write(JSON.stringify([...found].sort()));
