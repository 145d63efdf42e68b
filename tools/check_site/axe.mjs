// Runs axe-core over pages in Chromium; reads {browser, address, kinds, more} as JSON, prints sentences as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { browser, address, kinds, more } = JSON.parse(readFileSync(0, "utf8"));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCREENS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

// The printed page's own policies bar our script, as they should; only this check lifts them.
async function look(context, name, how, found) {
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
      found.push(`${name}: asks for ${request.url()}`);
    }
  });
  page.on("pageerror", (error) => found.push(`${name}: ${error.message}`));
  await page.goto(address + name, { waitUntil: "load" });
  await page.evaluate(axe);
  const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  for (const fault of result.violations) {
    const where = fault.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
    found.push(`${name} (${how}): ${fault.id}: ${fault.help} [${where}]`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) found.push(`${name} (${how}): the page is ${wide} px wider than the screen`);
  await page.close();
}

const found = [];
const opened = await chromium.launch({ executablePath: browser, args: QUIET, chromiumSandbox: process.getuid?.() !== 0 });
try {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await opened.newContext({ viewport, colorScheme, bypassCSP: true });
      const diagonal = (screen === "desktop") === (colorScheme === "light");
      const waiting = diagonal ? [...kinds, ...more] : [...kinds];
      const take = async () => {
        for (let name = waiting.shift(); name; name = waiting.shift()) {
          await look(context, name, `${screen}, ${colorScheme}`, found);
        }
      };
      await Promise.all([take(), take()]);
      await context.close();
    }
  }
} finally {
  await opened.close();
}
process.stdout.write(JSON.stringify(found.sort()));
