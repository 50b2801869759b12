// Where the characters of one line stand, whatever glyphs, runs and reordering made of them: one space per cluster, in the
// order of the text, parted where text nodes part.
#pragma once
#include <cstdint>
#include <vector>

#include "layout/fragment_tree.h"
#include "text/face_letters.h"

namespace banxin {

/// The space of one cluster, or of the part of it that is of one text node. CSS px of the page.
struct LinePlace {
  TextRange text;  ///< code points of the reading text
  float left = 0, right = 0;
  uint8_t level = 0;  ///< of the bidirectional algorithm
  FaceId face = kNoFace;
  float size = 0;      ///< CSS px of an em
  float letters = -1;  ///< CSS px of its letters' own advances, kerning with the letter after it included; negative: other text
  uint32_t part = 0;   ///< into FragmentTree::texts
  float width() const { return right - left; }
  float start() const { return level % 2 ? right : left; }  ///< where it begins as it is read
  float end() const { return level % 2 ? left : right; }
};

/// Finds the places of one line after the other. Keeps its arrays.
class LinePlacer {
 public:
  /// How far two places that meet may be apart, CSS px.
  static constexpr float kTouching = 0.02f;

  /// Begins a block whose text is `text` and whose entries of FragmentTree::texts begin with `first_part`. `fragments` and
  /// `letters` are used until the next call.
  void begin(FragmentTree const& fragments, LetterTables& letters, TextRange text, uint32_t first_part, uint32_t end_part,
             bool right_to_left);

  /// In the order of the text. Characters without a glyph take no width where they would stand. The gap between a letter and
  /// what is none after it belongs to the latter (at an edge of a box to none), so that a word's last letter is as wide as any. Lines come in order. Valid
  /// until the next call.
  std::vector<LinePlace> const& of(LineFragment const& line);

  /// Grapheme clusters that begin in `range` of the block's text.
  uint32_t graphemes(TextRange range) const;

 private:
  void collect(LineFragment const& line);
  void fill_holes(LineFragment const& line);
  void part_by_nodes();
  LinePlace part_of(LinePlace const& place, TextRange part) const;
  void measure_letters();
  float letters_of(LinePlace const& place) const;
  void hand_gaps_on();

  FragmentTree const* fragments_ = nullptr;
  LetterTables* letters_ = nullptr;
  TextRange text_;
  uint32_t next_part_ = 0, end_part_ = 0;
  bool right_to_left_ = false;
  std::vector<uint8_t> boundaries_;  ///< of the block's graphemes
  std::vector<LinePlace> clusters_;
  std::vector<LinePlace> places_;
};

}  // namespace banxin
