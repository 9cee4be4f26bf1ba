"""Text that would do harm, or come out changed, wherever it is not treated as words."""

from hypothesis import strategies as st

NASTY = (
    "<script>alert(1)</script>",
    "</p></div></main><h1>x</h1>",
    '"><img src=x onerror=alert(1)>',
    "<!-- comment -->",
    "<![CDATA[ x ]]>",
    "<?php echo 1 ?>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "{{ config.site_url }} {% include 'x' %}",
    "{: #x onclick=alert(1) }",
    "[words](javascript:alert(1))",
    "[words][1]\n[1]: javascript:alert(1)",
    "![words](https://example.org/x.png)",
    "<https://example.org/>",
    "**bold** _em_ `code` ~~struck~~",
    "```\ncode\n```",
    "~~~ {.x}\ncode",
    "    indented",
    "# heading #",
    "Heading\n=======",
    "- item\n- item",
    "1. item",
    "> quoted",
    "| a | b |\n|---|---|\n| c | d |",
    "---\ntitle: x\n---",
    "***",
    "[TOC]",
    "*[HTML]: words",
    "[^1] words",
    "\\*not\\*",
    "\x02wzxhzdk:0\x03 \x02amp\x03 \x0265\x03",
    "klzzwxh:0001",
    "a\tb\x0bc\x0cd\re\x85f\u2028g\u2029h",
    "soft\xadhyphen zero\u200bwidth \u202eright to left\u202c \ufeffmark",
    "half \ud800 a pair",
    "=HYPERLINK(1)",
    "#let x = 1 $y$ @ref <label> \\ // */",
    "   ",
    "",
)
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text(
        alphabet=st.sampled_from("<>&\"'#*_-`~[](){}!|:\\/.=+@^$% \n\taA1é\x02\x03"), max_size=30
    ),
    st.text(max_size=20),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
)
