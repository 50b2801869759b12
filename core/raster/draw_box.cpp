#include "raster/draw_box.h"

#include <algorithm>

namespace banxin {
namespace {

enum Side { left, top, right, bottom };
using Widths = std::array<int32_t, 4>;  ///< device px, in the order of BoxDecoration::border

bool drawn(BorderSide const& side) {
  return side.style != BorderStyle::none && side.width > 0 && side.color.kind != PaintColor::Kind::none;
}

/// Whole device px, rounded down as browsers do, at least one; together no more than the box.
Widths border_widths(DeviceGrid const& grid, BoxDecoration const& decoration, IntRect const& box) {
  Widths w{};
  for (size_t i = 0; i < 4; ++i)
    if (drawn(decoration.border[i])) w[i] = std::max(1, grid.floor(decoration.border[i].width));
  w[left] = std::min(w[left], box.width);
  w[right] = std::min(w[right], box.width - w[left]);
  w[top] = std::min(w[top], box.height);
  w[bottom] = std::min(w[bottom], box.height - w[top]);
  return w;
}

/// Radii in 1/256 px, made smaller together until no two overlap on a side (CSS Backgrounds 3, 4.5).
RoundedRect outer_shape(DeviceGrid const& grid, BoxDecoration const& decoration, IntRect const& box) {
  RoundedRect shape = RoundedRect::of(box);
  constexpr double kGreatestRadius = double(1 << 21);
  std::array<double, 4> r;
  for (size_t i = 0; i < 4; ++i)
    r[i] = std::clamp(double(decoration.radius[i]) * grid.scale(), 0.0, kGreatestRadius);
  double factor = 1;
  auto const fit = [&](double sum, int32_t length) {
    if (sum > double(length)) factor = std::min(factor, double(length) / sum);
  };
  fit(r[0] + r[1], box.width);
  fit(r[2] + r[3], box.width);
  fit(r[0] + r[3], box.height);
  fit(r[1] + r[2], box.height);
  for (size_t i = 0; i < 4; ++i)
    shape.radius_x[i] = shape.radius_y[i] = int32_t(r[i] * factor * double(kUnit));
  return shape;
}

/// The shape inside borders of these widths: the radii less the widths beside them.
RoundedRect inset(RoundedRect const& outer, Widths const& w) {
  RoundedRect in = outer;
  in.left += w[left];
  in.top += w[top];
  in.right -= w[right];
  in.bottom -= w[bottom];
  auto const less = [](int32_t radius, int32_t width) {
    return int32_t(std::max<int64_t>(0, radius - width * kUnit));
  };
  Widths const beside_x{w[left], w[right], w[right], w[left]}, beside_y{w[top], w[top], w[bottom], w[bottom]};
  for (size_t i = 0; i < 4; ++i) {
    in.radius_x[i] = less(outer.radius_x[i], beside_x[i]);
    in.radius_y[i] = less(outer.radius_y[i], beside_y[i]);
    if (in.radius_x[i] == 0 || in.radius_y[i] == 0) in.radius_x[i] = in.radius_y[i] = 0;
  }
  return in;
}

Widths part_of(Widths w, int32_t numerator, int32_t denominator) {
  for (int32_t& v : w) v = int32_t((int64_t(v) * numerator + denominator - 1) / denominator);
  return w;
}

/// One strip along a dashed or dotted side; `along` is its length's axis.
void draw_dashes(Canvas& canvas, IntRect const& strip, bool upright, bool dots, Pixel color) {
  int64_t const length = upright ? strip.height : strip.width, width = upright ? strip.width : strip.height;
  if (length <= 0 || width <= 0) return;
  int64_t const dash = std::min(length, dots ? width : width <= 2 ? 3 * width : 2 * width);
  // As many as fit with gaps of about a dash, the first and last flush with the ends.
  int64_t const count = std::max<int64_t>(1, (length + dash) / (2 * dash));
  auto const start = [&](int64_t i) { return count == 1 ? 0 : i * (length - dash) / (count - 1); };
  IntRect const seen = intersection(canvas.clip(), strip);
  if (seen.empty()) return;
  int64_t const from = upright ? seen.y - strip.y : seen.x - strip.x;
  int64_t const to = from + (upright ? seen.height : seen.width);
  int64_t const first =
      count == 1 ? 0 : std::max<int64_t>(0, (from - dash) * (count - 1) / (length - dash) - 1);
  for (int64_t i = first; i < count; ++i) {
    int64_t const s = start(i);
    if (s >= to) break;
    if (s + dash <= from) continue;
    IntRect const mark = upright ? IntRect{strip.x, strip.y + int32_t(s), strip.width, int32_t(dash)}
                                 : IntRect{strip.x + int32_t(s), strip.y, int32_t(dash), strip.height};
    if (dots && width > 2) {
      RoundedRect dot = RoundedRect::of(mark);
      dot.radius_x.fill(int32_t(mark.width * kUnit / 2));
      dot.radius_y.fill(int32_t(mark.height * kUnit / 2));
      canvas.fill(dot, color);
    } else {
      canvas.fill(mark, color);
    }
  }
}

class BorderPainter {
 public:
  BorderPainter(Canvas& canvas, TileColors& colors, BoxDecoration const& decoration, RoundedRect const& outer,
                Widths const& widths, std::optional<Rgba> behind)
      : canvas_(canvas),
        colors_(colors),
        decoration_(decoration),
        outer_(outer),
        widths_(widths),
        behind_(behind) {}

  void draw() {
    BorderSide const* shared = nullptr;
    bool uniform = true;
    for (size_t i = 0; i < 4; ++i) {
      BorderSide const& side = decoration_.border[i];
      if (widths_[i] == 0) continue;
      if (shared && !(side.style == shared->style && side.color == shared->color)) uniform = false;
      shared = &side;
    }
    if (!shared) return;
    bool const framed = shared->style == BorderStyle::solid || shared->style == BorderStyle::doubled;
    if (uniform && framed) return draw_frame(FrameSide::all, *shared);
    for (size_t i = 0; i < 4; ++i)
      if (widths_[i] > 0) draw_side(i);
  }

 private:
  void draw_frame(FrameSide side, BorderSide const& border) {
    Pixel const color = pixel(border);
    int32_t const thickest = *std::max_element(widths_.begin(), widths_.end());
    if (border.style != BorderStyle::doubled || thickest < 3)
      return canvas_.fill_frame(outer_, inset(outer_, widths_), side, color);
    // Two lines of a third each, rounded up.
    canvas_.fill_frame(outer_, inset(outer_, part_of(widths_, 1, 3)), side, color);
    Widths rest = widths_;
    Widths const line = part_of(widths_, 1, 3);
    for (size_t i = 0; i < 4; ++i) rest[i] -= line[i];
    canvas_.fill_frame(inset(outer_, rest), inset(outer_, widths_), side, color);
  }

  void draw_side(size_t i) {
    BorderSide const& border = decoration_.border[i];
    if (border.style == BorderStyle::solid || border.style == BorderStyle::doubled)
      return draw_frame(FrameSide(i), border);
    int32_t const width = outer_.right - outer_.left;
    IntRect strip;
    // Corners belong to the level sides; upright marks of the same kind start on the corner's own mark.
    auto const shared = [&](size_t level) {
      return decoration_.border[level].style == border.style && widths_[level] == widths_[i];
    };
    int32_t const from = outer_.top + (shared(top) ? 0 : widths_[top]);
    int32_t const upright = outer_.bottom - (shared(bottom) ? 0 : widths_[bottom]) - from;
    switch (i) {
      case left:
        strip = {outer_.left, from, widths_[left], upright};
        break;
      case top:
        strip = {outer_.left, outer_.top, width, widths_[top]};
        break;
      case right:
        strip = {outer_.right - widths_[right], from, widths_[right], upright};
        break;
      default:
        strip = {outer_.left, outer_.bottom - widths_[bottom], width, widths_[bottom]};
    }
    draw_dashes(canvas_, strip, i == left || i == right, border.style == BorderStyle::dotted, pixel(border));
  }

  Pixel pixel(BorderSide const& side) const { return premultiply(colors_.resolve(side.color, behind_)); }

  Canvas& canvas_;
  TileColors& colors_;
  BoxDecoration const& decoration_;
  RoundedRect const& outer_;
  Widths const& widths_;
  std::optional<Rgba> behind_;
};

}  // namespace

void draw_box(Canvas& canvas, DeviceGrid const& grid, TileColors& colors, Rect const& border_box,
              BoxDecoration const& decoration) {
  IntRect const box = grid.snap(border_box);
  if (box.empty()) return;
  RoundedRect const outer = outer_shape(grid, decoration, box);
  std::optional<Rgba> behind;
  if (decoration.background.kind != PaintColor::Kind::none) {
    behind = colors.resolve(decoration.background);
    canvas.fill(outer, premultiply(*behind));
    if (behind->a < 255) behind.reset();
  }
  Widths const widths = border_widths(grid, decoration, box);
  BorderPainter(canvas, colors, decoration, outer, widths, behind).draw();
}

}  // namespace banxin
