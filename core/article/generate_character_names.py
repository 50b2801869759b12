#!/usr/bin/env python3
"""Writes character_names.inc: the named character references that article files use.

The names of HTML 4 and the ASCII punctuation names of HTML, from Python's own html.entities (a copy of the table of
the HTML standard, 13.5). The rest of that table, some 1,800 mathematical names, is left out for the size of the engine;
a reference that is not known is shown as it is written.

    python3 core/article/generate_character_names.py > core/article/character_names.inc
"""
from html.entities import html5, name2codepoint

names = {name: code for name, code in name2codepoint.items()}
for name, value in html5.items():
    if name.endswith(";") and len(value) == 1 and (ord(value) < 0x80 or name in ("hyphen;", "dash;", "nbsp;", "bigstar;", "starf;", "check;")):
        names.setdefault(name[:-1], ord(value))
# Forms that the standard also accepts without the semicolon.
bare = {name for name in html5 if not name.endswith(";")}

print("// Made by generate_character_names.py; do not edit. Name, code point, whether it also stands without its semicolon.")
for name in sorted(names | {n: ord(html5[n]) for n in bare}):
    code = names.get(name) or ord(html5[name])
    print('{"%s", 0x%04X, %s},' % (name, code, "true" if name in bare else "false"))
