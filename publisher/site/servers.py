"""Redirections for web servers of one's own: what nginx, Apache and IIS read.

On a host that only hands out files, the page at an old address leads on by itself. A server
that is told of it here answers with a true redirection (301), for PDFs and data files too.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

_NGINX = """\
# Weblinks that have moved. Include this within `server {{`.
{rows}"""
_APACHE = """\
# Weblinks that have moved. Include this in the site's configuration (`Include`), or copy its lines
# into the site's .htaccess. Needs mod_alias.
{rows}"""
_IIS = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Weblinks that have moved. Copy <rewrite> with all that is in it into the <system.webServer> of
     the site's web.config. Needs IIS's module URL Rewrite. -->
<configuration>
  <system.webServer>
    <rewrite>
      <rewriteMaps>
        <rewriteMap name="DhrMoved">
{rows}        </rewriteMap>
      </rewriteMaps>
      <rules>
        <rule name="DHR weblinks that have moved" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{{DhrMoved:{{PATH_INFO}}}}" pattern="(.+)" />
          </conditions>
          <action type="Redirect" url="{{C:1}}" appendQueryString="false" \
redirectType="Permanent" />
        </rule>
      </rules>
    </rewrite>
  </system.webServer>
</configuration>
"""


def server_maps(moved: Mapping[str, str], home: str) -> Mapping[str, bytes]:
    """The maps by file name; `moved` has each old path and its new one, `home` is the site's."""
    below = urlsplit(home).path
    rows = [
        (below + asked, home + new)
        for old, new in sorted(moved.items())
        for asked in ((old, f"{old}index.html") if old.endswith("/") else (old,))
    ]
    nginx = "".join(f'location = "{old}" {{ return 301 "{new}"; }}\n' for old, new in rows)
    apache = "".join(f'RedirectMatch 301 "^{_literally(old)}$" "{new}"\n' for old, new in rows)
    iis = "".join(
        f"          <add key={quoteattr(old)} value={quoteattr(new)} />\n" for old, new in rows
    )
    return {
        "apache.conf": _APACHE.format(rows=apache).encode(),
        "nginx.conf": _NGINX.format(rows=nginx).encode(),
        "web.config": _IIS.format(rows=iis).encode(),
    }


def _literally(path: str) -> str:
    """The path as a regular expression; of what has a meaning there it can hold only a dot."""
    return path.replace(".", "[.]")
