#include "layout/fragment_writer.h"

#include <algorithm>

#include "layout/read_decoration.h"

namespace banxin {

namespace {
/// Grows by union to what is inside; finish() makes an empty one of what stays.
constexpr TextRange kNoText{0xFFFFFFFF, 0};
}  // namespace

Rect border_box_of(Rect content, litehtml::render_item const& item) {
  auto const left = static_cast<float>(item.padding_left() + item.border_left());
  auto const top = static_cast<float>(item.padding_top() + item.border_top());
  return {content.x - left, content.y - top,
          content.width + left + static_cast<float>(item.padding_right() + item.border_right()),
          content.height + top + static_cast<float>(item.padding_bottom() + item.border_bottom())};
}

FragmentWriter::FragmentWriter(BoxTree& tree, FragmentTree& out) : tree_(tree), out_(out) {
  out.text.clear();
  out.decorations.assign(1, {});
  out.boxes.clear();
  out.lines.clear();
  out.runs.clear();
  out.glyphs.clear();
  out.images.clear();
  out.links.clear();
  out.link_rects.clear();
  out.texts.clear();
  // One glyph per character is the rule; growing by doubling would take half as much again.
  out.text.reserve(tree.gathered);
  out.glyphs.reserve(tree.gathered);
  out.language = tree.settings.language;
  out.font_size = tree.settings.theme.font_size;
}

uint32_t FragmentWriter::add_box(BoxKind kind, litehtml::render_item& item, Point content, uint32_t parent) {
  litehtml::element const& element = *item.src_el();
  BoxFragment box;
  box.kind = kind;
  box.node = node_of(element);
  box.parent = parent;
  box.content_box = {content.x, content.y, static_cast<float>(item.pos().width),
                     static_cast<float>(item.pos().height)};
  box.border_box = border_box_of(box.content_box, item);
  box.decoration = intern_decoration(read_decoration(element, item, box.border_box), out_.decorations);
  box.style = tree_.styles.style_of(element);
  return add_box(box);
}

uint32_t FragmentWriter::add_box(BoxFragment const& box) {
  out_.boxes.push_back(box);
  out_.boxes.back().text = kNoText;
  out_.boxes.back().line_begin = out_.boxes.back().line_end = line_count();
  return static_cast<uint32_t>(out_.boxes.size() - 1);
}

uint32_t FragmentWriter::add_text(std::u32string const& text, uint32_t box) {
  if (!out_.text.empty()) out_.text.push_back(U'\n');
  uint32_t const begin = text_end();
  out_.text += text;
  for (uint32_t up = box; up != kNoBox; up = out_.boxes[up].parent) {
    TextRange& range = out_.boxes[up].text;
    range.begin = std::min(range.begin, begin);
    range.end = std::max(range.end, text_end());
  }
  return begin;
}

void FragmentWriter::add_line(SetParagraph const& set, SetLine const& line, PlacedLine const& placed,
                              Point origin, uint32_t text_begin, uint32_t box) {
  LineFragment fragment;
  fragment.box = box;
  fragment.rect = {origin.x + line.x, origin.y + placed.top, line.width, placed.height};
  fragment.baseline = origin.y + placed.baseline;
  fragment.text = {text_begin + line.text.begin, text_begin + line.text.end};
  fragment.last = line.last || line.forced;
  fragment.justified = line.justified;
  fragment.run_begin = static_cast<uint32_t>(out_.runs.size());
  fragment.glyph_begin = static_cast<uint32_t>(out_.glyphs.size());
  for (uint32_t r = line.run_begin; r < line.run_end; ++r) {
    PlacedRun const& run = set.runs[r];
    RunFragment made;
    made.text = {text_begin + run.text.begin, text_begin + run.text.end};
    made.x = origin.x + run.x;
    made.width = run.width;
    made.baseline = fragment.baseline;
    made.face = run.face;
    made.style = run.style;
    made.level = run.level;
    made.slant = run.slant;
    made.glyph_begin = static_cast<uint32_t>(out_.glyphs.size());
    for (uint32_t g = run.glyph_begin; g < run.glyph_end; ++g) {
      PlacedGlyph const& glyph = set.glyphs[g];
      GlyphFragment& to = out_.glyphs.emplace_back();
      to.id = glyph.id;
      to.slice = glyph.slice;
      to.text_length = glyph.text_length;
      to.text_begin = text_begin + glyph.text_begin;
      to.x = origin.x + glyph.x;
      to.y = -glyph.y;
      to.advance = glyph.advance;
      to.lead = glyph.lead;
    }
    made.glyph_end = static_cast<uint32_t>(out_.glyphs.size());
    out_.runs.push_back(made);
  }
  fragment.run_end = static_cast<uint32_t>(out_.runs.size());
  fragment.glyph_end = static_cast<uint32_t>(out_.glyphs.size());
  out_.lines.push_back(fragment);
}

void FragmentWriter::finish() {
  for (BoxFragment& box : out_.boxes)
    if (box.text == kNoText) box.text = {text_end(), text_end()};
  out_.styles = tree_.styles.styles();
}

}  // namespace banxin
