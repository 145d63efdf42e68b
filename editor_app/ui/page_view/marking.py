"""Marks a block under the mouse and says why it is there: an overlay, never part of the page."""

import json
from collections.abc import Mapping
from urllib.parse import unquote

from PySide6.QtCore import QUrl

from editor_app.ui.page_view.scheme import SCHEME

# The host under which the script asks for a template.
TEMPLATES = "templates"

# A click waits so long, since two of them mark a word.
WAIT = 280
ALONE = "offstone.alone()"

# Links, forms and marked words stay alone. Timers of a script do not run where the page's may not.
SCRIPT = """
(() => {
  const OPEN = 'offstone://templates/', told = new Map();
  const host = document.createElement('div'), root = host.attachShadow({mode: 'closed'});
  host.setAttribute('aria-hidden', 'true');
  host.style.cssText = 'all: initial; position: fixed; inset: 0; z-index: 2147483647;'
    + 'pointer-events: none; user-select: none; display: none';
  const frame = document.createElement('div'), label = document.createElement('div');
  frame.style.cssText = 'position: fixed; box-sizing: border-box; border: 2px solid #2b5cab;'
    + 'border-radius: 3px; background: rgba(43, 92, 171, .10)';
  label.style.cssText = 'position: fixed; box-sizing: border-box; padding: 4px 8px;'
    + 'border-radius: 4px; background: #2b5cab; color: #fff; font: 12px/1.4 "Source Sans Pro",'
    + 'system-ui, sans-serif; box-shadow: 0 1px 4px rgba(0, 0, 0, .3)';
  root.append(frame, label);
  document.documentElement.append(host);
  let marked = null;
  const blockAt = event => {
    const block = event.target.closest ? event.target.closest('[data-template]') : null;
    return block && told.has(block.getAttribute('data-template')) ? block : null;
  };
  const place = () => {
    if (marked && !marked.isConnected) marked = null;
    host.style.display = marked ? 'block' : 'none';
    if (!marked) return;
    const box = marked.getBoundingClientRect(), width = window.innerWidth;
    frame.style.left = box.left - 3 + 'px';
    frame.style.top = box.top - 3 + 'px';
    frame.style.width = box.width + 6 + 'px';
    frame.style.height = box.height + 6 + 'px';
    label.textContent = told.get(marked.getAttribute('data-template'));
    label.style.maxWidth = Math.max(160, Math.min(box.width + 6, width - 16)) + 'px';
    const size = label.getBoundingClientRect();
    label.style.left = Math.max(8, Math.min(box.left - 3, width - size.width - 8)) + 'px';
    const above = box.top - size.height - 7, below = box.bottom + 7;
    const fits = below + size.height < window.innerHeight;
    label.style.top = (above >= 4 ? above : fits ? below : Math.max(4, box.top + 4)) + 'px';
  };
  const mark = block => {
    if (block !== marked) { marked = block; place(); }
  };
  const quiet = {passive: true};
  document.addEventListener('mousemove', event => mark(blockAt(event)), quiet);
  document.addEventListener('mouseleave', () => mark(null), quiet);
  window.addEventListener('scroll', place, quiet);
  window.addEventListener('resize', place, quiet);
  offstone.alone = () => getSelection().isCollapsed;
  document.addEventListener('click', event => {
    const block = blockAt(event), held = event.ctrlKey || event.shiftKey || event.metaKey;
    if (!block || held || event.button || event.detail > 1 || !offstone.alone()) return;
    if (event.target.closest('a, button, input, label, select, summary, textarea')) return;
    location.href = OPEN + encodeURIComponent(block.getAttribute('data-template'));
  });
  offstone.explain = words => {
    told.clear();
    for (const [template, sentence] of words) told.set(template, sentence);
    if (marked && !told.has(marked.getAttribute('data-template'))) marked = null;
    place();
  };
})();
"""


def explain_call(told: Mapping[str, str]) -> str:
    """Return the call that says what stands where: a sentence by the id of each template."""
    return f"offstone.explain({json.dumps(list(told.items()))})"


def template_of(address: QUrl) -> str:
    """Return the template that a click asked for; empty when the address is another one."""
    if address.scheme() != SCHEME or address.host() != TEMPLATES:
        return ""
    return unquote(address.path(QUrl.ComponentFormattingOption.FullyEncoded).lstrip("/"))
