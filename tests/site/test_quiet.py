"""Reading tells nobody: no other host is asked, nothing is kept, and no page breaks its policy."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.browsing import opened
from tests.site.kinds import KINDS

pytestmark = pytest.mark.slow

LISTEN = """
window.broken = [];
addEventListener('securitypolicyviolation', (event) =>
  broken.push(event.effectiveDirective + ' ' + event.blockedURI), true);
"""
KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  files: (await Array.fromAsync((await navigator.storage.getDirectory()).keys())).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0, "workers": 0,
           "files": 0}  # fmt: skip


@dataclass
class Watch:
    """What a page did that a reader on a watched device must not be given away by."""

    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.add_init_script(LISTEN)
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))


def test_no_page_asks_another_host_keeps_anything_or_breaks_its_policy(
    browser: Browser, address: str
) -> None:
    watch = Watch()
    with opened(browser) as page:
        watch.over(page)
        for kind in KINDS:
            page.goto(f"{address}dhr/{kind.example}", wait_until="networkidle")
            page.keyboard.press("Shift")
            page.keyboard.press("End")
            assert page.evaluate(KEPT) == NOTHING, kind.name
            assert page.evaluate("broken") == [], kind.name
        assert page.context.cookies() == []
    assert {url for url in watch.asked if not url.startswith(f"{address}dhr/")} == set()
    assert len(watch.asked) > 2 * len(KINDS), "it does hear what is asked"
    assert watch.said == []


def test_it_would_be_noticed(browser: Browser, address: str) -> None:
    harm = (
        "<script>localStorage.a = 1</script><img src=https://elsewhere.example/a.png>"
        "<script src=harm.js></script></body>"
    )

    def add(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</body>", harm))

    watch = Watch()
    with opened(browser) as page:
        watch.over(page)
        page.route("**/dhr/help/", add)
        page.route("**/harm.js", lambda route: route.fulfill(body="localStorage.b = 2"))
        page.goto(f"{address}dhr/help/")
        assert page.evaluate("broken") == [
            "script-src-elem inline", "img-src https://elsewhere.example/a.png"
        ]  # fmt: skip
        assert page.evaluate(KEPT) == {**NOTHING, "local": 1}
    assert len(watch.said) == 2
