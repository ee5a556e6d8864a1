"""The style sheet of our books: every height is a whole number of half lines of 1.6 em."""

STYLE = """\
@namespace epub "http://www.idpf.org/2007/ops";
html { font-size: 100%; }
body { margin: 0 5%; line-height: 1.6; widows: 2; orphans: 2; }
h1, h2 { font-weight: bold; line-height: 1.6; text-align: start; break-after: avoid; }
h1 { font-size: 1.25em; line-height: 2.56; margin: 0 0 1.28em; }
h2 { font-size: 1em; margin: 1.6em 0 .8em; }
p { margin: 0 0 .8em; text-align: start; }
.paragraph, .note, .caption, .headline, .subhead, .deck, .kicker { line-height: 2.4; }
.kicker, .byline, .caption, .credit, .jump { font-size: .9em; }
.caption { padding-inline-start: .8em; border-inline-start: 2px solid; }
ruby { ruby-position: over; white-space: nowrap; }
rt { font-size: .5em; font-style: normal; font-weight: normal; line-height: 1.2; padding: 0 .14em; }
.en { margin: 0 0 1.6em; line-height: 1.6; font-family: Georgia, serif; }
h1 + .en { font-size: 1em; font-weight: bold; }
a.term { color: inherit; text-decoration: underline; text-decoration-style: dotted; }
a.mark { font-size: .7em; vertical-align: super; line-height: 0; text-decoration: none; }
.notes, .english { margin-top: 3.2em; border-top: 1px solid; padding-top: .8em; }
.notes p { font-size: .9em; }
.title { text-align: center; margin-top: 6.4em; }
.title h1, .title p { text-align: center; }
.rights { font-size: .8em; margin-top: 3.2em; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav li { margin: 0 0 .8em; }
nav .en { display: block; margin: 0; font-size: .9em; }
dl { margin: 0; }
dt { margin: 1.6em 0 0; font-weight: bold; break-after: avoid; }
dfn { font-style: normal; }
.py { font-weight: normal; }
dd { margin: 0 0 0 1em; }
dd p, dd .en { margin: 0 0 .4em; }
.back { font-size: .8em; }
"""
