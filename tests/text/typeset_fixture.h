// Sets small texts with the built fonts and tells, in ems and as text, where everything has come to lie.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "font/built_fonts.h"
#include "text/line_chooser.h"
#include "text/line_setter.h"
#include "text/paragraph.h"
#include "text/shape_paragraph.h"

namespace banxin::testing {

inline constexpr float kEm = 20;  ///< CSS px of the font size in these tests

/// What a test asks for beside the text. Lengths in ems.
struct Setting {
  float measure = 40;
  LineAlign align = LineAlign::start;
  TypesettingMode mode = TypesettingMode::full;
  Language language = Language::zh_hans;
  float indent = 0;
  TextStyle style;  ///< size and language are filled in
  BaseDirection direction = BaseDirection::left_to_right;
  LineOptions options;  ///< beyond align and mode
};

/// A paragraph from beginning to end.
struct Typeset {
  Paragraph paragraph;
  std::vector<TextStyle> styles;
  Setting setting;
  ShapedParagraph shaped;
  SetParagraph set;
  std::vector<LineBreak> breaks;
  std::vector<LineCursor> cursors;

  std::string line_text(size_t line) const;
  /// Texts of all lines, spaces at their ends kept, forced breaks as ⏎, parted by " / ".
  std::string lines() const;
  /// Of each glyph with ink or width: its cluster's text, @ the left edge of its space, + its advance, in
  /// ems.
  std::string places(size_t line = 0) const;
  /// Left and right edge of the line's ink, in ems.
  std::pair<float, float> ink(size_t line) const;
  /// The placed glyph of the nth occurrence of `character`; fails the test where it is not set.
  PlacedGlyph glyph(std::u32string_view character, size_t nth = 0) const;
  float x_em(std::u32string_view character, size_t nth = 0) const;  ///< left edge of its space
  float advance_em(std::u32string_view character, size_t nth = 0) const;
};

/// A text with styles and items, added piece by piece.
class ParagraphBuilder {
 public:
  explicit ParagraphBuilder(Setting const& setting = {});
  ParagraphBuilder& text(std::string_view utf8, StyleId style = 0);
  ParagraphBuilder& box_start(float width_em = 0);
  ParagraphBuilder& box_end(float width_em = 0);
  ParagraphBuilder& atomic(float width_em, StyleId style = 0);
  ParagraphBuilder& float_anchor();
  /// A style made from the paragraph's own; its id.
  StyleId style(TextStyle const& made);
  TextStyle const& base() const { return result_.styles[0]; }
  Typeset set() const;

 private:
  void cover(uint32_t begin, StyleId style);
  Typeset result_;
};

/// Fonts with all slices that layout needs; null when they are not built.
FontSet const* test_fonts();
/// Shapes, breaks and sets what is in `typeset` already.
void run(Typeset& typeset);
LineOptions options_of(Setting const& setting);
/// The same paragraph broken line by line, each line for itself.
std::vector<LineBreak> greedy_breaks(Typeset const& typeset);
/// Of given breaks of the whole paragraph, by the measure that the choice of lines goes by.
double demerits(Typeset const& typeset, std::span<LineBreak const> breaks);
Typeset typeset(std::string_view utf8, Setting const& setting = {});
Typeset typeset(std::string_view utf8, float measure);

/// Tests of this room need the built fonts.
class TextTest : public ::testing::Test {
 protected:
  void SetUp() override {
    BANXIN_NEEDS_BUILT_FONTS();
    ASSERT_NE(test_fonts(), nullptr);
  }
};

}  // namespace banxin::testing
