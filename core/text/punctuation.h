// Classes and blank sides of Chinese punctuation (CLREQ 3.1, typesetting rules 9–13).
#pragma once
#include <cstdint>
#include <optional>

#include "base/language.h"
#include "text/shaped_paragraph.h"

namespace banxin {

/// The blank sides of a full-width mark, in parts of its advance.
struct MarkBlank {
  float before = 0, after = 0;
};

/// The class of a code point that is set as a mark when its glyph is full width: opening, closing, comma,
/// stop, exclamation or interpunct. Curved quotes are among them: whether they are full width is the glyph's
/// affair.
std::optional<ClusterClass> full_width_mark(char32_t code_point);

/// · ・ ‧
bool is_interpunct(char32_t code_point);
/// • ∙ ⋅, which stand for an interpunct between two Han and for themselves elsewhere.
bool is_bullet(char32_t code_point);
/// – - / and the like, which take half an em between Han (rule 13).
bool is_short_connector(char32_t code_point);
/// ～ 〜 ／ and a single —: as wide as they are, no stretch around them.
bool is_long_connector(char32_t code_point);
/// — … and the code points that are used in their place, of which two make one unit of two em (rule 2).
bool is_dash_or_ellipsis(char32_t code_point);
/// What belongs to the digits beside it: ％ ‰ ℃ ° ￥ ＄ ＋ and the like. No stretch between.
bool is_number_sign(char32_t code_point);
/// Narrow spaces that are written for the gap between Han and Latin (rule 15): U+0020, U+00A0, and those of a
/// third of an em or less.
bool is_gap_space(char32_t code_point);
/// Western marks that begin, or end, no line even where a word has to be divided.
bool is_western_closing(char32_t code_point);
bool is_western_opening(char32_t code_point);
/// U+0020, U+3000 and the other spaces of category Zs.
bool is_space(char32_t code_point);

/// ！？ are compressible only in Simplified horizontal setting (rule 12): elsewhere they stand in the middle.
bool has_fixed_exclamations(Language language);

/// The blank sides that a mark of `kind` has by convention: for fonts that do not tell, and where the font
/// has not come.
MarkBlank conventional_blank(char32_t mark, ClusterClass kind, Language language);
/// The blank sides by the ink of a glyph, all in font units; none when the ink does not leave half the body
/// free (rule 9).
MarkBlank blank_by_ink(int32_t advance, int32_t ink_begin, int32_t ink_end);

}  // namespace banxin
