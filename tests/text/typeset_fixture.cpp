#include "text/typeset_fixture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "base/utf8.h"

namespace banxin::testing {
namespace {

std::string em_text(float px) {
  double const em = std::round(double(px) / double(kEm) * 1000) / 1000;
  std::string text = std::to_string(em == 0 ? 0.0 : em);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::u32string_view slice_text(Paragraph const& paragraph, uint32_t begin, uint32_t length) {
  return std::u32string_view(paragraph.text).substr(begin, length);
}

}  // namespace

std::string Typeset::line_text(size_t line) const {
  TextRange const range = set.lines[line].text;
  std::string text = to_utf8(slice_text(paragraph, range.begin, range.size()));
  std::string shown;
  for (char c : text) c == '\n' ? shown += "⏎" : shown += c;
  return shown;
}

std::string Typeset::lines() const {
  std::string all;
  for (size_t i = 0; i < set.lines.size(); ++i) all += (i ? " / " : "") + line_text(i);
  return all;
}

std::string Typeset::places(size_t line) const {
  std::string all;
  for (uint32_t i = set.lines[line].glyph_begin; i < set.lines[line].glyph_end; ++i) {
    PlacedGlyph const& glyph = set.glyphs[i];
    if (!all.empty()) all += ' ';
    all += to_utf8(slice_text(paragraph, glyph.text_begin, glyph.text_length)) + "@" +
           em_text(glyph.x + glyph.lead) + "+" + em_text(glyph.advance);
  }
  return all;
}

std::pair<float, float> Typeset::ink(size_t line) const {
  float left = std::numeric_limits<float>::max(), right = std::numeric_limits<float>::lowest();
  for (uint32_t i = set.lines[line].glyph_begin; i < set.lines[line].glyph_end; ++i) {
    PlacedGlyph const& glyph = set.glyphs[i];
    FontFace const* font = glyph.slice == kNoSlice ? nullptr : test_fonts()->font(glyph.slice);
    if (!font || (glyph.id & kDeferredGlyph)) {
      left = std::min(left, glyph.x + glyph.lead);
      right = std::max(right, glyph.x + glyph.lead + glyph.advance);
      continue;
    }
    InkBounds const ink = font->ink(glyph.id);
    if (ink.empty()) continue;
    float const unit = kEm / float(font->units_per_em());
    left = std::min(left, glyph.x + float(ink.x_min) * unit);
    right = std::max(right, glyph.x + float(ink.x_max) * unit);
  }
  return {left / kEm, right / kEm};
}

PlacedGlyph Typeset::glyph(std::u32string_view character, size_t nth) const {
  for (PlacedGlyph const& glyph : set.glyphs) {
    if (slice_text(paragraph, glyph.text_begin, glyph.text_length) != character) continue;
    if (nth-- == 0) return glyph;
  }
  ADD_FAILURE() << "no glyph for " << to_utf8(character) << " in " << lines();
  return {};
}

float Typeset::x_em(std::u32string_view character, size_t nth) const {
  PlacedGlyph const found = glyph(character, nth);
  return (found.x + found.lead) / kEm;
}

float Typeset::advance_em(std::u32string_view character, size_t nth) const {
  return glyph(character, nth).advance / kEm;
}

ParagraphBuilder::ParagraphBuilder(Setting const& setting) {
  result_.setting = setting;
  result_.paragraph.language = setting.language;
  result_.paragraph.direction = setting.direction;
  TextStyle style = setting.style;
  style.size = kEm;
  style.font.language = setting.language;
  result_.styles.push_back(style);
}

void ParagraphBuilder::cover(uint32_t begin, StyleId style) {
  uint32_t const end = uint32_t(result_.paragraph.text.size());
  if (end > begin) result_.paragraph.spans.push_back({{begin, end}, style});
}

ParagraphBuilder& ParagraphBuilder::text(std::string_view utf8, StyleId style) {
  uint32_t const begin = uint32_t(result_.paragraph.text.size());
  result_.paragraph.text += to_utf32(utf8);
  cover(begin, style);
  return *this;
}

ParagraphBuilder& ParagraphBuilder::box_start(float width_em) {
  result_.paragraph.items.push_back(
      {InlineItemKind::box_start, uint32_t(result_.paragraph.text.size()), width_em * kEm, 0});
  return *this;
}

ParagraphBuilder& ParagraphBuilder::box_end(float width_em) {
  result_.paragraph.items.push_back(
      {InlineItemKind::box_end, uint32_t(result_.paragraph.text.size()), width_em * kEm, 0});
  return *this;
}

ParagraphBuilder& ParagraphBuilder::atomic(float width_em, StyleId style) {
  uint32_t const begin = uint32_t(result_.paragraph.text.size());
  result_.paragraph.items.push_back({InlineItemKind::atomic, begin, width_em * kEm, 0});
  result_.paragraph.text += char32_t(0xFFFC);
  cover(begin, style);
  return *this;
}

ParagraphBuilder& ParagraphBuilder::float_anchor() {
  result_.paragraph.items.push_back(
      {InlineItemKind::float_anchor, uint32_t(result_.paragraph.text.size()), 0, 0});
  return *this;
}

StyleId ParagraphBuilder::style(TextStyle const& made) {
  result_.styles.push_back(made);
  return StyleId(result_.styles.size() - 1);
}

Typeset ParagraphBuilder::set() const {
  Typeset out = result_;
  run(out);
  return out;
}

FontSet const* test_fonts() {
  static std::unique_ptr<FontSet> const fonts = [] {
    auto opened = open_built_fonts();
    return opened ? std::make_unique<FontSet>(std::move(*opened)) : nullptr;
  }();
  return fonts.get();
}

void run(Typeset& typeset) {
  static ShapeScratch scratch;  // as a reader has it: one for all paragraphs
  shape_paragraph(typeset.paragraph, typeset.styles, *test_fonts(), scratch, typeset.shaped);
  typeset.set.clear();
  typeset.breaks.clear();
  typeset.cursors.clear();
  LineOptions const options = options_of(typeset.setting);
  LineSpace const space{0, typeset.setting.measure * kEm, typeset.setting.indent * kEm};
  static ChooseScratch choosing;
  LineChooser chooser(typeset.paragraph, typeset.shaped, typeset.styles, options, choosing);
  LineCursor cursor;
  do {
    size_t const before = typeset.breaks.size();
    chooser.choose(cursor, {&space, 1}, typeset.breaks);
    ASSERT_LT(before, typeset.breaks.size());
    for (size_t i = before; i < typeset.breaks.size(); ++i) {
      LineBreak const& found = typeset.breaks[i];
      set_line(typeset.paragraph, typeset.shaped, typeset.styles, cursor, found, space, options, typeset.set);
      typeset.cursors.push_back(cursor);
      ASSERT_TRUE(found.last || cursor.cluster < found.next.cluster) << "no progress";
      cursor = found.next;
    }
  } while (!typeset.breaks.back().last);
}

LineOptions options_of(Setting const& setting) {
  LineOptions options = setting.options;
  options.align = setting.align;
  options.mode = setting.mode;
  return options;
}

std::vector<LineBreak> greedy_breaks(Typeset const& typeset) {
  LineOptions const options = options_of(typeset.setting);
  LineSpace const space{0, typeset.setting.measure * kEm, typeset.setting.indent * kEm};
  std::vector<LineBreak> breaks;
  for (LineCursor cursor;; cursor = breaks.back().next) {
    breaks.push_back(break_line(typeset.paragraph, typeset.shaped, typeset.styles, cursor, space, options));
    if (breaks.back().last) return breaks;
  }
}

double demerits(Typeset const& typeset, std::span<LineBreak const> breaks) {
  LineOptions const options = options_of(typeset.setting);
  LineSpace const space{0, typeset.setting.measure * kEm, typeset.setting.indent * kEm};
  ChooseScratch scratch;
  LineChooser chooser(typeset.paragraph, typeset.shaped, typeset.styles, options, scratch);
  return chooser.demerits({}, {&space, 1}, breaks);
}

Typeset typeset(std::string_view utf8, Setting const& setting) {
  return ParagraphBuilder(setting).text(utf8).set();
}

Typeset typeset(std::string_view utf8, float measure) {
  Setting setting;
  setting.measure = measure;
  return typeset(utf8, setting);
}

}  // namespace banxin::testing
