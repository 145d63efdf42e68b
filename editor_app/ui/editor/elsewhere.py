"""Saving the words outside the library, for when the library cannot take them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from editor_app.domain.article import Content


def ask_where(content: Content, owner: QWidget) -> Path | None:
    """Ask for a file; None when the journalist thinks better of it."""
    name = f"{content.slug or 'story'}.md"
    file, _ = QFileDialog.getSaveFileName(owner, "Save the text elsewhere", name)
    return Path(file) if file else None


def write_elsewhere(content: Content, file: Path) -> None:
    """Write the words to a file of their own, whatever the library says."""
    headline = f"# {content.headline}" if content.headline else ""
    parts = (headline, content.standfirst, content.body)
    file.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")
