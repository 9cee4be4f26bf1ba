#!/bin/sh
# Asks the databases of known faults about every pinned dependency; ends with 1 if one is known.
set -eu

pipx run --spec pip-audit==2.10.1 pip-audit --disable-pip --require-hashes --progress-spinner off \
    --requirement requirements/run.txt --requirement requirements/test.txt
