// Runs axe-core over pages in Chromium; reads {browser, address, pages, more} as JSON, prints sentences as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { browser, address, pages, more } = JSON.parse(readFileSync(0, "utf8"));
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
} finally {
  await opened.close();
}
process.stdout.write(JSON.stringify([...found].sort()));
