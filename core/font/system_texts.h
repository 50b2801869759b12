// Text that no shipped face covers: kept here in units, measured and drawn by the fonts of the system that
// the engine runs in.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "font/font_set.h"

namespace banxin {

/// What is measured and drawn whole: a grapheme, or a word of a script whose letters change with their
/// neighbours.
struct SystemText {
  std::string_view text;  ///< UTF-8
  FontRequest font;
  bool italic = false;
  bool right_to_left = false;
};

/// In ems of the text. Ink reaches from `left` to `right` of the origin, and from `above` to `below` the
/// baseline; each grows outwards.
struct SystemMeasure {
  float advance = 0;
  float left = 0, right = 0, above = 0, below = 0;
};

/// As drawn in black on nothing: what is not black has colours of its own.
struct SystemDrawing {
  int32_t left = 0, top = 0;       ///< device px: origin to first column, baseline up to first row
  uint32_t width = 0, height = 0;  ///< both 0: without ink
  std::vector<uint8_t> pixels;     ///< R G B A, not premultiplied
};

/// The host's side.
class SystemFont {
 public:
  virtual ~SystemFont() = default;
  /// False: cannot be told; a visible box stands for the text.
  virtual bool measure(SystemText const& text, SystemMeasure& out) = 0;
  /// `size`: device px per em; `shift`: device px, 0 to 1, that the origin lies right of a whole px. False:
  /// cannot be drawn.
  virtual bool draw(SystemText const& text, float size, float shift, SystemDrawing& out) = 0;
};

/// Each unit is measured once, whatever its size. Ids are good as long as this object. Not thread safe.
class SystemTexts {
 public:
  static constexpr GlyphId kNone = 0xFFFFFFFF;

  /// Lends a host; it must outlive this object. Null: none, every unit is then kNone.
  void lend(SystemFont* host) { host_ = host; }
  bool available() const { return host_ != nullptr; }

  /// kNone where the host cannot measure it, or there are kMost already.
  GlyphId intern(SystemText const& text);
  SystemMeasure const& measure(GlyphId id) const { return units_[id].measure; }
  /// False: to be drawn as a visible box.
  bool draw(GlyphId id, float size, float shift, SystemDrawing& out) const;
  size_t size() const { return units_.size(); }

  static constexpr size_t kMost = 1u << 16;

 private:
  struct Unit {
    std::string const* key = nullptr;  ///< of ids_, which never moves it
    FontRequest font;
    bool italic = false, right_to_left = false;
    SystemMeasure measure;
  };
  std::unordered_map<std::string, GlyphId> ids_;
  std::vector<Unit> units_;
  SystemFont* host_ = nullptr;
};

}  // namespace banxin
