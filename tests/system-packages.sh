#!/bin/sh
# Installs the system packages that the tests need: a browser, tesseract, LibreOffice, which
# writes the example reviews anew around other people, Java (with its XML binding), in which the
# checkers of HTML and of PDF/UA are written, Node, which runs that of workflows, the web servers
# whose settings the handbook tells, what it copies a site with, and two small mail programs.
# With apt as root or through sudo; otherwise names what is missing and fails, so that no test is
# ever skipped.
set -eu

# In Chromium without its windows the tests take half the time. Debian alone packages it, and for
# want of it nobody is stopped: all of Chromium does as well.
if [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release \
    && ! command -v chromium-headless-shell >/dev/null; then
    echo "Installing a quicker browser for the tests: chromium-headless-shell"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium-headless-shell; } \
        || echo "It could not be installed; the tests go on without it, more slowly." >&2
fi

missing=""
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="chromium"
command -v tesseract >/dev/null || missing="$missing tesseract-ocr"
command -v soffice >/dev/null || command -v libreoffice >/dev/null \
    || missing="$missing libreoffice-writer fonts-liberation"
command -v javac >/dev/null || missing="$missing default-jdk-headless"
[ -e /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
command -v node >/dev/null || missing="$missing nodejs"
command -v openssl >/dev/null || missing="$missing openssl"
command -v npm >/dev/null || missing="$missing npm"
PATH="$PATH:/usr/sbin"
command -v nginx >/dev/null || missing="$missing nginx"
command -v apache2 >/dev/null || missing="$missing apache2-bin" # the program, and no service
[ -e /etc/mime.types ] || missing="$missing media-types"
command -v rsync >/dev/null || missing="$missing rsync"
command -v zip >/dev/null || missing="$missing zip"
command -v mutt >/dev/null || missing="$missing mutt"
command -v mshow >/dev/null || missing="$missing mblaze"
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "The tests need these programs: $missing. Install them and run make test again." >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "The tests need these packages: $missing. Install them, for example with:" >&2
    echo "  sudo apt-get install $missing" >&2
    exit 1
fi
echo "Installing what the tests need: $missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing
