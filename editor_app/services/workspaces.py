"""Workspaces as folders, before any of them is open."""

from pathlib import Path


def workspace_name(folder: Path) -> str:
    """Return the name of the workspace in a folder; NotAWorkspace when there is none."""
    from editor_app.store.workspace_files import read_workspace

    return read_workspace(folder).name
