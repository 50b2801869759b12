// A paragraph's boxes and glue as running sums, so that any line between two clusters is one subtraction:
// what the choice of breaks over the whole paragraph works on. The same glue as LineWalk's, which gathers a
// single line.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "text/line_glue.h"
#include "text/line_items.h"

namespace banxin {

/// What glue can do, as running sums. CSS px.
struct Flexibility {
  float total_shrink = 0, word_space_stretch = 0, latin_gap_stretch = 0;
  std::array<float, kGlueTiers> shrink{};

  void add(LineGlue const& piece);
};

/// The fields of LineSum from where measuring began. `width` is double, as a paragraph may be a hundred
/// metres long.
struct GlueSum {
  double width = 0;
  uint32_t expandable = 0;
  Flexibility flexible;
};

/// The place before a cluster.
struct GlueBoundary {
  GlueSum
      end;  ///< up to a line's end here: edge trims and hanging spaces taken off, closing box edges counted
  GlueSum start;   ///< what to take off for a line that begins here
  float hang = 0;  ///< CSS px of a mark at the line's end that may hang
  uint32_t visible_end =
      0;              ///< behind the last cluster before here that is neither hanging nor of zero width
  uint32_t item = 0;  ///< into Paragraph::items: first one that stands after a break here
};

class MeasuredGlue {
 public:
  /// Borrows `glue`, `paragraph` and `shaped`. The paragraph must be free of tabs, whose widths depend on
  /// their lines.
  MeasuredGlue(Paragraph const& paragraph, ShapedParagraph const& shaped, GlueSource const& glue)
      : paragraph_(&paragraph), shaped_(&shaped), glue_(&glue) {}

  void begin(LineCursor cursor, std::vector<GlueBoundary>& out);
  /// Makes boundaries up to the one before `cluster` known.
  void extend_to(uint32_t cluster);
  /// Of a known place, at or after where measuring began.
  GlueBoundary const& at(uint32_t cluster) const { return (*boundaries_)[cluster - first_]; }
  /// From one known place to a later one.
  LineSum line(uint32_t from, uint32_t to) const;
  bool is_blank(uint32_t from, uint32_t to) const { return at(to).visible_end <= from; }

 private:
  void take_bare(uint32_t end);
  void take_any();
  void add(LineGlue const& piece);
  bool take(uint32_t cluster);
  void end_line_after(uint32_t cluster, GlueBoundary& boundary) const;
  void begin_line_at(uint32_t cluster, GlueBoundary& boundary);
  uint32_t next_visible(uint32_t cluster);
  double start_blank(uint32_t cluster, bool flush) const;
  float hyphen_at_line_end(uint32_t cluster) const;
  bool follows_barely(uint32_t cluster, uint32_t item) const;

  Paragraph const* paragraph_;
  ShapedParagraph const* shaped_;
  GlueSource const* glue_;
  std::vector<GlueBoundary>* boundaries_ = nullptr;
  uint32_t first_ = 0, next_ = 0;
  GlueSum sum_;
  ItemGroup items_;         // before next_
  uint32_t neighbour_ = 0;  // the last cluster that is not of zero width
  bool has_neighbour_ = false;
  uint32_t visible_ = 0;  // the next one of these, and the joint towards it
  LineGlue joint_;
};

}  // namespace banxin
