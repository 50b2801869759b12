// What must hold for any text at any measure.
#include <algorithm>
#include <map>
#include <random>

#include "base/utf8.h"
#include "text/line_glue.h"
#include "text/typeset_fixture.h"

namespace banxin::testing {
namespace {

constexpr float kOff = 0.02f * kEm;  // what a justified line may miss the measure by

/// Pieces of which random texts are made; the seed of the generator names the text.
class TextMaker {
 public:
  explicit TextMaker(uint32_t seed) : random_(seed) {}

  std::u32string make(size_t pieces) {
    std::u32string text;
    for (size_t i = 0; i < pieces; ++i) text += piece();
    return text;
  }

  uint32_t below(uint32_t n) { return uint32_t(random_() % n); }

 private:
  std::u32string pick(std::u32string_view from) {
    return std::u32string(1, from[below(uint32_t(from.size()))]);
  }

  std::u32string piece() {
    switch (below(24)) {
      default:
        return pick(U"中国新华社记者报道一二三日本經濟𠮷㐀");
      case 0:
        return pick(U"，。、；：！？．·・‧");
      case 1:
        return pick(U"“”‘’（）《》「」『』【】");
      case 2:
        return pick(U"—…–～-／/");
      case 3:
        return U"——";
      case 4:
        return U"……";
      case 5:
        return U" ";
      case 6:
        return U"word";
      case 7:
        return U"The quick, brown";
      case 8:
        return U"3.14%";
      case 9:
        return U"e\u0301\u0323";
      case 10:
        return U"字\u0301";
      case 11:
        return U"葛\U000E0100";
      case 12:
        return U"👩\u200D👩\u200D👧";
      case 13:
        return U"🇨🇳🇯";
      case 14:
        return U"السلام 123";
      case 15:
        return U"שלום";
      case 16:
        return U"かな・カナー";
      case 17:
        return U"한국 글";
      case 18:
        return pick(U"\u200B\u00AD\u2060\u202C\u3000\u00A0\u200F");
      case 19:
        return below(4) ? U"，" : U"\n";
      case 20:
        return below(3) ? U"”，" : U"\t";
      case 21:
        return U"！！？";
      case 22:
        return U"affluent";
      case 23:
        return U"http://example.com/a/b?c=1";
    }
  }

  std::mt19937 random_;
};

/// A random paragraph: styles change and boxes open and close anywhere.
Typeset random_typeset(uint32_t seed, float measure, LineAlign align) {
  TextMaker maker(seed);
  Setting setting;
  setting.measure = measure;
  setting.align = align;
  setting.mode = maker.below(5) == 0 ? TypesettingMode::simple : TypesettingMode::full;
  setting.language = Language(maker.below(6));
  setting.direction = maker.below(6) == 0 ? BaseDirection::right_to_left : BaseDirection::left_to_right;
  setting.indent = maker.below(3) == 0 ? 2 : 0;
  ParagraphBuilder builder(setting);
  TextStyle other = builder.base();
  other.font.family = FontFamily::hei;
  other.italic = true;
  StyleId const link = builder.style(other);
  other.white_space = maker.below(2) ? WhiteSpace::pre_wrap : WhiteSpace::nowrap;
  other.letter_spacing = maker.below(2) ? 1.5f : 0;
  StyleId const odd = builder.style(other);
  uint32_t open = 0;
  uint32_t const stretches = 1 + maker.below(6);
  for (uint32_t i = 0; i < stretches; ++i) {
    if (maker.below(4) == 0) {
      builder.box_start(maker.below(2) ? 0.3f : 0);
      ++open;
    }
    StyleId const style = maker.below(2) ? 0 : maker.below(3) ? link : odd;
    builder.text(to_utf8(maker.make(1 + maker.below(20))), style);
    if (maker.below(6) == 0) builder.atomic(1.7f, style);
    if (maker.below(9) == 0) builder.float_anchor();
    if (open > 0 && maker.below(2)) {
      builder.box_end(maker.below(2) ? 0.3f : 0);
      --open;
    }
  }
  for (; open > 0; --open) builder.box_end(0.3f);
  return builder.set();
}

std::string describe(Typeset const& typeset, uint32_t seed) {
  return "seed " + std::to_string(seed) + ", measure " + std::to_string(typeset.setting.measure) +
         ", language " + std::string(language_tag(typeset.setting.language)) + ": " + typeset.lines();
}

void expect_nothing_lost(Typeset const& t) {
  uint32_t position = 0, item = 0;
  for (SetLine const& line : t.set.lines) {
    EXPECT_EQ(line.text.begin, position);
    position = line.text.end;
    for (uint32_t i = line.item_begin; i < line.item_end; ++i) EXPECT_EQ(t.set.items[i].item, item++);
  }
  EXPECT_EQ(position, t.paragraph.text.size());
  EXPECT_EQ(item, t.paragraph.items.size());
  std::map<uint32_t, int> shaped, placed;
  for (size_t i = 0; i + 1 < t.shaped.clusters.size(); ++i) {
    EXPECT_LT(t.shaped.clusters[i].text_begin, t.shaped.clusters[i + 1].text_begin);
    if (t.shaped.clusters[i].glyph_count)
      shaped[t.shaped.clusters[i].text_begin] = t.shaped.clusters[i].glyph_count;
  }
  for (PlacedGlyph const& glyph : t.set.glyphs)
    if (t.paragraph.text[glyph.text_begin] != 0xAD) ++placed[glyph.text_begin];  // hyphens are the line's own
  EXPECT_EQ(shaped, placed);
  for (PlacedRun const& run : t.set.runs) {
    for (uint32_t i = run.glyph_begin; i < run.glyph_end; ++i) {
      EXPECT_TRUE(run.text.contains(t.set.glyphs[i].text_begin));
      PlacedGlyph const& glyph = t.set.glyphs[i];
      EXPECT_GE(glyph.x + glyph.lead + glyph.advance, run.x - 0.01f);
      // The origin of a combining mark is where its letter's anchor has it: above an italic, beyond the letter's end.
      bool const mark = i > run.glyph_begin && t.set.glyphs[i - 1].text_begin == glyph.text_begin;
      if (!mark) {
        EXPECT_LE(glyph.x + glyph.lead, run.x + run.width + 0.01f);
      }
    }
  }
}

/// The spaces of a line's glyphs, from left to right, lie side by side.
void expect_no_overlap(Typeset const& t, SetLine const& line) {
  float right = line.x;
  for (uint32_t i = line.glyph_begin; i < line.glyph_end; ++i) {
    PlacedGlyph const& glyph = t.set.glyphs[i];
    bool const first_of_cluster = i == line.glyph_begin || t.set.glyphs[i - 1].text_begin != glyph.text_begin;
    if (!first_of_cluster) {
      right += glyph.advance;
      continue;
    }
    float const left = glyph.x + glyph.lead;
    if (i > line.glyph_begin) {
      EXPECT_GE(left, right - 0.02f) << "glyph " << i;
    }
    right = left + glyph.advance;
    EXPECT_GE(glyph.advance, -0.02f) << "glyph " << i;
  }
}

/// Marks keep their ink inside their space: trims take blank sides only.
void expect_ink_inside(Typeset const& t) {
  for (PlacedGlyph const& glyph : t.set.glyphs) {
    if (t.paragraph.text[glyph.text_begin] == 0xAD) continue;
    auto const cluster = std::find_if(t.shaped.clusters.begin(), t.shaped.clusters.end(),
                                      [&](Cluster const& c) { return c.text_begin == glyph.text_begin; });
    bool const mark = cluster->kind == ClusterClass::opening || cluster->kind == ClusterClass::closing ||
                      cluster->kind == ClusterClass::comma || cluster->kind == ClusterClass::stop ||
                      cluster->kind == ClusterClass::exclamation;
    if (!mark || glyph.slice == kNoSlice) continue;
    FontFace const* font = test_fonts()->font(glyph.slice);
    InkBounds const ink = font->ink(glyph.id);
    float const unit = kEm / float(font->units_per_em());
    EXPECT_GE(glyph.x + float(ink.x_min) * unit, glyph.x + glyph.lead - 0.01f) << glyph.text_begin;
    EXPECT_LE(glyph.x + float(ink.x_max) * unit, glyph.x + glyph.lead + glyph.advance + 0.05f * kEm)
        << glyph.text_begin;
  }
}

bool has_soft_break_inside(Typeset const& t, uint32_t begin, uint32_t end) {
  bool visible = false;
  for (uint32_t i = begin; i < end; ++i) {
    if (i > begin && visible && t.shaped.clusters[i].break_before.kind == BreakKind::allowed) return true;
    visible |= t.shaped.clusters[i].kind != ClusterClass::zero_width;
  }
  return false;
}

void expect_breaks_where_allowed(Typeset const& t) {
  float const measure = t.setting.measure * kEm;
  for (size_t i = 0; i < t.breaks.size(); ++i) {
    LineBreak const& found = t.breaks[i];
    uint32_t const begin = t.cursors[i].cluster;
    BreakKind const kind = t.shaped.clusters[found.cluster_end].break_before.kind;
    if (kind == BreakKind::prohibited) {
      EXPECT_FALSE(has_soft_break_inside(t, begin, found.cluster_end))
          << "line " << i << " divided although it had a break";
    }
    SetLine const& line = t.set.lines[i];
    float const indent = i == 0 ? t.setting.indent * kEm : 0;
    if (line.width > measure - indent + kOff) {
      EXPECT_FALSE(has_soft_break_inside(t, begin, found.cluster_end))
          << "line " << i << " overfull although it had a break";
    }
  }
}

/// The choice over the whole paragraph is never worse than line by line.
void expect_not_worse_than_greedy(Typeset const& t) {
  bool const line_by_line =
      t.setting.mode == TypesettingMode::simple || t.paragraph.text.find(U'\t') != std::u32string::npos;
  if (line_by_line) return;
  double const chosen = demerits(t, t.breaks), greedy = demerits(t, greedy_breaks(t));
  EXPECT_LE(chosen, greedy * (1 + 1e-6) + 1e-3);
}

void expect_whole(Typeset const& t) {
  expect_nothing_lost(t);
  expect_not_worse_than_greedy(t);
  expect_breaks_where_allowed(t);
  expect_ink_inside(t);
  for (size_t i = 0; i < t.set.lines.size(); ++i) {
    SetLine const& line = t.set.lines[i];
    expect_no_overlap(t, line);
    EXPECT_LE(line.width, t.breaks[i].natural_width + t.setting.measure * kEm);
  }
}

class AnyText : public TextTest {};

TEST_F(AnyText, LosesNothingAndNeverOverlaps) {
  std::mt19937 measures(7);
  for (uint32_t seed = 0; seed < 800; ++seed) {
    float const measure = 1 + float(measures() % 4400) / 100;
    Typeset const t = random_typeset(seed, measure, LineAlign(seed % 6));
    expect_whole(t);
    if (HasFailure()) FAIL() << describe(t, seed);
  }
}

TEST_F(AnyText, JustifiedLinesMeetTheMeasure) {
  int justified = 0;
  for (uint32_t seed = 0; seed < 400; ++seed) {
    TextMaker maker(seed);
    Setting setting;
    setting.measure = 6 + float(seed % 40);
    setting.align = LineAlign::justify;
    setting.language = seed % 3 ? Language::zh_hans : Language::zh_hant;
    Typeset const t = ParagraphBuilder(setting).text(to_utf8(maker.make(60))).set();
    for (size_t i = 0; i < t.set.lines.size(); ++i) {
      SetLine const& line = t.set.lines[i];
      if (!line.justified) continue;
      ++justified;
      bool const overfull = line.width > setting.measure * kEm + kOff;
      if (!overfull) {
        EXPECT_NEAR(line.x + line.width, setting.measure * kEm, kOff) << t.line_text(i);
      } else if (has_soft_break_inside(t, t.cursors[i].cluster, t.breaks[i].cluster_end)) {
        ADD_FAILURE() << "overfull: " << t.line_text(i);
      }
    }
    if (HasFailure()) FAIL() << describe(t, seed);
  }
  EXPECT_GT(justified, 500) << "the texts must try it";
}

TEST_F(AnyText, EveryMeasureOfOneText) {
  std::string const text =
      "新华社北京11月22日电（记者 "
      "王明）“这是——怎么说呢——一次《世界·经济》意义上的‘转折’，”他在X（Twitter）上写道："
      "“GDP增长5.2%，达￥100亿……”真的吗？！2024年，A股与S&P 500指数";
  for (float measure = 1; measure <= 45; measure += 0.37f) {
    Setting setting;
    setting.measure = measure;
    setting.align = LineAlign::justify;
    Typeset const t = typeset(text, setting);
    expect_whole(t);
    if (measure < 8) continue;
    for (size_t i = 1; i < t.set.lines.size(); ++i) {
      std::u32string_view const line(t.paragraph.text.data() + t.set.lines[i].text.begin,
                                     t.set.lines[i].text.size());
      EXPECT_EQ(std::u32string_view(U"、，。．：；！？”’）》〉」』】–—～-·・‧/／%").find(line.front()),
                std::u32string_view::npos)
          << t.line_text(i);
      std::u32string_view const before(t.paragraph.text.data() + t.set.lines[i - 1].text.begin,
                                       t.set.lines[i - 1].text.size());
      EXPECT_EQ(std::u32string_view(U"“‘（《〈「『【￥").find(before.back()), std::u32string_view::npos)
          << t.line_text(i - 1);
    }
    if (HasFailure()) FAIL() << "measure " << measure << ": " << t.lines();
  }
}

// Beside floats the first lines have other measures than those after them.
TEST_F(AnyText, ChangingMeasuresAreChosenNoWorseThanGreedily) {
  std::mt19937 measures(11);
  int compared = 0;
  auto const some_width = [&](uint32_t least) { return float(least + measures() % 30) * kEm; };
  for (uint32_t seed = 0; seed < 300; ++seed) {
    TextMaker maker(seed);
    Setting setting;
    setting.align = LineAlign::justify;
    Typeset const t = ParagraphBuilder(setting).text(to_utf8(maker.make(80))).set();
    if (t.paragraph.text.find(U'\t') != std::u32string::npos) continue;
    std::vector<LineSpace> spaces;
    for (uint32_t i = 0; i < 1 + seed % 6; ++i) spaces.push_back({0, some_width(3 + seed % 10), 0});
    LineOptions const options = options_of(setting);
    std::vector<LineBreak> greedy, chosen;
    for (LineCursor cursor;; cursor = greedy.back().next) {
      LineSpace const space = spaces[std::min(greedy.size(), spaces.size() - 1)];
      greedy.push_back(break_line(t.paragraph, t.shaped, t.styles, cursor, space, options));
      if (greedy.back().last) break;
    }
    ChooseScratch scratch;
    LineChooser chooser(t.paragraph, t.shaped, t.styles, options, scratch);
    chooser.choose({}, spaces, chosen);
    ASSERT_TRUE(chosen.back().last);
    ++compared;
    EXPECT_LE(chooser.demerits({}, spaces, chosen), chooser.demerits({}, spaces, greedy) * (1 + 1e-6) + 1e-3)
        << describe(t, seed);
    if (HasFailure()) return;
  }
  EXPECT_GT(compared, 100) << "the texts must try it";
}

TEST_F(AnyText, LongRunsOfOneCharacter) {
  for (char32_t c : std::u32string(U"中a ，“\u0301\u200B—…\n👩\u3000！-")) {
    Setting setting;
    setting.measure = 10;
    Typeset const t = typeset(to_utf8(std::u32string(5000, c)), setting);
    expect_nothing_lost(t);
    EXPECT_FALSE(HasFailure()) << uint32_t(c);
  }
}

TEST_F(AnyText, EmptyParagraph) {
  Typeset const t = typeset("", 10);
  ASSERT_EQ(t.set.lines.size(), 1u);
  EXPECT_EQ(t.set.lines[0].width, 0);
  EXPECT_TRUE(t.set.lines[0].last);
  Typeset const anchored = ParagraphBuilder().box_start(1).float_anchor().box_end(1).set();
  ASSERT_EQ(anchored.set.items.size(), 3u);
  EXPECT_EQ(anchored.set.items[2].x, kEm);
}

}  // namespace
}  // namespace banxin::testing
