"""Our own script in the page's isolated world: it patches, keeps step and draws outlines."""

import json
from collections.abc import Iterable

SCRIPT = """
(() => {
  const same = (old, fresh) => {
    if (old.nodeType !== fresh.nodeType) return false;
    if (old.nodeType !== 1) return old.isEqualNode(fresh);
    const was = old.getAttribute('data-src'), now = fresh.getAttribute('data-src');
    const style = old.getAttribute('style');
    if (now === null) old.removeAttribute('data-src'); else old.setAttribute('data-src', now);
    if (old.hasAttribute('data-outlined')) {
      old.removeAttribute('data-outlined'); old.removeAttribute('style');
    }
    if (old.isEqualNode(fresh)) return true;
    if (was === null) old.removeAttribute('data-src'); else old.setAttribute('data-src', was);
    if (style !== null) old.setAttribute('style', style);
    return false;
  };
  const settle = (target, fresh) => {
    const before = [...target.childNodes], after = [...fresh.childNodes];
    let head = 0;
    while (head < before.length && head < after.length && same(before[head], after[head])) head++;
    let tail = 0;
    while (tail < before.length - head && tail < after.length - head
        && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
    const anchor = before[before.length - tail] || null;
    before.slice(head, before.length - tail).forEach(node => node.remove());
    after.slice(head, after.length - tail).forEach(node => target.insertBefore(node, anchor));
  };
  const outline = () => {
    for (const block of document.querySelectorAll('[data-template]')) {
      block.setAttribute('data-outlined', '');
      block.style.outline = '2px solid rgba(43, 92, 171, .28)';
    }
  };
  const region = name => document.querySelector('[data-region="' + CSS.escape(name) + '"]');
  window.offstone = {
    outline,
    patch(patches) {
      for (const [name, html] of patches) {
        const target = region(name);
        if (!target) return false;
        const box = document.createElement('template');
        box.innerHTML = html;
        const only = box.content.firstElementChild;
        const whole = box.content.childElementCount === 1
          && only.getAttribute('data-region') === name;
        settle(target, whole ? only : box.content);
      }
      outline();
      return true;
    },
    block(template) {
      const found = document.querySelector('[data-template="' + CSS.escape(template) + '"]');
      if (!found) return false;
      for (const other of document.querySelectorAll('[data-outlined]')) {
        if (other !== found) other.style.outline = '';
      }
      window.scrollBy(0, found.getBoundingClientRect().top - window.innerHeight * 0.4);
      return true;
    },
    show(line) {
      for (const block of document.querySelectorAll('[data-src]')) {
        const [first, last] = block.getAttribute('data-src').split('-').map(Number);
        if (line > (last || first)) continue;
        const box = block.getBoundingClientRect();
        const share = Math.min(1, Math.max(0, (line - first) / Math.max(1, last - first + 1)));
        const place = box.top + box.height * share, height = window.innerHeight;
        if (place < 48 || place > height - 96) window.scrollBy(0, place - height * 0.35);
        return true;
      }
      return false;
    },
  };
  document.documentElement.style.scrollbarWidth = 'thin';
})();
"""

OUTLINE = "offstone.outline();"
# What the styles say of dark screens holds for this one, whatever it is.
NIGHT = """
for (const sheet of document.styleSheets) for (const rule of sheet.cssRules)
  if (rule.media && rule.media.mediaText.includes('prefers-color-scheme: dark'))
    rule.media.mediaText = 'screen';
document.documentElement.style.colorScheme = 'dark';
"""


def patch_call(patches: Iterable[tuple[str, str]]) -> str:
    """Return the call that puts new HTML into regions; false when one of them is not there."""
    return f"offstone.patch({json.dumps(list(patches))})"


def show_call(line: int) -> str:
    """Return the call that brings a source line into view."""
    return f"offstone.show({line})"


def block_call(template: str) -> str:
    """Return the call that brings the block of a template into view."""
    return f"offstone.block({json.dumps(template)})"


def scroll_call(top: float) -> str:
    """Return the call that scrolls the page so far."""
    return f"window.scrollTo(0, {top})"
