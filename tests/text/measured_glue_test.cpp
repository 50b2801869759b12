// Running sums say of any line what gathering it cluster by cluster says.
#include "text/measured_glue.h"

#include "text/line_walk.h"
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class MeasuredGlueTest : public TextTest {
 protected:
  static LineSum walked(Typeset const& t, GlueSource const& glue, LineCursor cursor, uint32_t end) {
    LineWalk walk(t.paragraph, t.shaped, glue, cursor, 0);
    while (walk.cluster() < end) {
      LineSlot slot;
      walk.take(slot);
    }
    LineSum sum = walk.line_sum();
    sum.add_width(walk.items().width_before);
    if (ShapedHyphen const* hyphen = t.shaped.hyphen_before(end)) sum.add_width(hyphen->glyph.advance);
    return sum;
  }

  /// Compares every line between two break opportunities.
  static void compare(Typeset const& t) {
    LineOptions const options = options_of(t.setting);
    GlueSource const glue(t.paragraph, t.shaped, t.styles, options);
    MeasuredGlue measured(t.paragraph, t.shaped, glue);
    std::vector<GlueBoundary> boundaries;
    measured.begin({}, boundaries);
    measured.extend_to(glue.cluster_count());
    int lines = 0;
    for (uint32_t from = 0; from < glue.cluster_count(); ++from) {
      if (from > 0 && glue.cluster(from).break_before.kind == BreakKind::prohibited) continue;
      LineCursor const cursor = {from, from == 0 ? 0 : measured.at(from).item, from == 0};
      for (uint32_t to = from + 1; to <= glue.cluster_count(); ++to) {
        if (to < glue.cluster_count() && glue.cluster(to).break_before.kind == BreakKind::prohibited)
          continue;
        LineSum const want = walked(t, glue, cursor, to), have = measured.line(from, to);
        ++lines;
        if (measured.is_blank(from, to)) continue;
        ASSERT_NEAR(have.width, want.width, 0.01f) << from << "-" << to << " of " << t.lines();
        ASSERT_EQ(have.expandable, want.expandable) << from << "-" << to;
        ASSERT_NEAR(have.word_space_stretch, want.word_space_stretch, 0.01f) << from << "-" << to;
        ASSERT_NEAR(have.latin_gap_stretch, want.latin_gap_stretch, 0.01f) << from << "-" << to;
        ASSERT_EQ(have.hang, want.hang);
        for (size_t tier = 0; tier < kGlueTiers; ++tier)
          ASSERT_NEAR(have.shrink[tier], want.shrink[tier], 0.01f) << from << "-" << to << " tier " << tier;
      }
    }
    EXPECT_GT(lines, 10);
  }
};

TEST_F(MeasuredGlueTest, MarksGapsAndSpaces) {
  Setting setting;
  setting.options.hanging = HangingPunctuation::allow_end;
  for (Language language : {Language::zh_hans, Language::zh_hant, Language::ja}) {
    setting.language = language;
    compare(typeset("“他（王明）说：‘GDP 增长5.2%’，”——真的？！《世界·经济》， a word  and\n更多……了。",
                    setting));
  }
}

TEST_F(MeasuredGlueTest, BoxEdgesObjectsAndStyles) {
  ParagraphBuilder builder;
  TextStyle other = builder.base();
  other.font.family = FontFamily::hei;
  other.letter_spacing = 1.5f;
  StyleId const link = builder.style(other);
  builder.box_start(0.3f).text("“开头，").box_start(0.2f).text("（链接）", link).box_end(0.4f);
  builder.text("中 ")
      .atomic(1.7f)
      .text("，后 ")
      .box_end(0.1f)
      .text(" 再\u200B一个\u2060字 ")
      .box_start(1)
      .box_end(1);
  compare(builder.text("“末”尾。").set());
}

TEST_F(MeasuredGlueTest, SoftHyphens) {
  compare(typeset("中文 extra\u00ADordi\u00AD\u00ADnary words\u00AD 国家", Setting{}));
}

TEST_F(MeasuredGlueTest, JustifyKinds) {
  for (TextJustify justify : {TextJustify::none, TextJustify::inter_word, TextJustify::inter_character}) {
    Setting setting;
    setting.options.justify = justify;
    compare(typeset("中文word中 文two words，——“国家”", setting));
  }
}

}  // namespace
}  // namespace banxin::testing
