"""A Windows job object: the child in it may take so much memory and never outlives us."""

import ctypes
import sys

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_MEMORY = 0x100
_KILL_ON_JOB_CLOSE = 0x2000
_SET_QUOTA_AND_TERMINATE = 0x0100 | 0x0001


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Counters(ctypes.Structure):
    _fields_ = tuple((f"Counter{number}", ctypes.c_uint64) for number in range(6))


class _Limits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _Counters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(limit: int) -> ctypes.Structure:
    """Return the limits of a job, as Windows lays them out."""
    limits = _Limits()
    limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _KILL_ON_JOB_CLOSE
    limits.ProcessMemoryLimit = limit
    return limits


if sys.platform == "win32":  # pragma: no cover (Windows alone)

    class Job:
        """Holds one child; closing it ends the child."""

        interval = None

        def __init__(self, pid: int, limit: int) -> None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            for name in ("CreateJobObjectW", "OpenProcess"):
                getattr(kernel, name).restype = ctypes.c_void_p
            self._kernel = kernel
            self._job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
            limits = job_limits(limit)
            kernel.SetInformationJobObject(
                self._job,
                _EXTENDED_LIMIT_INFORMATION,
                ctypes.byref(limits),
                ctypes.sizeof(limits),
            )
            child = ctypes.c_void_p(kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, pid))
            kernel.AssignProcessToJobObject(self._job, child)
            kernel.CloseHandle(child)

        def exceeded(self) -> bool:
            return False

        def close(self) -> None:
            if self._job:
                self._kernel.CloseHandle(self._job)
                self._job = ctypes.c_void_p()
