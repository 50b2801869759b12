// Typesetting rules 1, 5, 13 and 15 where digits, signs, notes and spaces meet Han; soft hyphens.
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

class NumbersAndNotes : public TextTest {
 protected:
  static JointKind joint(Typeset const& t, size_t cluster) { return t.shaped.clusters[cluster].joint; }
};

TEST_F(NumbersAndNotes, SignsStayTightWithTheirDigits) {
  for (char const* text : {"5％", "5℃", "5‰", "￥5", "＄5", "＋5", "－5"})
    EXPECT_EQ(joint(typeset(text, 10), 1), JointKind::rigid) << text;
  EXPECT_EQ(joint(typeset("国％", 10), 1), JointKind::plain);
}

TEST_F(NumbersAndNotes, NoGapBetweenSignsAndHan) {
  for (char const* text :
       {"国%国", "国℃国", "国°国", "国$国", "国％国", "国￥国", "国²国", "国①国", "国Ａ国", "国１国"}) {
    Typeset const t = typeset(text, 10);
    EXPECT_NE(joint(t, 1), JointKind::latin_gap) << text;
    EXPECT_NE(joint(t, 2), JointKind::latin_gap) << text;
  }
  EXPECT_EQ(joint(typeset("国e\u0301国", 10), 1), JointKind::latin_gap) << "a letter with a mark";
  EXPECT_EQ(joint(typeset("国e\u0301国", 10), 2), JointKind::latin_gap);
}

TEST_F(NumbersAndNotes, KeycapsAreEmoji) {
  Typeset const t = typeset("国1\uFE0F\u20E3国", 10);
  ASSERT_EQ(t.shaped.clusters.size(), 4u);
  EXPECT_EQ(t.shaped.clusters[1].kind, ClusterClass::han);
  EXPECT_EQ(joint(t, 1), JointKind::plain);
}

TEST_F(NumbersAndNotes, NarrowSpacesAreTheGap) {
  for (char const* space : {" ", "\u00A0", "\u2005", "\u2006", "\u2009", "\u200A", "\u202F"})
    EXPECT_FLOAT_EQ(typeset("国" + std::string(space) + "A", 10).x_em(U"A"), 1.25f) << space;
  for (char const* space : {"\u2003", "\u2002", "\u3000"})
    EXPECT_GE(typeset("国" + std::string(space) + "A", 10).x_em(U"A"), 1.45f) << "wide ones are meant";
}

TEST_F(NumbersAndNotes, RaisedTextBeginsNoLine) {
  auto raised = [](std::string_view before, std::string_view note) {
    ParagraphBuilder builder;
    TextStyle style = builder.base();
    style.baseline_shift = 6;
    style.size = kEm / 2;
    StyleId const id = builder.style(style);
    TextStyle link = style;
    link.decorations = decoration_underline;
    StyleId const linked = builder.style(link);
    size_t const half = note.size() / 2;
    Typeset const t = builder.text(before)
                          .text(note.substr(0, half), id)
                          .text(note.substr(half), linked)
                          .text("又说")
                          .set();
    for (size_t i = 0; i + 1 < t.shaped.clusters.size(); ++i)
      if (t.styles[t.shaped.runs[t.shaped.clusters[i].run].style].baseline_shift != 0)
        return t.shaped.clusters[i].break_before.kind;
    return BreakKind::mandatory;
  };
  EXPECT_EQ(raised("说过", "12"), BreakKind::prohibited);
  EXPECT_EQ(raised("说过。", "[12]"), BreakKind::prohibited);
  EXPECT_EQ(raised("说过", "(a)1"), BreakKind::prohibited);
  EXPECT_EQ(raised("说过 ", "12"), BreakKind::allowed) << "behind a space";
  EXPECT_EQ(raised("说过", "123456789012"), BreakKind::allowed) << "long text";
}

TEST_F(NumbersAndNotes, BulletsBetweenHanAreInterpuncts) {
  EXPECT_EQ(typeset("阿•卜", 10).places(), "阿@0+1 •@1+0.5 卜@1.5+1");
  EXPECT_FLOAT_EQ(typeset("• 国", 10).advance_em(U"•"), 1) << "not at an item's head";
}

TEST_F(NumbersAndNotes, SoftHyphensHoldTheHyphenOfALineThatBreaksThere) {
  Typeset const t = typeset("国exam\u00ADple中\u00AD国", 40);
  ASSERT_EQ(t.shaped.hyphens.size(), 1u);
  ShapedHyphen const& hyphen = t.shaped.hyphens[0];
  EXPECT_EQ(t.paragraph.text[t.shaped.clusters[hyphen.cluster].text_begin], U'p');
  EXPECT_EQ(t.shaped.hyphen_before(hyphen.cluster), &hyphen);
  EXPECT_EQ(t.shaped.hyphen_before(hyphen.cluster - 1), nullptr);
  EXPECT_EQ(t.shaped.hyphen_before(hyphen.cluster + 1), nullptr);
  Typeset const written = typeset("-", 10);
  EXPECT_EQ(hyphen.glyph.id, written.glyph(U"-").id);
  EXPECT_FLOAT_EQ(hyphen.glyph.advance, written.shaped.clusters[0].body);
  EXPECT_TRUE(typeset("example", 10).shaped.hyphens.empty());
}

}  // namespace
}  // namespace banxin::testing
