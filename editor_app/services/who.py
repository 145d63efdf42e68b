"""Who is at the desk: the name given at first start, or the account's."""

import getpass

from editor_app.services.settings import load_settings


def desk_name(given: str = "") -> str:
    """Return the name that revisions and publications carry."""
    return given.strip() or load_settings().name or account_name()


def account_name() -> str:
    """Return the account's name, or *desk* where the system does not tell."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "desk"
