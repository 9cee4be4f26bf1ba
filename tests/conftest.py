"""What all tests stand on."""

import os
import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background deaf to Ctrl+C, and what the tests start would
    # be deaf to it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: many tests wait, for a browser or for time to pass."""
    return (os.cpu_count() or 1) * 3 // 2
