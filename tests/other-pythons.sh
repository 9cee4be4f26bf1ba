#!/bin/sh
# Sets the publisher up for each Python that pyproject.toml names and this machine has, beside
# the one of .venv, so that a test can see that all of them make the same site.
set -eu

used=$(.venv/bin/python -c 'import sys; print(f"3.{sys.version_info.minor}")')
named=$(sed -n 's/.*Programming Language :: Python :: \(3\.[0-9]*\)".*/\1/p' pyproject.toml)
for version in $named; do
    [ "$version" != "$used" ] || continue
    found=""
    for python in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
        "$python" -c "" 2>/dev/null && found=$python
    done
    apart=.venv/apart/python$version
    if [ -z "$found" ]; then
        echo "Python $version is not on this machine: nothing is tested with it."
        rm -rf "$apart"
    elif [ ! -e "$apart/done" ] || [ requirements/run.txt -nt "$apart/done" ]; then
        "$found" -m venv --clear --without-pip "$apart"
        .venv/bin/python -m pip --python "$apart" install --quiet --disable-pip-version-check \
            --no-input --require-hashes -r requirements/run.txt
        touch "$apart/done"
    fi
done
