#include "font/packed_outline.h"

#include <climits>

namespace banxin {
namespace {

// A point's first byte: kind in bits 0-1, how x's step is told in bits 2-3, y's in bits 4-5, end of a contour in bit 6.
enum Step : uint8_t { none, byte, word };
constexpr uint8_t kEnd = 1 << 6;

/// Steps are modulo 65536: between any two coordinates there is one.
Step step_of(int16_t delta) {
  if (delta == 0) return none;
  return delta >= SCHAR_MIN && delta <= SCHAR_MAX ? byte : word;
}

void put(int16_t delta, Step step, std::vector<uint8_t>& out) {
  if (step != none) out.push_back(uint8_t(delta));
  if (step == word) out.push_back(uint8_t(uint16_t(delta) >> 8));
}

int16_t take(Step step, std::span<uint8_t const> from, size_t& at) {
  if (step == none) return 0;
  uint8_t const low = from[at++];
  if (step == byte) return int8_t(low);
  return int16_t(low | from[at++] << 8);
}

}  // namespace

void pack_outline(GlyphOutline const& outline, std::vector<uint8_t>& out) {
  GlyphOutline::Point before;
  size_t contour = 0;
  for (size_t i = 0; i < outline.points.size(); ++i) {
    GlyphOutline::Point const& point = outline.points[i];
    auto const dx = int16_t(point.x - before.x), dy = int16_t(point.y - before.y);
    Step const x = step_of(dx), y = step_of(dy);
    bool const end = contour < outline.ends.size() && outline.ends[contour] == i;
    if (end) ++contour;
    out.push_back(uint8_t(uint8_t(outline.kinds[i]) | x << 2 | y << 4 | (end ? kEnd : 0)));
    put(dx, x, out);
    put(dy, y, out);
    before = point;
  }
}

void unpack_outline(std::span<uint8_t const> packed, GlyphOutline& out) {
  out.points.clear();
  out.kinds.clear();
  out.ends.clear();
  GlyphOutline::Point point;
  for (size_t at = 0; at < packed.size();) {
    uint8_t const head = packed[at++];
    point.x = int16_t(point.x + take(Step(head >> 2 & 3), packed, at));
    point.y = int16_t(point.y + take(Step(head >> 4 & 3), packed, at));
    if (head & kEnd) out.ends.push_back(uint16_t(out.points.size()));
    out.points.push_back(point);
    out.kinds.push_back(PointKind(head & 3));
  }
}

}  // namespace banxin
