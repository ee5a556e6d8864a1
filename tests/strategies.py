"""Values that Hypothesis makes up, as wild as a file may hold them."""

from __future__ import annotations

from hypothesis import strategies as st

from duizhao.model import Evidence, Member, Rendering, RenderingStatus, Term

WILD = "扶贫，“”《》·abz019 .:;#'\"\\|=<>&-_%@!?{}[]*\n\téǎ𠮷✓\u2028"

texts = st.text(WILD, min_size=1, max_size=30).map(str.strip).filter(bool)
forms = st.text("扶贫攻坚对口帮扶abN0+“”，|=\\<&", min_size=2, max_size=8)
ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(
    lambda name: name != "index"
)


@st.composite
def renderings(draw: st.DrawFn, status: RenderingStatus) -> Rendering:
    return Rendering(
        draw(texts),
        status,
        Evidence.EDITORS,
        "Duizhao",
        url=draw(st.just("") | texts),
        note=draw(st.just("") | texts),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Term, ...]:
    """Terms of one domain that hold together: ids and forms apart, relations upwards only."""
    names = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    written = draw(st.lists(forms, min_size=2 * len(names), max_size=2 * len(names), unique=True))
    made = []
    for place, name in enumerate(names):
        others = draw(st.lists(st.sampled_from(names[:place]), unique=True)) if place else []
        lesser = draw(st.lists(st.sampled_from(list(RenderingStatus)[1:]), max_size=2))
        own = written[2 * place]
        made.append(
            Term(
                id=name,
                term=written[2 * place],
                domain="politics",
                kind=draw(st.sampled_from(["term", "slogan", "abbreviation"])),
                definition_zh=draw(texts),
                definition_en=draw(texts),
                renderings=tuple(draw(renderings(status)) for status in (RenderingStatus.PREFERRED, *lesser)),
                variants=(written[2 * place + 1],) if draw(st.booleans()) else (),
                members=tuple(draw(st.lists(st.builds(Member, texts, texts), max_size=2))),
                broader=tuple(others),
                traditional=draw(st.sampled_from([("", ""), (own, own), (own, ""), ("", own)])),
                not_inside=(f"前{written[2 * place]}",) if draw(st.booleans()) else (),
            )
        )
    return tuple(made)
