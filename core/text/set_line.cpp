#include <algorithm>
#include <limits>

#include "text/line_walk.h"
#include "unicode/bidi.h"

namespace banxin {
namespace {

// A last line takes over the gaps of the line before it up to this, in em: beyond, that line was an accident.
constexpr float kMostTakenOver = 0.125f;

// A cluster with its final widths. In the direction of reading: edges and items before it, its own blank, the
// body, what follows until the next cluster's own blank.
struct SetSlot {
  LineSlot slot;
  float lead = 0, body = 0, trail = 0;
  uint32_t closing_begin = 0, closing_end = 0;  // items behind it that close boxes
  bool hanging = false;
};

// A stretch of slots of one shaped run, or of hanging spaces at the line's end.
struct Piece {
  size_t begin = 0, end = 0;
  uint8_t level = 0;
};

class LineSetter {
 public:
  LineSetter(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
             LineCursor cursor, LineBreak const& line_break, LineSpace space, LineOptions const& options,
             SetParagraph& out)
      : glue_(paragraph, shaped, styles, options),
        paragraph_(paragraph),
        shaped_(shaped),
        styles_(styles),
        cursor_(cursor),
        break_(line_break),
        space_(space),
        options_(options),
        out_(out) {}

  void run() {
    gather();
    settle_widths();
    SetLine line;
    line.text = {shaped_.clusters[cursor_.cluster].text_begin,
                 shaped_.clusters[break_.cluster_end].text_begin};
    line.run_begin = uint32_t(out_.runs.size());
    line.glyph_begin = uint32_t(out_.glyphs.size());
    line.item_begin = uint32_t(out_.items.size());
    line.forced = break_.forced;
    line.last = break_.last;
    line.justified = justified_;
    line.stretch = setting_.stretch;
    place();
    std::sort(out_.items.begin() + line.item_begin, out_.items.end(),
              [](PlacedItem const& a, PlacedItem const& b) { return a.item < b.item; });
    line.run_end = uint32_t(out_.runs.size());
    line.glyph_end = uint32_t(out_.glyphs.size());
    line.item_end = uint32_t(out_.items.size());
    line.x = has_extent_ ? extent_begin_ : pen_;
    line.width = has_extent_ ? extent_end_ - extent_begin_ : 0;
    out_.lines.push_back(line);
  }

 private:
  float indent() const { return cursor_.first_line ? space_.indent : 0; }
  float measure() const { return space_.width - indent(); }

  void gather() {
    LineWalk walk(paragraph_, shaped_, glue_, cursor_, space_.x + indent());
    slots_.reserve(break_.cluster_end - cursor_.cluster);
    while (walk.cluster() < break_.cluster_end) {
      SetSlot& set = slots_.emplace_back();
      walk.take(set.slot);
      close_boxes(set.slot.items);
    }
    trailing_ = walk.items();
    trailing_.end = std::min(trailing_.end, break_.item_end);
    if (!slots_.empty()) {
      slots_.back().closing_begin = trailing_.begin;
      slots_.back().closing_end = trailing_.end;
    }
    size_t set = slots_.size();
    while (set > 0 && !(slots_[set - 1].slot.visible && !glue_.hangs(slots_[set - 1].slot.cluster))) --set;
    set_count_ = set;
    for (size_t i = set; i < slots_.size(); ++i) slots_[i].hanging = true;
    line_sum_ = walk.line_sum();
    line_sum_.add_width(trailing_width());
    // Drawn in the run of the last visible cluster; not where that reads leftwards.
    bool const shows_hyphen = set_count_ > 0 && (level_of(set_count_ - 1) & 1) == 0;
    if (shows_hyphen) hyphen_ = shaped_.hyphen_before(break_.cluster_end);
    line_sum_.add_width(hyphen_width());
  }

  float hyphen_width() const { return hyphen_ ? hyphen_->glyph.advance : 0; }

  float trailing_width() const {
    float width = 0;
    for (uint32_t i = trailing_.begin; i < trailing_.end; ++i) width += width_of(i);
    return width;
  }

  float width_of(uint32_t item) const {
    InlineItem const& it = paragraph_.items[item];
    return it.kind == InlineItemKind::box_start || it.kind == InlineItemKind::box_end ? it.width : 0;
  }

  // What closes boxes belongs to the slot before.
  void close_boxes(ItemGroup const& items) {
    if (slots_.size() < 2) return;
    SetSlot& before = slots_[slots_.size() - 2];
    before.closing_begin = items.begin;
    before.closing_end = items.split;
  }

  bool ends_paragraph() const { return break_.last || break_.forced; }

  LineAlign align() const {
    LineAlign align = options_.align;
    if (ends_paragraph())
      align = options_.align_last.value_or(align == LineAlign::justify ? LineAlign::start : align);
    bool const never = options_.justify == TextJustify::none;
    return align == LineAlign::justify && never ? LineAlign::start : align;
  }

  // Rule 19: columns stay aligned down to the last line. Word spaces and Han–Latin gaps, which align nothing,
  // stay natural.
  void take_over_gaps() {
    if (options_.align != LineAlign::justify || out_.lines.empty() || !out_.lines.back().justified) return;
    LineStretch const previous{0, 0, out_.lines.back().stretch.every};
    float const em = styles_.empty() ? 16 : styles_[paragraph_.root_style].size;
    if (previous.every <= kMostTakenOver * em && stretched_width(line_sum_, previous) <= measure())
      setting_.stretch = previous;
  }

  void choose_setting() {
    hung_ = hang_line_end(line_sum_, measure(), options_.hanging);
    float const missing = measure() - line_sum_.width;
    bool const justifies = align() == LineAlign::justify;
    if (missing < 0) {
      if (options_.mode == TypesettingMode::full) setting_ = shrink_by(line_sum_, -missing);
      justified_ = justifies;
    } else if (justifies) {
      setting_ = stretch_by(line_sum_, missing);
      justified_ = line_sum_.expandable > 0 || line_sum_.latin_gap_stretch > 0;
    } else if (ends_paragraph() && !options_.align_last) {
      take_over_gaps();
    }
  }

  void settle_widths() {
    choose_setting();
    size_t previous = slots_.size();  // the visible slot before
    for (size_t i = 0; i < slots_.size(); ++i) {
      SetSlot& set = slots_[i];
      if (!set.slot.visible) continue;
      if (set.hanging) {
        bool const kept = glue_.style(set.slot.cluster).white_space == WhiteSpace::pre_wrap;
        set.body = kept ? set.slot.body.glue.natural : 0;
        continue;
      }
      set.body = setting_.width_of(set.slot.body);
      float joint =
          previous == slots_.size() ? set.slot.joint.glue.natural : setting_.width_of(set.slot.joint);
      set.lead = parts_here(previous, i) ? joint : std::min(set.slot.joint.before, joint);
      if (previous < slots_.size()) slots_[previous].trail = joint - set.lead;
      previous = i;
    }
    if (set_count_ == 0) return;
    SetSlot& last = slots_[set_count_ - 1];
    last.trail = glue_.line_end_blank(last.slot.cluster);
    if (glue_.drops_blank_before_line_end(last.slot.cluster)) last.lead = 0;
  }

  // The gap behind text that reads against the line would else stand at that text's far side.
  bool parts_here(size_t before, size_t slot) const {
    if (before == slots_.size() || shaped_.clusters[slots_[slot].slot.cluster].joint != JointKind::latin_gap)
      return false;
    auto const against = [&](size_t i) { return ((level_of(i) ^ shaped_.base_level) & 1) != 0; };
    return against(before) && !against(slot);
  }

  uint8_t level_of(size_t slot) const { return shaped_.runs[run_of(slot)].level; }
  uint32_t run_of(size_t slot) const { return shaped_.clusters[slots_[slot].slot.cluster].run; }
  bool reads_leftwards() const { return (shaped_.base_level & 1) != 0; }

  void find_pieces() {
    for (size_t i = 0; i < slots_.size();) {
      size_t end = i + 1;
      while (end < slots_.size() && run_of(end) == run_of(i) && slots_[end].hanging == slots_[i].hanging)
        ++end;
      // UAX #9, L1: white space at the end of a line takes the paragraph's direction.
      pieces_.push_back({i, end, slots_[i].hanging ? shaped_.base_level : level_of(i)});
      i = end;
    }
  }

  float line_width() const {
    float width = 0;
    for (size_t i = 0; i < slots_.size(); ++i) {
      SetSlot const& set = slots_[i];
      if (!set.hanging) width += set.lead + set.body + set.trail;
      for (uint32_t item = set.slot.items.begin; item < set.slot.items.end; ++item) width += width_of(item);
    }
    return width + trailing_width() + hyphen_width();
  }

  float hanging_width() const {
    float width = 0;
    for (SetSlot const& set : slots_) width += set.hanging ? set.body : 0;
    return width;
  }

  float start_of(float width) const {
    LineAlign align = this->align();
    if (align == LineAlign::justify) align = LineAlign::start;
    if (align == LineAlign::start) align = reads_leftwards() ? LineAlign::right : LineAlign::left;
    if (align == LineAlign::end) align = reads_leftwards() ? LineAlign::left : LineAlign::right;
    float const left = space_.x + (reads_leftwards() ? 0 : indent());
    float const free = measure() - width;
    if (free < 0) return reads_leftwards() ? left + free : left;
    return align == LineAlign::right ? left + free : align == LineAlign::center ? left + free / 2 : left;
  }

  void place() {
    pen_ = start_of(line_width() - hung_);
    if (reads_leftwards()) pen_ -= hanging_width() + hung_;
    if (slots_.empty()) {
      for (uint32_t item = trailing_.begin; item < trailing_.end; ++item) place_item(item);
      return;
    }
    find_pieces();
    std::vector<uint8_t> levels;
    levels.reserve(pieces_.size());
    bool plain = true;
    for (Piece const& piece : pieces_) {
      levels.push_back(piece.level);
      plain &= piece.level == 0;
    }
    if (plain) {
      for (Piece const& piece : pieces_) place_piece(piece);
      return;
    }
    std::vector<uint32_t> order;
    reorder_visually(levels, order);
    for (uint32_t i : order) place_piece(pieces_[i]);
  }

  void place_piece(Piece const& piece) {
    ShapedRun const& run = shaped_.runs[run_of(piece.begin)];
    PlacedRun placed;
    placed.text = {shaped_.clusters[slots_[piece.begin].slot.cluster].text_begin,
                   shaped_.clusters[slots_[piece.end - 1].slot.cluster + 1].text_begin};
    placed.glyph_begin = uint32_t(out_.glyphs.size());
    placed.face = run.face;
    placed.style = run.style;
    placed.level = piece.level;
    placed.slant = run.slant;
    run_begin_ = std::numeric_limits<float>::max();
    run_end_ = std::numeric_limits<float>::lowest();
    bool const leftwards = (piece.level & 1) != 0;
    for (size_t i = piece.begin; i < piece.end; ++i) {
      place_slot(leftwards ? piece.end - 1 - (i - piece.begin) : i, leftwards, piece);
    }
    if (hyphen_ && piece.begin < set_count_ && piece.end >= set_count_)
      placed.text.end = shaped_.clusters[break_.cluster_end].text_begin;
    placed.glyph_end = uint32_t(out_.glyphs.size());
    if (placed.glyph_end == placed.glyph_begin) return;
    placed.x = run_begin_;
    placed.width = run_end_ - run_begin_;
    out_.runs.push_back(placed);
  }

  void place_slot(size_t index, bool leftwards, Piece const& piece) {
    SetSlot const& set = slots_[index];
    Cluster const& cluster = shaped_.clusters[set.slot.cluster];
    uint32_t const opening_begin = index == 0 ? set.slot.items.begin : set.slot.items.split;
    float const own_after = std::min(cluster.glue_after, set.trail);
    if (leftwards) {
      pen_ += set.trail - own_after;
      place_items(set.closing_begin, set.closing_end, true);
      pen_ += own_after;
    } else {
      place_items(opening_begin, set.slot.items.end, false);
      pen_ += set.lead;
    }
    float const body_left = pen_;
    if (set.slot.items.atomic) out_.items.push_back({set.slot.items.end, body_left});
    pen_ += set.body;
    float const before = leftwards ? set.trail : set.lead, after = leftwards ? set.lead : set.trail;
    place_glyphs(set, cluster, body_left, leftwards);
    if (!set.hanging && set.slot.visible) {
      has_extent_ = true;
      extent_begin_ = std::min(extent_begin_, body_left - before);
      extent_end_ = std::max(extent_end_, body_left + set.body + after);
    }
    // The gap towards a neighbour of another style is neither's: a link's rule does not run into it.
    bool const at_end = index + 1 == piece.end;
    bool const keeps_gap = !at_end || (piece.end < slots_.size() && shaped_.runs[run_of(piece.end)].style ==
                                                                        shaped_.runs[run_of(index)].style);
    float const own_trail = keeps_gap ? set.trail : own_after;
    run_begin_ = std::min(run_begin_, body_left - (leftwards ? own_trail : set.lead));
    run_end_ = std::max(run_end_, body_left + set.body + (leftwards ? set.lead : own_trail));
    if (leftwards) {
      pen_ += set.lead;
      place_items(opening_begin, set.slot.items.end, true);
    } else {
      pen_ += own_after;
      if (hyphen_ && index + 1 == set_count_) place_hyphen();
      place_items(set.closing_begin, set.closing_end, false);
      pen_ += set.trail - own_after;
    }
  }

  // A soft hyphen that a line ends at stands for this glyph, and it for the soft hyphen.
  void place_hyphen() {
    ShapedGlyph const& glyph = hyphen_->glyph;
    PlacedGlyph placed;
    placed.id = glyph.id;
    placed.slice = glyph.slice;
    placed.text_begin = shaped_.clusters[hyphen_->cluster].text_begin - 1;
    placed.text_length = 1;
    placed.x = pen_ + glyph.x_offset;
    placed.y = glyph.y_offset + glue_.style(slots_[set_count_ - 1].slot.cluster).baseline_shift;
    placed.lead = -glyph.x_offset;
    placed.advance = glyph.advance;
    out_.glyphs.push_back(placed);
    pen_ += glyph.advance;
    extent_end_ = std::max(extent_end_, pen_);
    run_end_ = std::max(run_end_, pen_);
  }

  void place_item(uint32_t item) {
    if (paragraph_.items[item].kind == InlineItemKind::atomic) return;
    out_.items.push_back({item, pen_});
    pen_ += width_of(item);
  }

  void place_items(uint32_t begin, uint32_t end, bool leftwards) {
    for (uint32_t i = begin; i < end; ++i) place_item(leftwards ? end - 1 - (i - begin) : i);
  }

  void place_glyphs(SetSlot const& set, Cluster const& cluster, float body_left, bool leftwards) {
    float const space_left = body_left - (leftwards ? set.trail : set.lead);
    float const space = set.lead + set.body + set.trail;
    float pen = body_left - (leftwards ? cluster.glue_after : cluster.glue_before);
    float rest = space;
    uint32_t const text_end = shaped_.clusters[set.slot.cluster + 1].text_begin;
    float const shift = styles_[shaped_.runs[cluster.run].style].baseline_shift;
    for (uint32_t i = 0; i < cluster.glyph_count; ++i) {
      ShapedGlyph const& glyph = shaped_.glyphs[cluster.glyph_begin + i];
      PlacedGlyph placed;
      placed.id = glyph.id;
      placed.slice = glyph.slice;
      placed.text_begin = cluster.text_begin;
      placed.text_length = uint16_t(std::min<uint32_t>(text_end - cluster.text_begin, 0xFFFF));
      placed.x = pen + glyph.x_offset;
      placed.y = glyph.y_offset + shift;
      placed.lead = i == 0 ? space_left - placed.x : 0;
      bool const last = i + 1 == cluster.glyph_count;
      placed.advance = last ? rest : std::min(glyph.advance, rest);
      rest -= placed.advance;
      pen += glyph.advance;
      out_.glyphs.push_back(placed);
    }
  }

  GlueSource glue_;
  Paragraph const& paragraph_;
  ShapedParagraph const& shaped_;
  std::span<TextStyle const> styles_;
  LineCursor cursor_;
  LineBreak const& break_;
  LineSpace space_;
  LineOptions const& options_;
  SetParagraph& out_;

  std::vector<SetSlot> slots_;
  std::vector<Piece> pieces_;
  ItemGroup trailing_;
  size_t set_count_ = 0;  // slots up to the last visible one; the others hang
  LineSum line_sum_;
  LineSetting setting_;
  bool justified_ = false, has_extent_ = false;
  float hung_ = 0;                        // of a mark in the margin
  ShapedHyphen const* hyphen_ = nullptr;  // shown at this line's end
  float pen_ = 0;
  float extent_begin_ = std::numeric_limits<float>::max(), extent_end_ = std::numeric_limits<float>::lowest();
  float run_begin_ = 0, run_end_ = 0;
};

}  // namespace

void SetParagraph::clear() {
  lines.clear();
  runs.clear();
  glyphs.clear();
  items.clear();
}

void set_line(Paragraph const& paragraph, ShapedParagraph const& shaped, std::span<TextStyle const> styles,
              LineCursor cursor, LineBreak const& line_break, LineSpace space, LineOptions const& options,
              SetParagraph& out) {
  LineSetter(paragraph, shaped, styles, cursor, line_break, space, options, out).run();
}

}  // namespace banxin
