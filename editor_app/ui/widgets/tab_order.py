"""The way of the Tab key through a form."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(fields: Sequence[QWidget]) -> None:
    """Let Tab go through the fields as the eye does, into those that are made of several."""
    stops: list[QWidget] = []
    for field in fields:
        inside = field.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        parts = inside if field.focusPolicy() == Qt.FocusPolicy.NoFocus else [field]
        stops += [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
