"""What all tests stand on."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background deaf to Ctrl+C, and what the tests start would
    # be deaf to it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
