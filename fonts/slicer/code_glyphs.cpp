#include "slicer/code_glyphs.h"

#include <cmath>

#include "slicer/bit_encoder.h"

namespace banxin::slicer {
namespace {

// Twice the coordinates, for the halves of middles.
struct Doubled {
  int32_t control_x = 0, control_y = 0, end_x = 0, end_y = 0;
};

struct Pen {
  std::vector<OutlineContour> contours;
  std::vector<std::vector<Doubled>> conics;  // of each contour and segment; of conic ones what was drawn
  float x = 0, y = 0;

  int32_t step(float to, float& at) {
    auto const d = int32_t(std::lround(to) - std::lround(at));
    at = to;
    return d;
  }
  void move(float to_x, float to_y) {
    x = to_x, y = to_y;
    contours.push_back({int32_t(std::lround(x)), int32_t(std::lround(y)), {}});
    conics.emplace_back();
  }
  OutlineSegment& add(OutlineSegment::Shape shape) {
    OutlineSegment& segment = contours.back().segments.emplace_back();
    segment.shape = shape;
    conics.back().emplace_back();
    return segment;
  }
};

hb_draw_funcs_t* pen_functions() {
  static hb_draw_funcs_t* const functions = [] {
    hb_draw_funcs_t* f = hb_draw_funcs_create();
    auto pen = [](void* data) { return static_cast<Pen*>(data); };
    static auto const pen_of = pen;
    hb_draw_funcs_set_move_to_func(
        f, [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) { pen_of(data)->move(x, y); },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        f,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
          Pen& p = *pen_of(data);
          int32_t const dx = p.step(x, p.x), dy = p.step(y, p.y);
          if (dx || dy) p.add(OutlineSegment::line).d = {dx, dy};
        },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        f,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
          Pen& p = *pen_of(data);
          int32_t const dcx = p.step(cx, p.x), dcy = p.step(cy, p.y);
          int32_t const dx = p.step(x, p.x), dy = p.step(y, p.y);
          p.add(OutlineSegment::conic).d = {dcx, dcy, dx, dy};
          auto const twice = [](float v) { return int32_t(std::lround(2 * v)); };
          p.conics.back().back() = {twice(cx), twice(cy), twice(x), twice(y)};
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        f,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y,
           void*) {
          Pen& p = *pen_of(data);
          std::array<int32_t, 6> d{};
          d[0] = p.step(x1, p.x), d[1] = p.step(y1, p.y);
          d[2] = p.step(x2, p.x), d[3] = p.step(y2, p.y);
          d[4] = p.step(x, p.x), d[5] = p.step(y, p.y);
          p.add(OutlineSegment::cubic).d = d;
        },
        nullptr, nullptr);
    hb_draw_funcs_make_immutable(f);
    return f;
  }();
  return functions;
}

// A line back to the start is what closing a contour does anyway.
void drop_closing_line(OutlineContour& contour) {
  int32_t x = 0, y = 0;
  for (OutlineSegment const& segment : contour.segments) {
    x += segment.d[0] + segment.d[2] + segment.d[4];
    y += segment.d[1] + segment.d[3] + segment.d[5];
  }
  if (x == 0 && y == 0 && !contour.segments.empty() && contour.segments.back().shape == OutlineSegment::line) {
    contour.segments.pop_back();
  }
}

// TrueType leaves out an on-point that lies in the middle between two conic points, at halves of units, too.
void imply_middles(OutlineContour& contour, std::vector<Doubled> const& drawn) {
  for (size_t i = 0; i + 1 < contour.segments.size(); ++i) {
    OutlineSegment& one = contour.segments[i];
    OutlineSegment& next = contour.segments[i + 1];
    if (one.shape != OutlineSegment::conic || next.shape != OutlineSegment::conic) continue;
    if (2 * drawn[i].end_x != drawn[i].control_x + drawn[i + 1].control_x) continue;
    if (2 * drawn[i].end_y != drawn[i].control_y + drawn[i + 1].control_y) continue;
    next.d[0] += one.d[2];
    next.d[1] += one.d[3];
    one.d[2] = one.d[3] = 0;
    one.shape = OutlineSegment::conic_implied;
  }
}

std::vector<uint8_t> encode(std::span<CodedGlyph const> glyphs, OutlineContexts& contexts) {
  BitEncoder bits;
  OutlineCode<BitEncoder> code(bits, contexts);
  for (size_t i = 0; i < glyphs.size(); ++i) {
    CodedGlyph const& glyph = glyphs[i];
    if (glyph.selector != 0) {
      code.flag(2, true);
      for (unsigned bit = 0; bit < 4; ++bit) code.flag(3 + bit, (glyph.selector - 1) >> (3 - bit) & 1);
    }
    std::vector<OutlineContour> contours = glyph.contours;
    code.outline(contours);
    if (i + 1 == glyphs.size() || glyphs[i + 1].selector == 0) code.flag(2, false);
  }
  return bits.finish();
}

}  // namespace

std::vector<OutlineContour> contours_of(hb_font_t* font, hb_codepoint_t glyph) {
  Pen pen;
  hb_font_draw_glyph(font, glyph, pen_functions(), &pen);
  for (size_t i = 0; i < pen.contours.size(); ++i) {
    drop_closing_line(pen.contours[i]);
    imply_middles(pen.contours[i], pen.conics[i]);
  }
  std::erase_if(pen.contours, [](OutlineContour const& contour) { return contour.segments.empty(); });
  return std::move(pen.contours);
}

std::vector<CodedGlyph> glyphs_of(SourceFace const& source, char32_t code_point) {
  std::vector<CodedGlyph> out;
  hb_codepoint_t nominal = 0;
  if (!hb_font_get_nominal_glyph(source.font(), code_point, &nominal)) return out;
  out.push_back({code_point, 0, contours_of(source.font(), nominal)});
  for (unsigned selector = 1; selector <= 16; ++selector) {
    hb_codepoint_t form = 0;
    if (!hb_font_get_variation_glyph(source.font(), code_point, 0xFE00 + selector - 1, &form) || form == nominal) continue;
    out.push_back({code_point, uint8_t(selector), contours_of(source.font(), form)});
  }
  return out;
}

std::vector<uint8_t> code_glyphs(std::span<CodedGlyph const> glyphs, OutlineModel const& model) {
  OutlineContexts contexts = model.contexts();
  std::vector<uint8_t> coded = encode(glyphs, contexts);
  // To whole units of the index; the decoder reads zeros past the end anyway.
  while (coded.empty() || (coded.size() + 2) % 4 != 0) coded.push_back(0);
  uint16_t const check = coded_check(coded);
  coded.insert(coded.begin(), {uint8_t(check >> 8), uint8_t(check)});
  return coded;
}

std::vector<uint8_t> learn_model(std::span<CodedGlyph const> glyphs) {
  OutlineContexts contexts;
  encode(glyphs, contexts);
  std::vector<uint8_t> levels;
  levels.reserve(OutlineModel::kBytes);
  for (BitContext const& context : contexts.all()) levels.push_back(OutlineModel::level_of(context));
  return levels;
}

}  // namespace banxin::slicer
