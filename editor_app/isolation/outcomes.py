"""How a child's work ended, in a form that every pipe can carry."""

import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.reduction import ForkingPickler
from typing import Any

from editor_app.domain.errors import HostFailed, OffstoneError, TooMuchMemory


@dataclass(frozen=True, slots=True)
class Done:
    """The work's result."""

    value: object


@dataclass(frozen=True, slots=True)
class Failed:
    """The error that ended the work, and its trace for the log."""

    error: Exception
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """The work was understood and starts now; deadlines count from here."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is."""

    done: int
    total: int
    doing: str


def attempt(work: Callable[[], object]) -> Done | Failed:
    """Run work and return how it ended; whatever a text can cause is an error with a sentence."""
    try:
        return Done(work())
    except OffstoneError as error:
        return Failed(error)
    except MemoryError:
        return Failed(too_much_memory())
    except RecursionError:
        return Failed(HostFailed("The text is nested too deeply.", "Simplify it."))
    except Exception as error:
        return Failed(error, traceback.format_exc())


def too_much_memory() -> TooMuchMemory:
    """Return the error of work that met its memory limit."""
    return TooMuchMemory("This text asks for more memory than it may have.")


def packed(message: object) -> bytes:
    """Return a message in bytes; what cannot be carried becomes an error that can."""
    try:
        data = bytes(ForkingPickler.dumps(message))
        if isinstance(message, Failed):
            # An error of somebody's making may pickle and then refuse to be made again.
            pickle.loads(data)  # noqa: S301
    except MemoryError:
        return bytes(ForkingPickler.dumps(Failed(too_much_memory())))
    except Exception as error:
        told = message.error if isinstance(message, Failed) else error
        trace = message.trace if isinstance(message, Failed) else ""
        lost = HostFailed(f"The result could not be handed over: {told}")
        return bytes(ForkingPickler.dumps(Failed(lost, trace)))
    return data


def unpacked(data: bytes) -> Any:
    """Return a message from its bytes."""
    return pickle.loads(data)  # noqa: S301 (both ends of the pipe are ours)
