"""Offstone: a desktop editorial workstation for journalists who write offline."""
