// The fonts that the CSS engine asked for. Its font handles are indices into this table plus one.
#pragma once
#include <litehtml.h>

#include <string>
#include <vector>

#include "font/font_set.h"

namespace banxin {

struct EngineFont {
  FontFamily family = FontFamily::song;
  uint16_t weight = 400;
  bool italic = false;
  uint8_t decorations = 0;  ///< Decoration bits
  int size = 0;             ///< CSS px
};

class FontTable {
 public:
  explicit FontTable(FontSet const& fonts) : fonts_(fonts) {}

  /// `families` is a CSS font-family list; the first known name decides.
  litehtml::uint_ptr add(std::string_view families, int size, int weight, bool italic, unsigned decorations,
                         litehtml::font_metrics& metrics);
  EngineFont const& operator[](litehtml::uint_ptr handle) const;

 private:
  FontSet const& fonts_;
  std::vector<EngineFont> fonts_added_{1};
};

}  // namespace banxin
