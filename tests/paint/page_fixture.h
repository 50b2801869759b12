// A page of lines made by hand, for tests of what is painted of it.
#pragma once
#include <string>

#include "paint/build_display_list.h"

namespace banxin::testing {

inline constexpr FaceId kSong = 0, kHei = 1;

inline FontSet two_faces() {
  FontCatalog catalog;
  CatalogFace song;
  song.name = "Song";
  song.metrics.underline_position = -75;
  CatalogFace hei = song;
  hei.name = "Hei";
  hei.family = FontFamily::hei;
  hei.weight = 700;
  catalog.faces = {song, hei};
  return FontSet(std::move(catalog));
}

/// One block of lines made by hand: text runs of 20 px, one glyph for each code point.
struct Page {
  FragmentTree tree;
  float y = 0;

  Page() {
    tree.width = 400;
    tree.height = 1000;
    tree.decorations.resize(2);
    tree.decorations[1].background = PaintColor::of(ColorRole::mark);
    tree.boxes.push_back({});
    tree.boxes[0].border_box = {0, 0, 400, 1000};
  }

  StyleId style(uint8_t decorations = decoration_none, float size = 20,
                PaintColor color = PaintColor::of(ColorRole::ink)) {
    TextStyle s;
    s.size = size;
    s.decorations = decorations;
    s.color = color;
    tree.styles.push_back(s);
    return StyleId(tree.styles.size() - 1);
  }

  void begin_line() {
    LineFragment line;
    line.rect = {10, y, 0, 36};
    line.baseline = y + 26;
    line.text = {uint32_t(tree.text.size()), uint32_t(tree.text.size())};
    line.run_begin = line.run_end = uint32_t(tree.runs.size());
    line.glyph_begin = line.glyph_end = uint32_t(tree.glyphs.size());
    tree.lines.push_back(line);
    y += 36;
    tree.boxes[0].line_end = uint32_t(tree.lines.size());
  }

  RunFragment& add_run(std::u32string const& text, StyleId style_id, FaceId face = kSong) {
    LineFragment& line = tree.lines.back();
    RunFragment run;
    run.x = line.rect.right();
    run.baseline = line.baseline;
    run.face = face;
    run.style = style_id;
    run.text.begin = uint32_t(tree.text.size());
    run.glyph_begin = uint32_t(tree.glyphs.size());
    for (char32_t c : text) {
      GlyphFragment glyph;
      glyph.id = deferred_glyph(c);
      glyph.slice = 3;
      glyph.text_begin = uint32_t(tree.text.size());
      glyph.text_length = 1;
      glyph.x = run.x + run.width;
      glyph.advance = tree.styles[style_id].size;
      run.width += glyph.advance;
      tree.glyphs.push_back(glyph);
      tree.text.push_back(c);
    }
    run.text.end = line.text.end = uint32_t(tree.text.size());
    run.glyph_end = line.glyph_end = uint32_t(tree.glyphs.size());
    line.rect.width += run.width;
    tree.runs.push_back(run);
    line.run_end = uint32_t(tree.runs.size());
    return tree.runs.back();
  }

  DisplayList build() const {
    DisplayList list;
    build_display_list(tree, two_faces(), list);
    return list;
  }
};

}  // namespace banxin::testing
