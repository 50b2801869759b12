// The reader's stylesheet and the palettes. The stylesheet's colours are palette roles, named
// `role-ink`, `role-link` …: layout asks `role_of_color_name` when its CSS engine meets one, so that a theme
// change touches no layout.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/paint_color.h"

namespace banxin {

enum class ThemeName : uint8_t { light, sepia, dark };
enum class TextAlign : uint8_t { justify, start };
enum class Typesetting : uint8_t { full, simple };

/// CSS Text 3, `text-justify`: which gaps a justified line stretches.
enum class JustifiedGaps : uint8_t { automatic, none, inter_word, inter_character };
/// CSS Text 3, `hanging-punctuation`, of commas and stops at line ends (typesetting rule 23).
enum class HangingMarks : uint8_t { none, allow_end, force_end };

/// The reader's own choices that reach layout.
struct ThemeSettings {
  float font_size = 18;      ///< CSS px, of body text
  float line_height = 1.8f;  ///< multiple of the font size
  float measure = 38;        ///< em of body text, greatest line length
  TextAlign align = TextAlign::justify;
  JustifiedGaps justify = JustifiedGaps::automatic;
  HangingMarks hanging = HangingMarks::none;
  std::string rules = {};  ///< CSS after the theme's own: a host's, never an article's
  bool operator==(ThemeSettings const&) const = default;
};

/// CSS for the layout engine (litehtml 0.9: CSS 2.1, flex, custom properties). Elements: see content_tree.h.
/// Line height is given twice: `line-height` and as the custom property `--line-height` (a number, multiple
/// of the font size), which the inline context reads because the engine rounds to whole px. Further properties
/// that the engine does not know are given as custom properties with the CSS names and keywords: --text-align,
/// --text-align-last, --text-justify, --text-wrap, --text-autospace, --text-spacing-trim,
/// --hanging-punctuation, --line-break (auto: the reader's), --word-break, --overflow-wrap; and of our own:
/// --family (song, hei, kai, mono), --decoration-color (a role's name: the colour of underlines). An author's
/// text-align reaches the engine as --text-align (html_writer.cpp). To be handed to the engine as the user's
/// sheet, with an empty master sheet: it looks at the media queries of the master sheet too early.
std::string theme_stylesheet(ThemeSettings const& settings);

struct Palette {
  std::array<Rgba, size_t(ColorRole::count_)> colors;
  Rgba operator[](ColorRole role) const { return colors[size_t(role)]; }
};
Palette const& palette(ThemeName theme);

std::string_view color_role_name(ColorRole role);  ///< "role-ink"
std::optional<ColorRole> role_of_color_name(std::string_view name);

/// The colour that is painted: roles from the palette; an author's ink is moved in lightness until it has
/// contrast 4.5 against the palette's paper (or `behind` when given), keeping its hue; an author's fill is
/// mapped towards the paper.
Rgba resolve_color(PaintColor color, Palette const& palette, std::optional<Rgba> behind = {});

}  // namespace banxin
