#include "raster/canvas.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr int64_t kNowhere = int64_t(1) << 60;

/// x of the line from an outer corner through the inner one, `dy` (1/256 px) away from the outer edge of
/// thickness `across`; `along` is the thickness of the other side. Sides without thickness give the corner
/// away.
int64_t mitre(int64_t dy, int64_t along, int64_t across) {
  if (along <= 0) return 0;
  if (across <= 0) return kNowhere;
  return dy * along / across;
}

/// The part of row y that belongs to one side of a frame, as a half-open interval; mitres run through the
/// corners only.
struct SideReach {
  int64_t left, top, right, bottom;                          ///< outer edges, 1/256 px
  int64_t width_left, width_top, width_right, width_bottom;  ///< thicknesses, 1/256 px
  int64_t corner_top, corner_bottom;  ///< y where the corners above end and those below begin

  void interval(FrameSide side, int64_t y, int64_t& x0, int64_t& x1) const {
    x0 = -kNowhere;
    x1 = kNowhere;
    bool const above = y < corner_top, below = y >= corner_bottom && !above;
    int64_t const dy = above ? y - top : bottom - y;
    int64_t const across = above ? width_top : width_bottom;
    int64_t const from_left = left + std::min(mitre(dy, width_left, across), kNowhere / 2);
    int64_t const from_right = right - std::min(mitre(dy, width_right, across), kNowhere / 2);
    int64_t const middle = left + (right - left) / 2;
    switch (side) {
      case FrameSide::all:
        return;
      case FrameSide::left:
        x1 = above || below ? std::min(from_left, middle) : middle;
        return;
      case FrameSide::right:
        x0 = above || below ? std::max(from_right, middle) : middle;
        return;
      case FrameSide::top:
      case FrameSide::bottom:
        if (side == FrameSide::top ? above : below) {
          x0 = std::min(from_left, middle);
          x1 = std::max(from_right, middle);
        } else {
          x0 = x1 = 0;
        }
    }
  }
};

SideReach side_reach(RoundedRect const& outer, RoundedRect const& inner) {
  SideReach r{};
  r.left = outer.left * kUnit;
  r.top = outer.top * kUnit;
  r.right = outer.right * kUnit;
  r.bottom = outer.bottom * kUnit;
  r.width_left = (inner.left - outer.left) * kUnit;
  r.width_top = (inner.top - outer.top) * kUnit;
  r.width_right = (outer.right - inner.right) * kUnit;
  r.width_bottom = (outer.bottom - inner.bottom) * kUnit;
  int64_t const middle = r.top + (r.bottom - r.top) / 2;
  int64_t const above = std::max<int64_t>({r.width_top, outer.radius_y[0], outer.radius_y[1]});
  int64_t const below = std::max<int64_t>({r.width_bottom, outer.radius_y[2], outer.radius_y[3]});
  // Corners that would meet share the height at the middle, unless only one of the two edges is there.
  r.corner_top =
      r.width_bottom > 0 ? std::min(r.top + above, std::max(middle, r.top + r.width_top)) : r.top + above;
  r.corner_bottom = std::max(r.bottom - below, r.corner_top);
  return r;
}

}  // namespace

Canvas::Canvas(Pixmap& pixels, IntRect const& area, CoverageRow& row)
    : pixels_(pixels), area_(area), clip_(area), row_(row) {}

void Canvas::set_clip(IntRect const& clip) {
  clip_ = intersection(area_, clip);
}

uint8_t* Canvas::at(int32_t x, int32_t y) const {
  return pixels_.pixels.data() + (size_t(y - area_.y) * pixels_.width + size_t(x - area_.x)) * 4;
}

void Canvas::fill(IntRect const& rect, Pixel color) {
  IntRect const r = intersection(clip_, rect);
  if (r.empty() || color.a == 0) return;
  for (int32_t y = r.y; y < r.bottom(); ++y) blend_pixels(at(r.x, y), size_t(r.width), color);
}

void Canvas::finish_row(int32_t y, Pixel color) {
  uint8_t const* coverage = row_.finish();
  if (row_.first() >= row_.last()) return;
  uint32_t const width = row_.last() - row_.first();
  blend_mask({at(clip_.x + int32_t(row_.first()), y), 0, coverage, 0, width, 1}, color);
}

void Canvas::fill(RoundedRect const& shape, Pixel color) {
  if (shape.empty() || color.a == 0) return;
  int32_t straight_begin, straight_end;
  shape.straight_rows(&straight_begin, &straight_end);
  IntRect const r =
      intersection(clip_, {shape.left, shape.top, shape.right - shape.left, shape.bottom - shape.top});
  if (r.empty()) return;
  for (int32_t y = r.y; y < r.bottom(); ++y) {
    if (y >= straight_begin && y < straight_end) {
      blend_pixels(at(r.x, y), size_t(r.width), color);
      continue;
    }
    row_.begin(clip_.x, uint32_t(clip_.width));
    for (int i = 0; i < kSubScanlines; ++i) {
      int64_t x0, x1;
      if (shape.interval(sub_scanline(y, i), x0, x1)) row_.add(x0, x1);
    }
    finish_row(y, color);
  }
}

void Canvas::fill_frame(RoundedRect const& outer, RoundedRect const& inner, FrameSide side, Pixel color) {
  if (outer.empty() || color.a == 0) return;
  IntRect const r =
      intersection(clip_, {outer.left, outer.top, outer.right - outer.left, outer.bottom - outer.top});
  if (r.empty()) return;
  SideReach const reach = side_reach(outer, inner);
  int32_t begin_outer, end_outer, begin_inner, end_inner;
  outer.straight_rows(&begin_outer, &end_outer);
  inner.straight_rows(&begin_inner, &end_inner);
  int32_t const straight_begin = std::max(begin_outer, begin_inner),
                straight_end = std::min(end_outer, end_inner);
  for (int32_t y = r.y; y < r.bottom(); ++y) {
    // Between the corners only the two upright sides are there, with straight edges on whole px.
    if (!inner.empty() && y >= straight_begin && y < straight_end &&
        (side == FrameSide::all ||
         (y * kUnit >= reach.corner_top && (y + 1) * kUnit <= reach.corner_bottom))) {
      if (side == FrameSide::left || side == FrameSide::all)
        fill(IntRect{outer.left, y, inner.left - outer.left, 1}, color);
      if (side == FrameSide::right || side == FrameSide::all)
        fill(IntRect{inner.right, y, outer.right - inner.right, 1}, color);
      continue;
    }
    row_.begin(clip_.x, uint32_t(clip_.width));
    for (int i = 0; i < kSubScanlines; ++i) {
      int64_t const height = sub_scanline(y, i);
      int64_t x0, x1, hole0 = 0, hole1 = 0, from, to;
      if (!outer.interval(height, x0, x1)) continue;
      bool const hole = inner.interval(height, hole0, hole1);
      reach.interval(side, height, from, to);
      x0 = std::max(x0, from);
      x1 = std::min(x1, to);
      if (x0 >= x1) continue;
      if (!hole) {
        row_.add(x0, x1);
      } else {
        row_.add(x0, std::min(x1, hole0));
        row_.add(std::max(x0, hole1), x1);
      }
    }
    finish_row(y, color);
  }
}

void Canvas::fill_triangle(DevicePoint a, DevicePoint b, DevicePoint c, Pixel color) {
  if (color.a == 0) return;
  std::array<DevicePoint, 3> p{a, b, c};
  std::sort(p.begin(), p.end(), [](DevicePoint const& s, DevicePoint const& t) { return s.y < t.y; });
  auto const row_of = [](int64_t y) { return int32_t(y >= 0 ? y / kUnit : -((-y + kUnit - 1) / kUnit)); };
  auto const x_at = [](DevicePoint const& s, DevicePoint const& t, int64_t y) {
    return t.y == s.y ? s.x : s.x + (t.x - s.x) * (y - s.y) / (t.y - s.y);
  };
  int32_t const first = std::max(clip_.y, row_of(p[0].y)),
                last = std::min(clip_.bottom() - 1, row_of(p[2].y));
  for (int32_t y = first; y <= last; ++y) {
    row_.begin(clip_.x, uint32_t(clip_.width));
    for (int i = 0; i < kSubScanlines; ++i) {
      int64_t const height = sub_scanline(y, i);
      if (height < p[0].y || height >= p[2].y) continue;
      int64_t const along = x_at(p[0], p[2], height);
      int64_t const other = height < p[1].y ? x_at(p[0], p[1], height) : x_at(p[1], p[2], height);
      row_.add(std::min(along, other), std::max(along, other));
    }
    finish_row(y, color);
  }
}

void Canvas::fill_mask(int32_t left, int32_t top, uint32_t width, uint32_t height, uint8_t const* coverage,
                       Pixel color, CoverageTable const& table) {
  IntRect const r = intersection(clip_, {left, top, int32_t(width), int32_t(height)});
  if (r.empty() || color.a == 0) return;
  blend_mask(
      {at(r.x, r.y), size_t(pixels_.width) * 4, coverage + size_t(r.y - top) * width + size_t(r.x - left),
       width, uint32_t(r.width), uint32_t(r.height)},
      color, table);
}

void Canvas::draw_picture(int32_t left, int32_t top, uint32_t width, uint32_t height, uint8_t const* pixels,
                          uint8_t alpha) {
  IntRect const r = intersection(clip_, {left, top, int32_t(width), int32_t(height)});
  if (r.empty() || alpha == 0) return;
  blend_picture({at(r.x, r.y), size_t(pixels_.width) * 4,
                 pixels + (size_t(r.y - top) * width + size_t(r.x - left)) * 4, size_t(width) * 4,
                 uint32_t(r.width), uint32_t(r.height)},
                alpha);
}

}  // namespace banxin
