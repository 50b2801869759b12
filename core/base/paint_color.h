// A colour that is decided when pixels are made, not when boxes are laid out: either a role of the
// theme's palette or an author's own colour, which the theme adapts. A theme change therefore
// touches no layout.
#pragma once
#include <cstdint>

namespace banxin {

/// Straight (not premultiplied) 8-bit sRGB.
struct Rgba {
  uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(Rgba const&) const = default;
};

/// Entries of a theme's palette.
enum class ColorRole : uint8_t {
  paper,        ///< page background
  ink,          ///< body text
  heading,
  muted,        ///< captions, dates, footer
  faint,        ///< cite, list markers of small weight
  link,
  link_rule,    ///< underline of links
  rule,         ///< hr, table borders
  panel,        ///< code, quote, table header backgrounds
  mark,         ///< background of <mark>
  mark_ink,
  placeholder,  ///< image place before it loads
  placeholder_ink,
  notice,       ///< background of the notice of a damaged article
  notice_ink,
  selection,
  mark_current,  ///< background of the found words that the reader is at
  mark_current_ink,
  count_        ///< not a colour
};

struct PaintColor {
  enum class Kind : uint8_t { none, role, author_ink, author_fill };
  Kind kind = Kind::none;
  ColorRole role = ColorRole::ink;  ///< kind == role
  Rgba rgba;                        ///< kind == author_*: as written by the author
  bool operator==(PaintColor const&) const = default;

  static PaintColor of(ColorRole r) { return {Kind::role, r, {}}; }
};

}  // namespace banxin
