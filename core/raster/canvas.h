// Antialiased shapes in device px of the page onto the part of it that a tile shows. Every pixel depends on
// the shape and on its own place only, so neighbouring tiles fit. Integers throughout, but for exactly
// rounded square roots.
#pragma once
#include <array>
#include <cstdint>

#include "base/geometry.h"
#include "raster/composite.h"
#include "raster/coverage_row.h"
#include "raster/device_grid.h"
#include "raster/pixmap.h"

namespace banxin {

/// Edges in device px, radii in 1/256 px (below 2^30): top left, top right, bottom right, bottom left.
struct RoundedRect {
  int32_t left = 0, top = 0, right = 0, bottom = 0;
  std::array<int32_t, 4> radius_x{}, radius_y{};

  static RoundedRect of(IntRect const& r) { return {r.x, r.y, r.right(), r.bottom(), {}, {}}; }
  bool empty() const { return left >= right || top >= bottom; }
  /// The inside at height y; false when there is none. All 1/256 px.
  bool interval(int64_t y, int64_t& x0, int64_t& x1) const;
  /// Rows [*begin, *end) between the rounded corners: their edges are straight.
  void straight_rows(int32_t* begin, int32_t* end) const;
};

/// 1/256 px.
struct DevicePoint {
  int64_t x = 0, y = 0;
};

/// Which part of a frame is painted: all of it, or one side up to the mitres of its corners (CSS Backgrounds
/// 3, 4.4).
enum class FrameSide : uint8_t { left, top, right, bottom, all };

class Canvas {
 public:
  /// `pixels` shows `area`; both outlive the canvas. `row` is scratch.
  Canvas(Pixmap& pixels, IntRect const& area, CoverageRow& row);

  IntRect const& clip() const { return clip_; }
  /// Nothing outside `clip` (and outside the area) is touched until the next call.
  void set_clip(IntRect const& clip);

  void fill(IntRect const& rect, Pixel color);
  void fill(RoundedRect const& shape, Pixel color);
  /// What lies in `outer` and not in `inner`. `inner` lies within `outer`.
  void fill_frame(RoundedRect const& outer, RoundedRect const& inner, FrameSide side, Pixel color);
  void fill_triangle(DevicePoint a, DevicePoint b, DevicePoint c, Pixel color);
  /// `left`, `top`: device px of the mask's first column and row. Coverage goes through `table`.
  void fill_mask(int32_t left, int32_t top, uint32_t width, uint32_t height, uint8_t const* coverage,
                 Pixel color, CoverageTable const& table);

  /// Premultiplied R G B A, made as transparent as `alpha` says.
  void draw_picture(int32_t left, int32_t top, uint32_t width, uint32_t height, uint8_t const* pixels, uint8_t alpha);

 private:
  uint8_t* at(int32_t x, int32_t y) const;
  void finish_row(int32_t y, Pixel color);

  Pixmap& pixels_;
  IntRect area_, clip_;
  CoverageRow& row_;
};

}  // namespace banxin
