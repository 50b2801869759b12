#!/usr/bin/env python3
"""Writes tables_*.h and tables_*.cpp of this folder from the Unicode Character Database.

    python3 core/unicode/generate_tables.py [--check] [FOLDER]

With --check nothing is written; the exit code tells whether the tables are as this script would write them. FOLDER
(default: ../shared/unicode beside the checkout) holds the UCD files named in class Database. Python's standard library
only. Each property becomes a three-stage trie of bytes for the Basic Multilingual Plane, its split of the 16 bits
chosen so that the stages take the least room, and a sorted list of runs for the planes above.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
VERSION = "17.0.0"
CODE_POINTS = 0x110000

# Code points that a tailoring addresses by name (line_break_tailoring.cpp). Each code point is in one group at most.
LINE_GROUPS = {
    "fullwidth_colon": [0xFF1A],
    "fullwidth_semicolon": [0xFF1B],
    "fullwidth_stop": [0xFF0E],
    "fullwidth_comma": [0xFF0C],
    "fullwidth_exclamation": [0xFF01, 0xFF1F],
    "double_exclamation": [0x203C, 0x2047, 0x2048, 0x2049],
    "katakana_dot": [0x30FB, 0xFF65],
    "interpunct": [0x00B7, 0x2027],
    "bullet": [0x2022, 0x2219, 0x22C5],
    "wave_dash": [0x301C, 0x30A0],
    "fullwidth_tilde": [0xFF5E],
    "tilde": [0x007E],
    "ratio": [0x2236],
    "plus": [0x002B, 0xFF0B],
    "fullwidth_minus": [0xFF0D],
    "narrow_currency": [0x0024, 0x00A3, 0x00A5],
    "hyphen_minus": [0x002D],
    "hyphen": [0x2010, 0x2013],
    "figure_dash": [0x2012],
    "em_dash": [0x2014, 0x2015, 0x2500],
    "long_dash": [0x2E3A, 0x2E3B],
    "ellipsis": [0x2025, 0x2026, 0x22EF],
    "iteration_mark": [0x3005, 0x303B, 0x309D, 0x309E, 0x30FD, 0x30FE],
    "solidus": [0x002F],
    "fullwidth_solidus": [0xFF0F],
    "curly_quote": [0x2018, 0x2019, 0x201C, 0x201D],
    "straight_quote": [0x0022, 0x0027, 0xFF02, 0xFF07],
    "fullwidth_digit": list(range(0xFF10, 0xFF1A)),
    "raised_mark": [0x00B2, 0x00B3, 0x00B9, 0x2020, 0x2021, 0x2070, *range(0x2074, 0x207A)],
    "circled_number": [*range(0x2460, 0x2474), *range(0x24EB, 0x2500), *range(0x2776, 0x2794),
                       *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)],
    "soft_hyphen": [0x00AD],
}

# ISO 15924 tags of Unicode's script names.
SCRIPT_TAGS = dict(pair.split(":") for pair in """
Adlam:Adlm Ahom:Ahom Anatolian_Hieroglyphs:Hluw Arabic:Arab Armenian:Armn Avestan:Avst Balinese:Bali Bamum:Bamu
Bassa_Vah:Bass Batak:Batk Bengali:Beng Beria_Erfe:Berf Bhaiksuki:Bhks Bopomofo:Bopo Brahmi:Brah Braille:Brai
Buginese:Bugi Buhid:Buhd Canadian_Aboriginal:Cans Carian:Cari Caucasian_Albanian:Aghb Chakma:Cakm Cham:Cham
Cherokee:Cher Chorasmian:Chrs Common:Zyyy Coptic:Copt Cuneiform:Xsux Cypriot:Cprt Cypro_Minoan:Cpmn Cyrillic:Cyrl
Deseret:Dsrt Devanagari:Deva Dives_Akuru:Diak Dogra:Dogr Duployan:Dupl Egyptian_Hieroglyphs:Egyp Elbasan:Elba
Elymaic:Elym Ethiopic:Ethi Garay:Gara Georgian:Geor Glagolitic:Glag Gothic:Goth Grantha:Gran Greek:Grek
Gujarati:Gujr Gunjala_Gondi:Gong Gurmukhi:Guru Gurung_Khema:Gukh Han:Hani Hangul:Hang Hanifi_Rohingya:Rohg
Hanunoo:Hano Hatran:Hatr Hebrew:Hebr Hiragana:Hira Imperial_Aramaic:Armi Inherited:Zinh Inscriptional_Pahlavi:Phli
Inscriptional_Parthian:Prti Javanese:Java Kaithi:Kthi Kannada:Knda Katakana:Kana Kawi:Kawi Kayah_Li:Kali
Kharoshthi:Khar Khitan_Small_Script:Kits Khmer:Khmr Khojki:Khoj Khudawadi:Sind Kirat_Rai:Krai Lao:Laoo Latin:Latn
Lepcha:Lepc Limbu:Limb Linear_A:Lina Linear_B:Linb Lisu:Lisu Lycian:Lyci Lydian:Lydi Mahajani:Mahj Makasar:Maka
Malayalam:Mlym Mandaic:Mand Manichaean:Mani Marchen:Marc Masaram_Gondi:Gonm Medefaidrin:Medf Meetei_Mayek:Mtei
Mende_Kikakui:Mend Meroitic_Cursive:Merc Meroitic_Hieroglyphs:Mero Miao:Plrd Modi:Modi Mongolian:Mong Mro:Mroo
Multani:Mult Myanmar:Mymr Nabataean:Nbat Nag_Mundari:Nagm Nandinagari:Nand New_Tai_Lue:Talu Newa:Newa Nko:Nkoo
Nushu:Nshu Nyiakeng_Puachue_Hmong:Hmnp Ogham:Ogam Ol_Chiki:Olck Ol_Onal:Onao Old_Hungarian:Hung Old_Italic:Ital
Old_North_Arabian:Narb Old_Permic:Perm Old_Persian:Xpeo Old_Sogdian:Sogo Old_South_Arabian:Sarb Old_Turkic:Orkh
Old_Uyghur:Ougr Oriya:Orya Osage:Osge Osmanya:Osma Pahawh_Hmong:Hmng Palmyrene:Palm Pau_Cin_Hau:Pauc Phags_Pa:Phag
Phoenician:Phnx Psalter_Pahlavi:Phlp Rejang:Rjng Runic:Runr Samaritan:Samr Saurashtra:Saur Sharada:Shrd
Shavian:Shaw Siddham:Sidd Sidetic:Sidt SignWriting:Sgnw Sinhala:Sinh Sogdian:Sogd Sora_Sompeng:Sora Soyombo:Soyo
Sundanese:Sund Sunuwar:Sunu Syloti_Nagri:Sylo Syriac:Syrc Tagalog:Tglg Tagbanwa:Tagb Tai_Le:Tale Tai_Tham:Lana
Tai_Viet:Tavt Tai_Yo:Tayo Takri:Takr Tamil:Taml Tangsa:Tnsa Tangut:Tang Telugu:Telu Thaana:Thaa Thai:Thai
Tibetan:Tibt Tifinagh:Tfng Tirhuta:Tirh Todhri:Todr Tolong_Siki:Tols Toto:Toto Tulu_Tigalari:Tutg Ugaritic:Ugar
Unknown:Zzzz Vai:Vaii Vithkuqi:Vith Wancho:Wcho Warang_Citi:Wara Yezidi:Yezi Yi:Yiii Zanabazar_Square:Zanb
""".split())


class Database:
    """The UCD properties that the tables are made of, one list entry per code point."""

    def __init__(self, folder):
        self.folder = folder
        self.line_break = self.property_of("LineBreak.txt", "XX")
        self.width = self.property_of("EastAsianWidth.txt", "N")
        self.category = self.property_of("DerivedGeneralCategory.txt", "Cn")
        self.grapheme = self.property_of("GraphemeBreakProperty.txt", "Other")
        self.script = self.property_of("Scripts.txt", "Unknown")
        self.conjunct = self.property_of("DerivedCoreProperties.txt", "None", of="InCB")
        self.ignorable = self.set_of("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.pictographic = self.set_of("emoji-data.txt", "Extended_Pictographic")
        self.emoji_presentation = self.set_of("emoji-data.txt", "Emoji_Presentation")

    def rows(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            first_line = file.readline()
            if VERSION not in first_line and name != "emoji-data.txt":
                sys.exit(f"{name}: expected Unicode {VERSION}, found: {first_line.strip()}")
            for line in file:
                fields = [field.strip() for field in line.split("#")[0].split(";")]
                if len(fields) < 2: continue
                first, _, last = fields[0].partition("..")
                yield int(first, 16), int(last or first, 16), fields[1:]

    def property_of(self, name, default, of=None):
        values = [default] * CODE_POINTS
        for first, last, fields in self.rows(name):
            if of is not None:
                if fields[0] != of: continue
                value = fields[1]
            else:
                value = fields[0]
            for c in range(first, last + 1): values[c] = value
        return values

    def set_of(self, name, prop):
        return {c for first, last, fields in self.rows(name) if fields[0] == prop
                for c in range(first, last + 1)}


def line_symbols(db):
    """(class name, East Asian, group) per code point: LB1 is applied, quotation marks and brackets are split."""
    group_of = {c: name for name, members in LINE_GROUPS.items() for c in members}
    symbols = []
    for c in range(CODE_POINTS):
        name, category = db.line_break[c], db.category[c]
        wide = db.width[c] in ("F", "W", "H")
        if name in ("AI", "SG", "XX"): name = "AL"
        elif name == "SA": name = "CM" if category in ("Mn", "Mc") else "AL"
        elif name == "QU" and category == "Pi": name = "QU_initial"
        elif name == "QU" and category == "Pf": name = "QU_final"
        elif name == "OP" and wide: name = "OP_wide"
        elif name == "CP" and wide: name = "CP_wide"
        if c == 0x25CC: name = "dotted_circle"
        if c in db.pictographic and category == "Cn":
            assert name in ("ID", "AL"), hex(c)
            name += "_reserved"
        group = group_of.get(c, "none")
        if group == "none":
            if name == "ID" and db.script[c] == "Han": group = "han"
            elif name == "PO" and db.width[c] in ("A", "F", "W"): group = "wide_suffix"
            elif name == "PR" and db.width[c] in ("A", "F", "W"): group = "wide_prefix"
        # Marks take the width of their base, and width matters beside quotation marks only.
        if name in ("CM", "ZWJ", "SP", "ZW", "BK", "CR", "LF", "NL"): wide = False
        symbols.append((name.lower(), wide, group))
    return symbols


def grapheme_classes(db):
    names = {"Other": "other", "CR": "cr", "LF": "lf", "Control": "control", "Extend": "extend", "ZWJ": "zwj",
             "Regional_Indicator": "regional", "Prepend": "prepend", "SpacingMark": "spacing_mark", "L": "l",
             "V": "v", "T": "t", "LV": "lv", "LVT": "lvt"}
    classes = []
    for c in range(CODE_POINTS):
        name, conjunct = names[db.grapheme[c]], db.conjunct[c]
        if c in db.pictographic:
            assert name == "other", hex(c)
            name = "pictographic"
        if conjunct == "Consonant":
            assert name == "other", hex(c)
            name = "consonant"
        elif conjunct == "Extend" and name != "zwj":
            assert name == "extend", hex(c)
            name = "conjunct_extend"
        elif conjunct == "Linker":
            assert name == "extend", hex(c)
            name = "conjunct_linker"
        classes.append(name)
    return classes


CHARACTER_FLAGS = ["han", "wide_letter", "alphabetic_or_digit", "digit", "east_asian_wide", "combining_mark",
                   "emoji_presentation", "default_ignorable"]


def character_flags(db):
    flags = []
    for c in range(CODE_POINTS):
        category, script, width = db.category[c], db.script[c], db.width[c]
        letter = category[0] == "L"
        wide = width in ("F", "W")
        han = script == "Han" or c in (0x3006, 0x303C)  # 〆 and masu mark stand among ideographs
        wide_letter = letter and width == "W" and not han
        halfwidth_cjk = width == "H" or script in ("Hangul", "Hiragana", "Katakana", "Bopomofo")
        value = {
            "han": han,
            "wide_letter": wide_letter,
            "alphabetic_or_digit": (letter or category == "Nd") and not (wide or han or halfwidth_cjk),
            "digit": category == "Nd",
            "east_asian_wide": wide,
            "combining_mark": category[0] == "M",
            "emoji_presentation": c in db.emoji_presentation,
            "default_ignorable": c in db.ignorable,
        }
        flags.append(sum(1 << i for i, name in enumerate(CHARACTER_FLAGS) if value[name]))
    return flags


def blocks_of(values, size):
    """Distinct blocks of `size` values in order of appearance, and the index of each block of the input."""
    seen, indices, flat = {}, [], []
    for start in range(0, len(values), size):
        block = tuple(values[start:start + size])
        if block not in seen:
            seen[block] = len(seen)
            flat.extend(block)
        indices.append(seen[block])
    return indices, flat


def width_of(values):
    return 1 if max(values) < 256 else 2


def build_trie(values):
    """The smallest of the splits tried: (size, low bits, middle bits, top, middle, leaves)."""
    best = None
    values = values[:0x10000]
    for low in range(2, 8):
        indices, leaves = blocks_of(values, 1 << low)
        for middle in range(2, 8):
            top, mid = blocks_of(indices, 1 << middle)
            size = len(top) * width_of(top) + len(mid) * width_of(mid) + len(leaves)
            if best is None or size < best[0]: best = (size, low, middle, top, mid, leaves)
    return best


def runs_above(values):
    """The first code point of each run of equal values from U+10000 on, shifted left by 8, with the value."""
    return [c << 8 | values[c] for c in range(0x10000, CODE_POINTS)
            if c == 0x10000 or values[c] != values[c - 1]]


def head(what):
    return (f"// {what}\n// Generated from the Unicode Character Database {VERSION} by core/unicode/generate_tables.py; "
            "do not edit.\n// Regenerate: python3 core/unicode/generate_tables.py ../shared/unicode\n"
            "// SPDX-License-Identifier: Unicode-3.0\n")


def array_text(kind, name, values):
    lines, line = [], " "
    for value in values:
        item = f" {value},"
        if len(line) + len(item) > 110:
            lines.append(line)
            line = " "
        line += item
    lines.append(line)
    return f"const {kind} {name}[{len(values)}] = {{\n" + "\n".join(lines) + "\n};\n"


def deliver(name, text):
    path = os.path.join(HERE, name)
    if "--check" in sys.argv:
        with open(path, encoding="utf-8", newline="") as file:
            if file.read() != text: sys.exit(f"{name} is not what this script writes; run it without --check")
        return
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def write_tables(stem, title, constant, values, declarations="", definitions="", includes=""):
    size, low, middle, top, mid, leaves = build_trie(values)
    runs = runs_above(values)
    size += 4 * len(runs)
    kinds = {1: "uint8_t", 2: "uint16_t"}
    top_kind, mid_kind = kinds[width_of(top)], kinds[width_of(mid)]
    header = head(title) + "#pragma once\n" + "// clang-format off\n" + '#include "unicode/trie.h"\n' + includes
    header += "\nnamespace banxin {\n\n" + declarations
    header += f"extern const {top_kind} {constant}Top[{len(top)}];\n"
    header += f"extern const {mid_kind} {constant}Middle[{len(mid)}];\n"
    header += f"extern const uint8_t {constant}Leaves[{len(leaves)}];\n"
    header += f"extern const uint32_t {constant}Runs[{len(runs)}];\n"
    header += (f"inline constexpr Trie<{low}, {middle}, {top_kind}, {mid_kind}> {constant}Trie{{\n"
               f"    {constant}Top, {constant}Middle, {constant}Leaves, {constant}Runs, {len(runs)}}};\n\n"
               "}  // namespace banxin\n")
    source = head(title) + "// clang-format off\n" + f'#include "unicode/{stem}.h"\n\nnamespace banxin {{\n\n'
    source += definitions
    source += array_text(top_kind, constant + "Top", top) + "\n" + array_text(mid_kind, constant + "Middle", mid)
    source += "\n" + array_text("uint8_t", constant + "Leaves", leaves) + "\n"
    source += array_text("uint32_t", constant + "Runs", runs) + "\n}  // namespace banxin\n"
    for suffix, text in ((".h", header), (".cpp", source)): deliver(stem + suffix, text)
    print(f"{stem}: {size} bytes, split {16 - low - middle}/{middle}/{low}")
    return size


def numbered(values):
    """Distinct values by falling frequency, and each value's number."""
    counts = {}
    for value in values: counts[value] = counts.get(value, 0) + 1
    order = sorted(counts, key=lambda value: (-counts[value], value))
    number = {value: i for i, value in enumerate(order)}
    assert len(order) < 256
    return order, [number[value] for value in values]


def main():
    folders = [argument for argument in sys.argv[1:] if argument != "--check"]
    folder = folders[0] if folders else os.path.join(ROOT, "..", "shared", "unicode")
    db = Database(folder)
    total = 0

    order, numbers = numbered(line_symbols(db))
    groups = ["none", "han", "wide_suffix", "wide_prefix"] + list(LINE_GROUPS)
    declarations = ("/// Code points that tailorings address together; each has symbols of its own.\n"
                    "enum class LineGroup : uint8_t {\n" + "".join(f"  {name},\n" for name in groups) + "  count_  ///< not a group\n};\n\n"
                    "/// What the rules need to know of a code point, LB1 applied. The trie's values index this table.\n"
                    "struct LineSymbol {\n  LineClass line_class;\n  bool east_asian;  ///< width F, W or H\n"
                    "  LineGroup group;\n};\n"
                    f"inline constexpr int kLineSymbolCount = {len(order)};\n"
                    "extern const LineSymbol kLineSymbols[kLineSymbolCount];\n\n")
    definitions = "const LineSymbol kLineSymbols[kLineSymbolCount] = {\n"
    for name, wide, group in order:
        definitions += f"    {{LineClass::{name}, {str(wide).lower()}, LineGroup::{group}}},\n"
    definitions += "};\n\n"
    total += write_tables("tables_line_break", "Line_Break classes with East Asian width and tailoring groups (UAX #14).",
                          "kLineBreak", numbers, declarations, definitions, '#include "unicode/line_class.h"\n')
    total += 3 * len(order)

    order, numbers = numbered(grapheme_classes(db))
    declarations = ("/// Grapheme_Cluster_Break with Extended_Pictographic and Indic_Conjunct_Break folded in.\n"
                    "enum class GraphemeClass : uint8_t {\n" + "".join(f"  {name},\n" for name in order) + "};\n"
                    f"inline constexpr int kGraphemeClassCount = {len(order)};\n\n")
    total += write_tables("tables_grapheme", "Grapheme cluster classes (UAX #29).", "kGrapheme", numbers, declarations)

    order, numbers = numbered([SCRIPT_TAGS[name] for name in db.script])
    declarations = (f"/// ISO 15924 tags, packed as ScriptTag; the trie's values index this table.\n"
                    f"inline constexpr int kScriptCount = {len(order)};\nextern const uint32_t kScriptTags[kScriptCount];\n\n")
    tags = [f"0x{int.from_bytes(tag.encode(), 'big'):08X}" for tag in order]
    definitions = array_text("uint32_t", "kScriptTags", tags) + "\n"
    total += write_tables("tables_script", "Scripts (UAX #24).", "kScript", numbers, declarations, definitions)
    total += 4 * len(order)

    declarations = ("/// Bits of the trie's values.\nenum CharacterFlag : uint8_t {\n" +
                    "".join(f"  character_{name} = {1 << i},\n" for i, name in enumerate(CHARACTER_FLAGS)) + "};\n\n")
    total += write_tables("tables_character", "Flags of single code points.", "kCharacter", character_flags(db),
                          declarations)
    print(f"total: {total} bytes")


if __name__ == "__main__":
    main()
